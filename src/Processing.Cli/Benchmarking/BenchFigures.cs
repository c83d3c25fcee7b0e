using System.Collections.Immutable;
using Processing.Matching;

namespace Processing.Cli.Benchmarking;

/// <summary>What a measurement gave. MB are 1,000,000 bytes of the documents as given; seconds are user CPU time of the whole process.</summary>
/// <param name="Documents">Documents measured, each once.</param>
/// <param name="WarmUpDocuments">Other documents that the process was warmed up on.</param>
/// <param name="Bytes">Their bytes.</param>
/// <param name="Tokens">Their tokens.</param>
/// <param name="Records">The records found in them.</param>
/// <param name="Truncated">Documents whose result is not whole.</param>
/// <param name="Speeds">MB/s of each run, sorted; a run is the first pass over a part of the documents.</param>
/// <param name="Repeated">MB/s of further passes over the same documents, sorted.</param>
/// <param name="Yardsticks">MB/s of a scalar loop that sums the same bytes, sorted.</param>
/// <param name="Seconds">Time of all first passes together.</param>
/// <param name="AllocatedBytes">Bytes allocated in all first passes together.</param>
/// <param name="PeakBytes">Most memory that the process ever had, rules and texts included.</param>
/// <param name="Rules">What each rule did in the first passes.</param>
internal sealed record BenchFigures(
    int Documents,
    int WarmUpDocuments,
    long Bytes,
    long Tokens,
    long Records,
    int Truncated,
    ImmutableArray<double> Speeds,
    ImmutableArray<double> Repeated,
    ImmutableArray<double> Yardsticks,
    double Seconds,
    long AllocatedBytes,
    long PeakBytes,
    ImmutableArray<RuleCount> Rules)
{
    /// <summary>The median of the first passes.</summary>
    public double MegabytesPerSecond => Median(Speeds);

    /// <summary>The median of the further passes.</summary>
    public double RepeatedMegabytesPerSecond => Median(Repeated);

    /// <summary>The median of the yardstick.</summary>
    public double YardstickMegabytesPerSecond => Median(Yardsticks);

    /// <summary>Tokens a second at the median speed.</summary>
    public double TokensPerSecond => MegabytesPerSecond * 1e6 * Tokens / Bytes;

    /// <summary>Documents a second at the median speed.</summary>
    public double DocumentsPerSecond => MegabytesPerSecond * 1e6 * Documents / Bytes;

    /// <summary>Bytes allocated for a document, its result included.</summary>
    public long AllocatedBytesPerDocument => AllocatedBytes / Documents;

    private static double Median(ImmutableArray<double> sorted) => (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
}
