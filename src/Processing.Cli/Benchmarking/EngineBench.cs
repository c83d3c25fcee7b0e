using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using System.Runtime.CompilerServices;
using Processing.Matching;
using Processing.Pipeline;

namespace Processing.Cli.Benchmarking;

/// <summary>Measures an engine from bytes to records, on one thread.</summary>
/// <remarks>
/// Each measured document is passed once, by a process that is warm from other text: a repeated text would be measured with whatever the engine
/// remembers of it. The further passes are measured too, so that the difference shows.
/// </remarks>
internal sealed class EngineBench(ExtractionEngine engine, ImmutableArray<BenchDocument> warmUp, ImmutableArray<BenchDocument> measured)
{
    private const int MostRuns = 7;

    // The compiler in the background first watches what runs and then compiles it once more; it is done when it has made nothing new for so long.
    private static readonly TimeSpan WarmUpTime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPass = TimeSpan.FromMilliseconds(50);

    private long _tokens;
    private long _records;
    private int _truncated;

    /// <summary>Why a document could not be read, with its name; then there are no figures to trust. Null when all could.</summary>
    public string? Fault { get; private set; }

    private static TimeSpan UserTime => Environment.CpuUsage.UserTime;

    /// <summary>Warms up and measures.</summary>
    /// <param name="cancellation">Stops the measurement.</param>
    public BenchFigures Run(CancellationToken cancellation)
    {
        WarmUp(cancellation);
        var before = RuleCount.Of(engine.Program);
        (_tokens, _records, _truncated) = (0, 0, 0);
        var runs = Math.Min(MostRuns, measured.Length);
        var speeds = new double[runs];
        var (seconds, allocated) = (0.0, 0L);
        for (var run = 0; run < runs; run++)
        {
            ImmutableArray<BenchDocument> part = [.. measured.Where((_, index) => index % runs == run)];
            GC.Collect();
            var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
            var time = Pass(part, cancellation);
            allocated += GC.GetAllocatedBytesForCurrentThread() - allocatedBefore;
            seconds += time.TotalSeconds;
            speeds[run] = Speed(part, time);
        }

        ImmutableArray<RuleCount> rules = [.. RuleCount.Of(engine.Program).Zip(before, (after, earlier) => after.Since(earlier))];
        var (tokens, records, truncated) = (_tokens, _records, _truncated);
        var repeated = Repeat(documents => Pass(documents, cancellation));
        var yardsticks = Repeat(Sum);
        using var process = Process.GetCurrentProcess();
        return new BenchFigures(
            measured.Length, warmUp.Length, Bytes(measured), tokens, records, truncated, Sorted(speeds), repeated, yardsticks, seconds, allocated, process.PeakWorkingSet64, rules);
    }

    private void WarmUp(CancellationToken cancellation)
    {
        var (compiled, changed) = (0L, UserTime);
        var wall = Stopwatch.StartNew();
        do
        {
            Pass(warmUp, cancellation);
            if (JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, changed) = (methods, UserTime);
            }
        }
        while (UserTime - changed < WarmUpTime && wall.Elapsed < LongestWarmUp);
    }

    private TimeSpan Pass(ImmutableArray<BenchDocument> documents, CancellationToken cancellation)
    {
        var start = UserTime;
        foreach (var document in documents)
        {
            var result = engine.Extract(document.Input, ExtractionOptions.Default, null, cancellation);
            if (result.Error is { } error)
            {
                Fault ??= $"{document.Name}: {error.Id}: {error.Message}";
            }

            _tokens += result.Statistics.Tokens;
            _records += result.Records.Length;
            _truncated += result.Truncation is null ? 0 : 1;
        }

        return UserTime - start;
    }

    // As many passes a run as make it long enough for the clock.
    private ImmutableArray<double> Repeat(Func<ImmutableArray<BenchDocument>, TimeSpan> pass)
    {
        var speeds = new double[MostRuns];
        for (var run = 0; run < MostRuns; run++)
        {
            var (time, passes) = (TimeSpan.Zero, 0);
            do
            {
                time += pass(measured);
                passes++;
            }
            while (time < ShortestPass);

            speeds[run] = passes * Speed(measured, time);
        }

        return Sorted(speeds);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static TimeSpan Sum(ImmutableArray<BenchDocument> documents)
    {
        var start = UserTime;
        var sum = 0;
        foreach (var document in documents)
        {
            foreach (var one in document.Input.Content.Span)
            {
                sum += one;
            }
        }

        GC.KeepAlive(sum);
        return UserTime - start;
    }

    private static ImmutableArray<double> Sorted(double[] speeds) => [.. speeds.Order()];

    // The clock gives microseconds; a run that is shorter than one counts as one.
    private static double Speed(ImmutableArray<BenchDocument> documents, TimeSpan time) => Bytes(documents) / Math.Max(1, time.TotalMicroseconds);

    private static long Bytes(ImmutableArray<BenchDocument> documents) => documents.Sum(document => (long)document.Input.Content.Length);
}
