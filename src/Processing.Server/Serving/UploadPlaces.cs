using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Bounds how many documents come in pieces at the same time, how many of them are worked on, and with that the memory that they take. Safe to share between threads.</summary>
internal sealed class UploadPlaces(ServerSettings settings) : IDisposable
{
    private readonly SemaphoreSlim _working = new(settings.MaxConcurrentUploads);
    private readonly Lock _lock = new();

    // Only tenants that have one.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>Places that are taken now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place. The last free one goes only to a tenant that has none, so that no tenant can have all; callers without a tenant may.</summary>
    /// <param name="tenant">Whose document it is; empty where there are no tenants.</param>
    /// <returns>False where there is none for it; otherwise it must be given back.</returns>
    public bool TryTake(string tenant)
    {
        lock (_lock)
        {
            var own = _places.GetValueOrDefault(tenant);
            if (_taken >= settings.MaxUploads - (own > 0 && tenant.Length > 0 ? 1 : 0))
            {
                return false;
            }

            _places[tenant] = own + 1;
            _taken++;
            return true;
        }
    }

    /// <summary>Gives a place back.</summary>
    /// <param name="tenant">Who took it.</param>
    public void Leave(string tenant)
    {
        lock (_lock)
        {
            _taken--;
            if (--_places[tenant] is 0)
            {
                _places.Remove(tenant);
            }
        }
    }

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
