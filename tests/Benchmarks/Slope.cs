using System.Diagnostics;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Benchmarks;

/// <summary>Time against length: for each rule set and adversarial text the time a byte at growing lengths, and the slope of log time against log length.</summary>
/// <remarks>Times are CPU time of the one thread that works, the least of several runs, so that a loaded machine changes them little. 1.00 is linear.</remarks>
internal static class Slope
{
    private const int Runs = 3;
    private const long ShortestRun = 3_000_000;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(40);

    /// <summary>Measures all rule sets whose name, with that of the text, holds one of the parts; all without any.</summary>
    public static void Run(string[] parts, int largest)
    {
        foreach (var (name, source) in SlopeRules.Sources)
        {
            Run(name, SlopeRules.Compile(source), SlopeInputs.English, TextLanguage.English, parts, largest);
        }

        if (ShippedRules.Package("news") is { } news)
        {
            Run("news", news, SlopeInputs.Persian, TextLanguage.Persian, parts, largest);
        }

        foreach (var worst in SlopeCase.All.Where(worst => parts.Length == 0 || parts.Any(part => worst.Name.Contains(part, StringComparison.Ordinal))))
        {
            Console.WriteLine(Measure(worst.Name, SlopeRules.CompileFile(worst.File), worst.Document, largest));
        }
    }

    private static void Run(string rules, RuleProgram program, (string Name, Func<int, string> Make)[] inputs, TextLanguage language, string[] parts, int largest)
    {
        foreach (var (input, make) in inputs)
        {
            var name = $"{rules}: {input}";
            if (parts.Length == 0 || parts.Any(part => name.Contains(part, StringComparison.Ordinal)))
            {
                Console.WriteLine(Measure(name, program, bytes => SlopeInputs.Document(make(bytes), language), largest));
            }
        }
    }

    private static string Measure(string name, RuleProgram program, Func<int, BenchmarkDocument> make, int largest)
    {
        var points = new List<(double Bytes, double Nanoseconds)>();
        var last = "";
        var watch = Stopwatch.StartNew();
        for (var bytes = 1_000; bytes <= largest && watch.Elapsed < Longest; bytes *= 10)
        {
            var document = make(bytes);
            var (time, records, truncation, allocated) = Time(program, document);
            points.Add((document.Text.Length, time));
            last = $"{records,9:N0} records {truncation,-10} {(double)allocated / document.Text.Length,6:F1} B/byte";
        }

        return $"{name,-48} {string.Join(' ', points.Select(point => $"{point.Nanoseconds / point.Bytes,8:F1}"))} ns/byte  slope {SlopeOf(points),5:F2}  {last}";
    }

    private static (double Nanoseconds, int Records, string Truncation, long Allocated) Time(RuleProgram program, BenchmarkDocument document)
    {
        var least = double.MaxValue;
        var executor = new FastExecutor();
        var result = Run(executor, program, document);
        var allocated = 0L;
        for (var run = 0; run < Runs; run++)
        {
            // Many rounds where one is too short for the clock.
            var rounds = 0;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = ThreadClock.Now();
            do
            {
                result = Run(executor, program, document);
                rounds++;
            }
            while (ThreadClock.Now() - start < ShortestRun);

            least = Math.Min(least, (double)(ThreadClock.Now() - start) / rounds);
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        }

        return (least, result.Records.Length, result.Truncation?.ToString() ?? "", allocated);
    }

    private static MatchResult Run(FastExecutor executor, RuleProgram program, BenchmarkDocument document)
    {
        using var lease = Tokenizer.Lease(document.Text, document.Blocks);
        return executor.Execute(program, lease.Text, MatchLimits.Default, CancellationToken.None);
    }

    private static double SlopeOf(List<(double Bytes, double Nanoseconds)> points)
    {
        var x = points.ConvertAll(point => Math.Log(point.Bytes));
        var y = points.ConvertAll(point => Math.Log(point.Nanoseconds));
        var (meanX, meanY) = (x.Average(), y.Average());
        return x.Zip(y).Sum(pair => (pair.First - meanX) * (pair.Second - meanY)) / x.Sum(value => (value - meanX) * (value - meanX));
    }
}
