using System.Collections.Concurrent;
using Processing.Server.Errors;

namespace Processing.Server.Serving;

/// <summary>Bounds what each tenant has in a minute, by buckets that fill evenly: whoever was quiet for a minute may have a minute's worth at once. Safe to share between threads.</summary>
internal sealed class TenantQuotas(QuotaSettings settings, TimeProvider time)
{
    // Tenants come from credentials; a bucket that is full again says nothing and is forgotten beyond that many.
    private const int MostTenants = 10_000;
    private readonly ConcurrentDictionary<string, TenantBucket> _buckets = new(StringComparer.Ordinal);
    private readonly bool _isBounded = settings.IsBounded || settings.Tenants.Values.Any(tenant => tenant.IsBounded);

    /// <summary>Takes a document from a tenant's quota.</summary>
    /// <returns>Why it may not be worked on now; null when it may.</returns>
    public ServiceError? Take(string tenant, int bytes) => !_isBounded ? null : Bucket(tenant).Take(bytes, time.GetTimestamp()) switch
    {
        null => null,
        var (quota, wait) => ServiceErrors.QuotaExceeded(tenant, quota, wait),
    };

    /// <summary>Takes the time that a document took. It is known only afterwards, so that a tenant may run into debt by what it has running.</summary>
    public void Spend(string tenant, TimeSpan engine)
    {
        if (_isBounded)
        {
            Bucket(tenant).Spend(engine, time.GetTimestamp());
        }
    }

    private TenantBucket Bucket(string tenant)
    {
        if (_buckets.Count > MostTenants)
        {
            var now = time.GetTimestamp();
            foreach (var (name, _) in _buckets.Where(bucket => bucket.Value.IsFull(now)))
            {
                _buckets.TryRemove(name, out _);
            }
        }

        return _buckets.GetOrAdd(tenant, static (name, quotas) => new TenantBucket(quotas.Settings.For(name), quotas.Time), (Settings: settings, Time: time));
    }
}
