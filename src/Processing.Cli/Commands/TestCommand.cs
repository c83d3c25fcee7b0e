using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Matching;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules test</c>: runs the tests that stand in rule files.</summary>
internal static class TestCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.RulePaths();
        var format = SharedOptions.Format("text for people, json for machines.");
        var filter = new Option<string?>("--filter") { Description = "Only tests whose name contains this text.", HelpName = "TEXT" };
        var command = new Command(
            "test",
            """
            Runs the tests that stand in rule files.

            All tests run, whatever fails; a failure shows what was expected and what came, field by field.

            Examples:
              rules test my-rules
              rules test my-rules --filter guillemets
            """)
        {
            paths,
            filter,
            format,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed.GetValue(paths) ?? [], parsed.GetValue(filter), parsed.GetValue(format), cancellation)));
        return command;
    }

    private static int Run(string[] paths, string? filter, OutputFormat format, CancellationToken cancellation)
    {
        var settings = EngineSettings.Load(null);
        var emitted = RuleSelection.Load(paths).Compile(settings).Emit();
        if (emitted.Program is not { } program)
        {
            DiagnosticPrinter.Print(Terminal.Error, emitted.Diagnostics);
            return ExitCodes.Findings;
        }

        var engine = new ExtractionEngine(program, new FastExecutor(), settings.Extraction);
        var outcomes = emitted.Tests
            .Where(test => filter is null || test.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))
            .Select(test => RuleTestRunner.Run(engine, test, cancellation))
            .ToImmutableArray();
        if (format == OutputFormat.Text)
        {
            PrintText(Terminal.Out, outcomes, filter);
        }
        else
        {
            PrintJson(outcomes);
        }

        return outcomes.All(outcome => outcome.Passed) ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static void PrintText(IAnsiConsole console, ImmutableArray<RuleTestOutcome> outcomes, string? filter)
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
            }

            console.WriteLine();
        }

        var failed = outcomes.Count(outcome => !outcome.Passed);
        var todo = outcomes.Count(outcome => outcome.Test.IsTodo && outcome.Passed);
        var none = outcomes.IsEmpty ? filter is null ? " (the rules have no tests)" : " (no test has that in its name)" : string.Empty;
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

    private static void PrintJson(ImmutableArray<RuleTestOutcome> outcomes)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
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
                    WriteFailure(writer, failure);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteFailure(Utf8JsonWriter writer, ExpectationFailure failure)
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
        writer.WriteEndObject();
    }
}
