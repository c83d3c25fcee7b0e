using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Bounds how many documents come in pieces at the same time, how many of them are worked on, and with that the memory that they take. Safe to share between threads.</summary>
internal sealed class UploadPlaces(ServerSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _working = new(settings.MaxConcurrentUploads);
    private int _taken;

    /// <summary>Places that are taken now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place.</summary>
    /// <returns>False where all are taken; otherwise it must be given back.</returns>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= settings.MaxUploads)
        {
            return true;
        }

        Interlocked.Decrement(ref _taken);
        return false;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave() => Interlocked.Decrement(ref _taken);

    /// <summary>Waits until a document may take its turn: one that came in pieces waits for others of its kind, since the tokens of a long text take many times its bytes.</summary>
    /// <returns>To be disposed when the document is done; null where there is nothing to give back.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<IDisposable?> WaitAsync(Arrival arrival, CancellationToken cancellation)
    {
        if (arrival == Arrival.Whole)
        {
            return null;
        }

        await _working.WaitAsync(cancellation);
        return new Working(_working);
    }

    public void Dispose() => _working.Dispose();

    private sealed class Working(SemaphoreSlim working) : IDisposable
    {
        public void Dispose() => working.Release();
    }
}
