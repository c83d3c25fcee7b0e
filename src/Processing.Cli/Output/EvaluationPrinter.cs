using System.Globalization;
using Processing.Evaluation;
using Processing.Evaluation.Scoring;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints an evaluation for people.</summary>
internal static class EvaluationPrinter
{
    public static void Print(IAnsiConsole console, EvaluationReport report, string revision, int errors)
    {
        console.WriteLine($"{report.Set.Name}: {report.Set.Description}");
        foreach (var group in report.Groups)
        {
            console.WriteLine();
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Name}: {group.Cases} cases, right: strict {Percent(group.CaseAccuracy(MarkFit.Strict))}, trimmed {Percent(group.CaseAccuracy(MarkFit.Trimmed))}, span {Percent(group.CaseAccuracy(MarkFit.Span))}"));
            foreach (var (name, score) in group.Classes)
            {
                PrintClass(console, name, score);
            }

            if (group.Classes.Count > 1)
            {
                PrintClass(console, "all", group.Total());
            }

            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {"mean of cases",-26}                            P {Percent(group.MeanPrecision),6}  R {Percent(group.MeanRecall),6}  F1 {Percent(group.MeanF1),6}"));
            console.WriteLine($"  errors: {string.Join(", ", Enum.GetValues<MarkError>().Select(error => $"{Name(error)} {group.Count(error).ToString(CultureInfo.InvariantCulture)}"))}");
            foreach (var sample in group.Errors.Take(errors))
            {
                PrintSample(console, sample);
            }
        }

        console.WriteLine();
        PrintEnd(console, report, revision);
    }

    public static string Name(MarkError error) => error switch
    {
        MarkError.Missed => "missed",
        MarkError.Spurious => "spurious",
        MarkError.WrongSpan => "wrong span",
        MarkError.WrongClass => "wrong type",
        _ => "wrong value",
    };

    private static void PrintClass(IAnsiConsole console, string name, ClassScore score) =>
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-26} gold {score.Gold,6}  found {score.Found,6}  P {Percent(score.Precision(MarkFit.Trimmed)),6}  R {Percent(score.Recall(MarkFit.Trimmed)),6}  F1 {Percent(score.F1(MarkFit.Trimmed)),6}  (strict {Percent(score.F1(MarkFit.Strict))}, span {Percent(score.F1(MarkFit.Span))})"));

    private static void PrintSample(IAnsiConsole console, ErrorSample sample)
    {
        console.WriteLine($"    {Name(sample.Error)}  {sample.Case.Id}  {Excerpt(sample)}");
        if (sample.Gold is { } gold)
        {
            console.WriteLine($"      gold   {Describe(gold, sample.Case.Text)}");
        }

        if (sample.Found is { } found)
        {
            console.WriteLine($"      found  {Describe(found, sample.Case.Text)}");
        }
    }

    private static string Describe(EvaluationMark mark, string text)
    {
        var place = mark.Start >= 0 ? $"⁨{text.Substring(mark.Start, mark.Length)}⁩  " : string.Empty;
        return $"{mark.Class}  {place}{mark.Value}".Replace('\n', ' ');
    }

    /// <summary>The text around the error: of a document without places, nothing.</summary>
    private static string Excerpt(ErrorSample sample)
    {
        const int Around = 60;
        var mark = sample.Gold ?? sample.Found;
        if (mark is null || mark.Start < 0)
        {
            return string.Empty;
        }

        var start = Math.Max(0, mark.Start - Around);
        var end = Math.Min(sample.Case.Text.Length, mark.Start + mark.Length + Around);
        return $"⁨{sample.Case.Text[start..end].Replace('\n', ' ')}⁩";
    }

    private static void PrintEnd(IAnsiConsole console, EvaluationReport report, string revision)
    {
        var cases = report.Groups.Sum(group => group.Cases);
        var left = report.Unusable > 0 ? string.Create(CultureInfo.InvariantCulture, $", {report.Unusable} left out because their gold contradicts their text") : string.Empty;
        var speed = report.Time > TimeSpan.Zero ? report.Bytes / 1e6 / report.Time.TotalSeconds : 0;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} cases{left}; {report.Time.TotalSeconds:0.00} s for {report.Bytes / 1e6:0.00} MB, {speed:0.0} MB/s; rules {revision}"));
    }

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture);
}
