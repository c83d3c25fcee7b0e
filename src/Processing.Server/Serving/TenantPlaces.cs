namespace Processing.Server.Serving;

/// <summary>Bounds how much of something tenants may have at the same time. Safe to share between threads.</summary>
/// <param name="most">How many places there are; more than 0.</param>
internal sealed class TenantPlaces(int most)
{
    private readonly Lock _lock = new();

    // Only tenants that have one.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>Places that are taken now.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>Takes a place. The last free one goes only to a tenant that has none, so that no tenant can have all; callers without a tenant may.</summary>
    /// <param name="tenant">Whose it is; empty where there are no tenants.</param>
    /// <returns>False where there is none for it; otherwise it must be given back.</returns>
    public bool TryTake(string tenant)
    {
        lock (_lock)
        {
            var own = _places.GetValueOrDefault(tenant);
            if (_taken >= most - (own > 0 && tenant.Length > 0 ? 1 : 0))
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
}
