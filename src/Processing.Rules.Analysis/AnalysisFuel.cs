namespace Processing.Rules.Analysis;

/// <summary>The steps that all analyses of one compilation may take together. Counted, not timed, so that the same rules always give the same warnings.</summary>
/// <param name="steps">How many there are.</param>
/// <param name="cancellation">Whether the caller gave up; looked at every few thousand steps.</param>
internal sealed class AnalysisFuel(long steps, CancellationToken cancellation)
{
    private const long StepsBetweenLooks = 4_096;

    private long _left = steps;
    private long _nextLook = steps - StepsBetweenLooks;

    /// <summary>Whether a step was refused. From then on all are.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Takes steps before they are done; false where there are not so many, and then whatever is under way has to stop and say nothing.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public bool TrySpend(long steps)
    {
        if (IsOut || steps > _left)
        {
            IsOut = true;
            return false;
        }

        _left -= steps;
        if (_left <= _nextLook)
        {
            _nextLook = _left - StepsBetweenLooks;
            cancellation.ThrowIfCancellationRequested();
        }

        return true;
    }

    /// <summary>Takes steps for what is done whether or not so many are left, because it is short. Where they are not, the next step is refused.</summary>
    public void Spend(long steps) => _ = TrySpend(steps);
}
