using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Text;

namespace Benchmarks;

/// <summary>Runs one action over all documents again and again on one thread, and prints the median of its user CPU time.</summary>
/// <remarks>Each line carries the yardstick of the same run: a loop that sums the same bytes. Figures of two machines compare through it.</remarks>
internal static class Harness
{
    private const int Runs = 7;

    // Of CPU time, so that on a busy machine too the compiler in the background comes to its last version of everything. It is done when it has made nothing new for so long.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan ShortestRun = TimeSpan.FromMilliseconds(250);

    /// <summary>Measures, prints, and gives MB of UTF-8 a second.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="documents">The documents.</param>
    /// <param name="action">What is done with each.</param>
    /// <param name="given">Bytes of what a document gives out, which are allocated whatever else is; null where nothing is given out.</param>
    public static double Measure(string name, ImmutableArray<BenchmarkDocument> documents, Func<BenchmarkDocument, int> action, Func<BenchmarkDocument, long>? given = null)
    {
        var bytes = documents.Sum(document => (long)document.Text.Length);
        var (speed, found) = Median(documents, bytes, action, WarmUp);
        var (yardstick, _) = Median(documents, bytes, Sum, TimeSpan.Zero);
        var before = GC.GetAllocatedBytesForCurrentThread();
        RunOnce(documents, action);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / documents.Length;
        var records = given is null ? "" : $", {documents.Sum(given) / documents.Length,7:N0} of them records";
        Console.WriteLine($"{name,-58} {speed,8:F1} MB/s  yardstick {yardstick,6:F0} MB/s  {allocated,10:N0} B/doc{records}  {(double)found / documents.Length,8:F2} found/doc");
        return speed;
    }

    /// <summary>Reads a compiled program and runs it on an empty document, again and again; prints the user CPU time of the first time and the median of the last ones.</summary>
    /// <remarks>A program is swapped in a server that is warm; the first time is that of a process that has just started, and mostly the compiler's.</remarks>
    public static void MeasureLoad(string name, RuleProgram program)
    {
        using var stream = new MemoryStream();
        ProgramWriter.Write(program, stream);
        var (first, _) = Load(stream);
        var (began, compiled, changed) = (UserTime(), 0L, UserTime());
        for (var now = began; now - changed < WarmUp && now - began < LongestWarmUp; now = UserTime())
        {
            Load(stream);
            if (JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, changed) = (methods, UserTime());
            }
        }

        var times = new (double Whole, double Read)[Runs];
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        for (var run = 0; run < Runs; run++)
        {
            times[run] = Load(stream);
        }

        allocated = (GC.GetAllocatedBytesForCurrentThread() - allocated) / Runs;
        Array.Sort(times);
        Console.WriteLine($"{name,-58} {times[Runs / 2].Whole,8:F0} ms, of which reading {times[Runs / 2].Read:F0}; fastest {times[0].Whole:F0}, slowest {times[^1].Whole:F0}, in a new process {first:F0}; {stream.Length:N0} bytes, {allocated:N0} allocated");
    }

    private static (double Whole, double Read) Load(MemoryStream stream)
    {
        var start = UserTime();
        var loaded = ProgramReader.Read(stream.GetBuffer().AsSpan(0, (int)stream.Length));
        var read = (UserTime() - start).TotalMilliseconds;
        new FastExecutor().Execute(loaded, Tokenizer.Tokenize(ReadOnlyMemory<byte>.Empty, []), MatchLimits.Default, CancellationToken.None);
        return ((UserTime() - start).TotalMilliseconds, read);
    }

    private static (double Speed, long Found) Median(ImmutableArray<BenchmarkDocument> documents, long bytes, Func<BenchmarkDocument, int> action, TimeSpan warmUp)
    {
        // Warm: everything is compiled and every cache that lives longer than a document is filled.
        var began = UserTime();
        var (compiled, changed) = (0L, began);
        var found = RunOnce(documents, action);
        for (var now = began; now - changed < warmUp && now - began < LongestWarmUp; now = UserTime())
        {
            RunOnce(documents, action);
            if (JitInfo.GetCompiledMethodCount() is var methods && methods != compiled)
            {
                (compiled, changed) = (methods, UserTime());
            }
        }

        var speeds = new double[Runs];
        for (var run = 0; run < Runs; run++)
        {
            var rounds = 0;
            var start = UserTime();
            var wall = Stopwatch.StartNew();
            do
            {
                RunOnce(documents, action);
                rounds++;
            }
            while (wall.Elapsed < ShortestRun);

            speeds[run] = rounds * bytes / 1e6 / (UserTime() - start).TotalSeconds;
        }

        Array.Sort(speeds);
        return (speeds[Runs / 2], found);
    }

    private static long RunOnce(ImmutableArray<BenchmarkDocument> documents, Func<BenchmarkDocument, int> action)
    {
        var found = 0L;
        foreach (var document in documents)
        {
            found += action(document);
        }

        return found;
    }

    private static int Sum(BenchmarkDocument document)
    {
        var sum = 0;
        foreach (var b in document.Text)
        {
            sum += b;
        }

        return sum == 0 ? 1 : 0;
    }

    private static TimeSpan UserTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.UserProcessorTime;
    }
}
