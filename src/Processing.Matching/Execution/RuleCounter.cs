namespace Processing.Matching.Execution;

/// <summary>Counts what one rule does in all documents. Safe to share between threads.</summary>
/// <remarks>Time is taken for the first document that the rule is looked for in and then for every sixteenth: two looks at the clock cost as much as a small rule.</remarks>
internal sealed class RuleCounter
{
    private const int SampledRuns = 16;

    private long _runs;
    private long _candidates;
    private long _matches;
    private long _sampled;
    private long _ticks; // of TimeSpan, 100 ns each

    /// <summary>How often the rule was looked for, as far as this thread has seen.</summary>
    public long Runs => _runs;

    /// <summary>Notes that the rule is looked for in a document.</summary>
    /// <param name="clock">What to take the time by; null for no time.</param>
    /// <param name="always">Whether the time is taken in any case.</param>
    /// <returns>What <see cref="End"/> must be given: when it began; null where no time is taken.</returns>
    public long? Begin(TimeProvider? clock, bool always)
    {
        var isSampled = (Interlocked.Increment(ref _runs) & (SampledRuns - 1)) == 1 || always;
        return isSampled ? clock?.GetTimestamp() : null;
    }

    /// <summary>Notes what came of it.</summary>
    /// <param name="clock">The same clock as at <see cref="Begin"/>.</param>
    /// <param name="began">What <see cref="Begin"/> gave.</param>
    /// <param name="candidates">Places where the rule was tried.</param>
    /// <param name="matches">Matches that hold.</param>
    public void End(TimeProvider? clock, long? began, int candidates, int matches)
    {
        if (began is { } start && clock is not null)
        {
            Interlocked.Add(ref _ticks, clock.GetElapsedTime(start).Ticks);
            Interlocked.Increment(ref _sampled);
        }

        if (candidates > 0)
        {
            Interlocked.Add(ref _candidates, candidates);
        }

        if (matches > 0)
        {
            Interlocked.Add(ref _matches, matches);
        }
    }

    /// <summary>The counts so far, under the rule's name.</summary>
    public RuleCount Read(string rule) => new(
        rule,
        Volatile.Read(ref _runs),
        Volatile.Read(ref _candidates),
        Volatile.Read(ref _matches),
        Volatile.Read(ref _sampled),
        TimeSpan.FromTicks(Volatile.Read(ref _ticks)));
}
