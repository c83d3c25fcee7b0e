using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Processing.Pipeline;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints how tests went.</summary>
internal static class TestReport
{
    /// <summary>For people: what failed, field by field, and how many passed.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="outcomes">How the tests went.</param>
    /// <param name="furthest">What is known of the rules that did not match.</param>
    public static void PrintText(IAnsiConsole console, ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest)
    {
        foreach (var outcome in outcomes.Where(outcome => !outcome.Passed))
        {
            console.MarkupLine($"[red bold]failed[/] {Markup.Escape(outcome.Test.Name)}");
            console.WriteLine($"  {outcome.Test.Path}:{outcome.Test.Line.ToString(CultureInfo.InvariantCulture)}");
            if (outcome.Test.IsTodo)
            {
                console.WriteLine("  it is marked `todo`, but all it expects came out; take the mark away");
            }

            foreach (var failure in outcome.Failures)
            {
                PrintFailure(console, outcome, failure);
                if (furthest.Of(failure) is { } nearest)
                {
                    new ExplanationText(console, nearest.Words, nearest.Rule.Explanation).WriteFurthest(nearest.Rule.Attempts, 4);
                }
            }

            console.WriteLine();
        }

        var failed = outcomes.Count(outcome => !outcome.Passed);
        var todo = outcomes.Count(outcome => outcome.Test.IsTodo && outcome.Passed);
        var none = outcomes.IsEmpty ? " (the rules have no tests)" : string.Empty;
        var open = todo > 0 ? $", {todo.ToString(CultureInfo.InvariantCulture)} of them todo" : string.Empty;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{outcomes.Length - failed} passed{open}, {failed} failed{none}"));
    }

    private static void PrintFailure(IAnsiConsole console, RuleTestOutcome outcome, ExpectationFailure failure)
    {
        console.WriteLine($"  {outcome.Test.Path}:{failure.Expectation.Line.ToString(CultureInfo.InvariantCulture)}: {failure.Message}");
        foreach (var difference in failure.Differences)
        {
            console.WriteLine($"    {difference.Field}");
            console.MarkupLine($"      expected  [green]{Markup.Escape(Bidi.Isolate(difference.Expected))}[/]");
            console.MarkupLine($"      got       [red]{Markup.Escape(difference.Got is null ? "nothing" : Bidi.Isolate(difference.Got))}[/]");
        }
    }

    /// <summary>For machines: one array.</summary>
    public static void WriteJson(Utf8JsonWriter writer, ImmutableArray<RuleTestOutcome> outcomes, FurthestRules furthest)
    {
        writer.WriteStartArray();
        foreach (var outcome in outcomes)
        {
            writer.WriteStartObject();
            writer.WriteString("test", outcome.Test.Name);
            writer.WriteString("path", outcome.Test.Path);
            writer.WriteNumber("line", outcome.Test.Line);
            writer.WriteBoolean("todo", outcome.Test.IsTodo);
            writer.WriteBoolean("passed", outcome.Passed);
            writer.WriteStartArray("failures");
            foreach (var failure in outcome.Failures)
            {
                WriteFailure(writer, failure, furthest);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteFailure(Utf8JsonWriter writer, ExpectationFailure failure, FurthestRules furthest)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", failure.Expectation.Line);
        writer.WriteString("record", failure.Expectation.Record);
        writer.WriteString("message", failure.Message);
        writer.WriteStartArray("differences");
        foreach (var difference in failure.Differences)
        {
            writer.WriteStartObject();
            writer.WriteString("field", difference.Field);
            writer.WriteString("expected", difference.Expected);
            writer.WriteString("got", difference.Got);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (failure.Nearest is { } nearest)
        {
            writer.WriteStartObject("nearest");
            writer.WriteString("rule", nearest.Rule);
            writer.WriteString("text", nearest.Mentions.IsEmpty ? "" : nearest.Mentions[0].Text);
            writer.WriteEndObject();
        }

        if (furthest.Of(failure) is { } found)
        {
            writer.WriteStartObject("furthest");
            new ExplanationJson(found.Words, found.Rule.Explanation).WriteFurthest(writer, found.Rule.Attempts);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
