using System.Collections.Concurrent;

namespace Processing.Server.Serving;

/// <summary>Equal requests that are worked on now, so that one of them works and the others wait for what it leaves in the cache. Safe to share between threads.</summary>
internal sealed class ResultFlights
{
    private readonly ConcurrentDictionary<ResultCacheKey, TaskCompletionSource> _working = new();
    private int _waiting;

    /// <summary>Requests that wait for an equal one now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Whether none is worked on.</summary>
    public bool IsEmpty => _working.IsEmpty;

    /// <summary>Takes a request on, unless an equal one is worked on.</summary>
    /// <returns>Whether it was taken on; then <see cref="Leave"/> must follow, whatever becomes of it.</returns>
    public bool TryTake(ResultCacheKey key) => _working.TryAdd(key, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    /// <summary>Waits until the equal request is done, well or not; at once where there is none.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public async Task WaitAsync(ResultCacheKey key, CancellationToken cancellation)
    {
        if (!_working.TryGetValue(key, out var other))
        {
            return;
        }

        Interlocked.Increment(ref _waiting);
        try
        {
            await other.Task.WaitAsync(cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Lets those go on that wait for a request.</summary>
    public void Leave(ResultCacheKey key)
    {
        if (_working.TryRemove(key, out var done))
        {
            done.SetResult();
        }
    }
}
