using Microsoft.Extensions.Caching.Memory;
using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>Results of earlier calls, by what they depend on, within a number of bytes.</summary>
internal sealed class ResultCache : IDisposable
{
    // Two hashes, a revision and the entry's own bookkeeping: what an empty result costs.
    private const int EntryOverhead = 1024;

    private readonly MemoryCache? _entries;
    private readonly long _limit;

    public ResultCache(ServerSettings settings)
    {
        _limit = settings.CacheBytes;
        _entries = _limit > 0 ? new MemoryCache(new MemoryCacheOptions { SizeLimit = _limit }) : null;
    }

    /// <summary>Whether there is a cache at all.</summary>
    public bool IsEnabled => _entries is not null;

    /// <summary>Equal requests of which one works for all.</summary>
    public ResultFlights Flights { get; } = new();

    /// <summary>Whether it has or awaits any result, so that a call may be answered from it.</summary>
    public bool MayAnswer => Count > 0 || !Flights.IsEmpty;

    /// <summary>Entries kept now.</summary>
    public int Count => _entries?.Count ?? 0;

    /// <summary>A kept result; null when there is none.</summary>
    public EncodedResult? Find(ResultCacheKey key) =>
        _entries is not null && _entries.TryGetValue(key, out EncodedResult? result) ? result : null;

    /// <summary>Keeps a copy of a result, unless it alone is larger than the cache.</summary>
    /// <param name="key">What it depends on.</param>
    /// <param name="result">The result, with its records.</param>
    public void Keep(ResultCacheKey key, EncodedResult result)
    {
        var size = result.Length + EntryOverhead;
        if (_entries is not null && size <= _limit)
        {
            _entries.Set(key, result.ToKept(), new MemoryCacheEntryOptions { Size = size });
        }
    }

    public void Dispose() => _entries?.Dispose();
}
