using System.Diagnostics;
using System.Globalization;
using System.Text;
using Processing.Rules;

namespace Benchmarks;

/// <summary>What hostile rules cost: user CPU time of the second compilation, what stays in memory for each byte of source, and what is said of them.</summary>
internal static class LimitBenchmarks
{
    private const double MostMilliseconds = 100;
    private const double MostTimesTheSource = 64;
    private const int FixedBytes = 512 * 1024;
    private const int Stack = 1024 * 1024;

    public static void Run(string[] wanted)
    {
        (string Name, string Source, string Id) meant = ("250 KB as authors write them", new RuleSources().OneFile(250 * 1024), "");
        foreach (var (name, source, _) in HostileRules.All().Prepend(meant))
        {
            if (wanted.Length > 0 && !wanted.Any(part => name.Contains(part, StringComparison.Ordinal)))
            {
                continue;
            }

            var thread = new Thread(() => Measure(name, source), Stack);
            thread.Start();
            thread.Join();
        }
    }

    private static void Measure(string name, string source)
    {
        RuleFile[] files = [new RuleFile("a.rules", Encoding.UTF8.GetBytes(source))];
        RuleCompilation Compile() => RuleCompilation.Create([.. files], [], CompilationLimits.Default);
        Compile().Emit();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var start = UserTime();
        var compilation = Compile();
        var result = compilation.Emit();
        var time = (UserTime() - start).TotalMilliseconds;
        var held = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)source.Length;
        GC.KeepAlive(compilation);
        var ids = string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Id).Take(3));
        var verdict = (result.Diagnostics.Length > 1 || time > MostMilliseconds || held > MostTimesTheSource + (FixedBytes / (double)source.Length)) ? "  <--" : "";
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {source.Length,10:N0} chars {time,8:F1} ms  holds {held,6:F1} times the source  {result.Diagnostics.Length,4} {ids}{verdict}"));
    }

    private static TimeSpan UserTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.UserProcessorTime;
    }
}
