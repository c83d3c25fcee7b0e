using System.Diagnostics;

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
    private long _ticks;

    /// <summary>Notes that the rule is looked for in a document.</summary>
    /// <returns>What <see cref="End"/> must be given.</returns>
    public long Begin() => (Interlocked.Increment(ref _runs) & (SampledRuns - 1)) == 1 ? Stopwatch.GetTimestamp() : 0;

    /// <summary>Notes what came of it.</summary>
    /// <param name="began">What <see cref="Begin"/> gave.</param>
    /// <param name="candidates">Places where the rule was tried.</param>
    /// <param name="matches">Matches that hold.</param>
    public void End(long began, int candidates, int matches)
    {
        if (began != 0)
        {
            Interlocked.Add(ref _ticks, Stopwatch.GetTimestamp() - began);
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
        Stopwatch.GetElapsedTime(0, Volatile.Read(ref _ticks)));
}
