namespace Processing.Server.Serving;

/// <summary>What is left to one tenant now.</summary>
internal sealed class TenantBucket(QuotaSettings settings, TimeProvider time)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(100);
    private readonly Lock _lock = new();
    private double _documents = settings.DocumentsPerMinute;
    private double _bytes = settings.BytesPerMinute;
    private double _seconds = settings.EngineSecondsPerMinute;
    private long _filled = time.GetTimestamp();

    /// <summary>Takes one document.</summary>
    /// <returns>The key of the quota that is used up and how long until there is enough of it; null when it was taken.</returns>
    public (string Quota, TimeSpan Wait)? Take(int bytes, long now)
    {
        lock (_lock)
        {
            Fill(now);
            var wanted = Lacking("documents_per_minute", settings.DocumentsPerMinute, _documents, 1)
                ?? Lacking("bytes_per_minute", settings.BytesPerMinute, _bytes, bytes)
                ?? Lacking("engine_seconds_per_minute", settings.EngineSecondsPerMinute, _seconds, double.Epsilon);
            if (wanted is null)
            {
                _documents -= settings.DocumentsPerMinute > 0 ? 1 : 0;
                _bytes -= settings.BytesPerMinute > 0 ? bytes : 0;
            }

            return wanted;
        }
    }

    /// <summary>Takes time of the engine, also what is not left.</summary>
    public void Spend(TimeSpan engine, long now)
    {
        lock (_lock)
        {
            Fill(now);
            _seconds -= settings.EngineSecondsPerMinute > 0 ? engine.TotalSeconds : 0;
        }
    }

    /// <summary>Whether nothing is used.</summary>
    public bool IsFull(long now)
    {
        lock (_lock)
        {
            Fill(now);
            return _documents >= settings.DocumentsPerMinute && _bytes >= settings.BytesPerMinute && _seconds >= settings.EngineSecondsPerMinute;
        }
    }

    private void Fill(long now)
    {
        var minutes = Math.Max(0, time.GetElapsedTime(_filled, now).TotalMinutes);
        _filled = now;
        _documents = Math.Min(settings.DocumentsPerMinute, _documents + (minutes * settings.DocumentsPerMinute));
        _bytes = Math.Min(settings.BytesPerMinute, _bytes + (minutes * settings.BytesPerMinute));
        _seconds = Math.Min(settings.EngineSecondsPerMinute, _seconds + (minutes * settings.EngineSecondsPerMinute));
    }

    private (string Quota, TimeSpan Wait)? Lacking(string key, double perMinute, double left, double wanted)
    {
        if (perMinute <= 0 || left >= wanted)
        {
            return null;
        }

        var wait = TimeSpan.FromMinutes((wanted - left) / perMinute);
        return ($"{settings.Place}.{key}", wait > ShortestWait ? wait : ShortestWait);
    }
}
