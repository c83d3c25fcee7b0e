using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Bounds how many documents come in pieces at the same time, how many of them are worked on, and with that the memory that they take. Safe to share between threads.</summary>
internal sealed class UploadPlaces(ServerSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _working = new(settings.MaxConcurrentUploads);
    private readonly TenantPlaces _places = new(settings.MaxUploads);

    /// <summary>Places that are taken now.</summary>
    public int Taken => _places.Taken;

    /// <summary>Takes a place, as <see cref="TenantPlaces.TryTake"/> does.</summary>
    public bool TryTake(string tenant) => _places.TryTake(tenant);

    /// <summary>Gives a place back.</summary>
    public void Leave(string tenant) => _places.Leave(tenant);

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
