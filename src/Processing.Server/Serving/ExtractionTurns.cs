using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Lets a bounded number of documents be worked on at the same time; the others wait without a thread.</summary>
internal sealed class ExtractionTurns(ServerSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _free = new(settings.MaxConcurrentExtractions);
    private int _waiting;

    /// <summary>Calls that wait now and may be refused.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Turns that are taken now.</summary>
    public int Running => settings.MaxConcurrentExtractions - _free.CurrentCount;

    /// <summary>Takes a turn.</summary>
    /// <returns>False when too many wait already; after true, <see cref="Leave"/> must follow.</returns>
    public async ValueTask<bool> EnterAsync(Turn turn, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (_free.Wait(0, CancellationToken.None))
        {
            return true;
        }

        if (turn == Turn.Wait)
        {
            await _free.WaitAsync(cancellation);
            return true;
        }

        try
        {
            if (Interlocked.Increment(ref _waiting) > settings.MaxWaitingCalls)
            {
                return false;
            }

            await _free.WaitAsync(cancellation);
            return true;
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    /// <summary>Gives a turn back.</summary>
    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}
