using System.Diagnostics;
using Processing.Matching;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;

namespace Benchmarks;

/// <summary>How soon a cancelled run ends: the longest CPU time between two looks at the cancellation, on the texts of <see cref="SlopeInputs"/> and <see cref="SlopeCase"/>.</summary>
/// <remarks>A run that takes longer than <see cref="LongestRun"/> is ended there, at a look, like any run that is cancelled.</remarks>
internal static class Looks
{
    private const long LongestRun = 4_000_000_000;

    public static void Run(string[] parts, int bytes)
    {
        foreach (var (name, source) in SlopeRules.Sources)
        {
            Run(name, SlopeRules.Compile(source), SlopeInputs.English, TextLanguage.English, parts, bytes);
        }

        if (ShippedRules.Package("news") is { } news)
        {
            Run("news", news, SlopeInputs.Persian, TextLanguage.Persian, parts, bytes);
        }

        foreach (var worst in SlopeCase.All.Where(worst => parts.Length == 0 || parts.Any(part => worst.Name.Contains(part, StringComparison.Ordinal))))
        {
            Run(worst.Name, SlopeRules.CompileFile(worst.File), worst.Document(bytes));
        }
    }

    private static void Run(string rules, RuleProgram program, (string Name, Func<int, string> Make)[] inputs, TextLanguage language, string[] parts, int bytes)
    {
        foreach (var (input, make) in inputs)
        {
            var name = $"{rules}: {input}";
            if (parts.Length > 0 && !parts.Any(part => name.Contains(part, StringComparison.Ordinal)))
            {
                continue;
            }

            Run(name, program, SlopeInputs.Document(make(bytes), language));
        }
    }

    private static void Run(string name, RuleProgram program, BenchmarkDocument document)
    {
        FastExecutor.Execute(program, Tokenizer.Tokenize("a"u8.ToArray(), []), new MatchBudget(MatchLimits.Default, CancellationToken.None), null);
        var start = ThreadClock.Now();
        using var lease = Tokenizer.Lease(document.Text, document.Blocks);
        var tokenised = ThreadClock.Now() - start;
        var (match, gap, at, ended, pause) = LongestGap(program, lease.Text);
        Console.WriteLine($"{name,-48} tokenise {tokenised / 1e6,7:F1} ms  match {match / 1e6,8:F1} ms  longest between looks {gap / 1e6,7:F1} ms at {at / 1e6,8:F1} ms, up to {ended}, without the collector; its longest pause {pause / 1e6,7:F1} ms");
    }

    // Who worked since the last look, or began behind it.
    private static string WhoLooks()
    {
        foreach (var frame in new StackTrace().GetFrames())
        {
            if (frame.GetMethod() is { DeclaringType: { } type } method && type.Namespace?.StartsWith("Processing", StringComparison.Ordinal) == true && type != typeof(MatchBudget))
            {
                return $"{type.Name}.{method.Name}";
            }
        }

        return "the end";
    }

    // Wall time, so that on a busy machine a little more than the collector took is taken off.
    private static long Paused() => (long)(GC.GetTotalPauseDuration().TotalMilliseconds * 1_000_000);

    private static (long Match, long Gap, long At, string Ended, long Pause) LongestGap(RuleProgram program, TokenizedText text)
    {
        using var stop = new CancellationTokenSource();
        var start = ThreadClock.Now();
        var (last, gap, at, ended) = (start, 0L, 0L, "");
        var (lastPaused, longestPause) = (Paused(), 0L);
        var budget = new MatchBudget(MatchLimits.Default, MatchLimits.Default.StepsFor(text.Count), stop.Token, CancellationToken.None) { BeforeLook = Note };
        try
        {
            FastExecutor.Execute(program, text, budget, null);
            Note();
        }
        catch (OperationCanceledException)
        {
            // Long enough.
        }

        return (last - start, gap, at, ended, longestPause);

        void Note()
        {
            var (now, paused) = (ThreadClock.Now(), Paused());
            var pause = paused - lastPaused;
            longestPause = Math.Max(longestPause, pause);
            if (now - last - pause > gap)
            {
                (gap, at, ended) = (now - last - pause, last - start, WhoLooks());
                now = ThreadClock.Now();
            }

            (last, lastPaused) = (now, paused);
            if (now - start > LongestRun)
            {
                stop.Cancel();
            }
        }
    }
}
