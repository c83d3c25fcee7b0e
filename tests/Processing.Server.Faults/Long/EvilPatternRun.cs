using System.Diagnostics;
using System.Globalization;
using System.Text;
using Benchmarks;
using Processing.Documents;
using Processing.Pipeline;
using Processing.Rules;
using Processing.Server.Faults.Support;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;

namespace Processing.Server.Faults.Long;

/// <summary>Runs each evil pattern over a quarter, a half and the whole of its text, and looks how its time grows: twice the text may take twice the time and a bit.</summary>
internal static class EvilPatternRun
{
    private const double MostGrowth = 1.35;
    private const double Unmeasurable = 0.05;

    public static Task RunAsync(RunOptions options, Report report)
    {
        var (refused, steepest, longest, unfinished) = (0, 0.0, 0.0, 0);
        foreach (var (pattern, text) in EvilRules.All)
        {
            var compiling = Stopwatch.StartNew();
            var rules = RuleSetCompiler.Compile("evil", [new RuleFile("a.rules", Encoding.UTF8.GetBytes(EvilRules.Package(pattern)))], [], EngineSettings.Default);
            if (rules.Extractor is not { } engine)
            {
                refused++;
                RunOptions.Progress($"{pattern}: {rules.Diagnostics[0].Id} after {compiling.ElapsedMilliseconds} ms");
                continue;
            }

            var times = new[] { text[..(text.Length / 4)], text[..(text.Length / 2)], text }.Select(part => Time(engine, part)).ToArray();
            unfinished += times[^1].Truncation is null ? 0 : 1;
            longest = Math.Max(longest, times[^1].Seconds);
            var growth = times[^1].Truncation is null && times[0].Seconds > Unmeasurable ? Math.Log2(times[^1].Seconds / times[0].Seconds) / 2 : 0;
            steepest = Math.Max(steepest, growth);
            RunOptions.Progress(string.Create(CultureInfo.InvariantCulture, $"{pattern}: {times[0].Seconds:0.000} {times[1].Seconds:0.000} {times[2].Seconds:0.000} s, {times[^1].Truncation?.ToString() ?? "whole"}"));
        }

        report.Tell("patterns", EvilRules.All.Length);
        report.Tell("refused by the compiler", refused);
        report.Tell("cut at the steps that a document may take", unfinished);
        report.AtMost("longest for 100 KB", longest, options["seconds"], "s");
        report.AtMost("steepest growth, as the power of the text's length", steepest, MostGrowth);
        return Task.CompletedTask;
    }

    // In time of this thread, which other work on the machine does not change.
    private static (double Seconds, Matching.Results.Truncation? Truncation) Time(IDocumentExtractor engine, string text)
    {
        var input = new DocumentInput(Encoding.UTF8.GetBytes(text));
        var began = ThreadClock.Now();
        var result = engine.Extract(input, ExtractionOptions.Default, null, CancellationToken.None);
        return ((ThreadClock.Now() - began) / 1e9, result.Truncation);
    }
}
