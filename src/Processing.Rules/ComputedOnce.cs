namespace Processing.Rules;

/// <summary>A value that is worked out when it is first asked for. A caller that gives up leaves it for the next one, who starts anew.</summary>
internal sealed class ComputedOnce<T>(Func<CancellationToken, T> compute)
    where T : class
{
    private readonly Lock _lock = new();
    private T? _value;

    /// <summary>The value where it is known; null where it is not.</summary>
    public T? Known => Volatile.Read(ref _value);

    /// <summary>The value; others who ask at the same time wait for it.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public T Get(CancellationToken cancellation)
    {
        if (Volatile.Read(ref _value) is { } known)
        {
            return known;
        }

        lock (_lock)
        {
            if (_value is null)
            {
                cancellation.ThrowIfCancellationRequested();
                Volatile.Write(ref _value, compute(cancellation));
            }

            return _value;
        }
    }
}
