using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Processing.Cli.Loading;
using Processing.Cli.Output;
using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules check</c>: compiles rule files and shows what is wrong with them.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = SharedOptions.RulePaths();
        var format = SharedOptions.Choice<CheckFormat>("--format", "-f", "text for people, json for machines, sarif for code hosts and editors.");
        var fix = new Option<bool>("--fix") { Description = "Apply the fixes that are safe to apply unseen, check again, and say what was done." };
        var unsafeFixes = new Option<bool>("--unsafe-fixes", "--unsafe") { Description = "Also apply the fixes that may change what the rules mean; look at what they did." };
        var allow = new Option<string[]>("--allow") { Description = "Leave out the warnings of this id; can be given several times.", HelpName = "ID", DefaultValueFactory = _ => [] };
        allow.Validators.Add(result =>
        {
            foreach (var id in result.Tokens.Select(token => token.Value).Where(id => AnalyzerCatalogue.Descriptors.All(known => known.Id != id)))
            {
                result.AddError($"--allow takes the id of a warning, DP4001 to {AnalyzerCatalogue.Descriptors[^1].Id}, not `{id}`");
            }
        });
        var command = new Command(
            "check",
            """
            Finds mistakes in rule files, and what is doubtful in rules that compile.

            Prints each with its place, what stands there and what to do. Exits with 1 when there is an error or a warning.
            A comment `// allow DP4010: why` silences one warning where it stands.

            Examples:
              rules check my-rules
              rules check --fix my-rules
              rules check --allow DP4014 my-rules
              rules check --format json my-rules/officials.rules
              rules check --format sarif my-rules > rules.sarif
            """)
        {
            paths,
            format,
            fix,
            unsafeFixes,
            allow,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetValue(paths) ?? [],
            parsed.GetValue(format),
            Trust(parsed.GetValue(fix), parsed.GetValue(unsafeFixes)),
            [.. parsed.GetValue(allow) ?? []],
            cancellation)));
        return command;
    }

    private static FixSafety? Trust(bool fix, bool unsafeFixes) => unsafeFixes ? FixSafety.Unsafe : fix ? FixSafety.Safe : null;

    private static int Run(string[] paths, CheckFormat format, FixSafety? trust, ImmutableArray<string> allowed, CancellationToken cancellation)
    {
        var settings = EngineSettings.Load(null);
        ImmutableArray<Diagnostic> diagnostics;
        if (trust is { } promise)
        {
            if (paths.Length == 0)
            {
                throw new UsageException("name the rule files or folders that fixes may change");
            }

            (var mended, diagnostics) = RuleFixes.Apply(RuleSelection.Load(paths), settings, promise, allowed, cancellation);
            Report(format == CheckFormat.Text ? Terminal.Out : Terminal.Error, mended);
        }
        else
        {
            diagnostics = RuleCheck.Run(RuleSelection.Load(paths), settings, allowed, cancellation);
        }

        Print(diagnostics, format);
        if (diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            foreach (var sentence in PackageRest.NotGiven(paths))
            {
                Terminal.Error.WriteLine($"note: {sentence}");
            }
        }

        return diagnostics.IsEmpty ? ExitCodes.Ok : ExitCodes.Findings;
    }

    private static void Report(IAnsiConsole console, ImmutableArray<Diagnostic> mended)
    {
        foreach (var diagnostic in mended)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"fixed {diagnostic.Id} at {diagnostic.Location.Source.Path}:{diagnostic.Location.Start.Line}: {diagnostic.Fix?.Title}"));
        }

        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mended.Length} fixed"));
    }

    private static void Print(ImmutableArray<Diagnostic> diagnostics, CheckFormat format)
    {
        if (format == CheckFormat.Text)
        {
            DiagnosticPrinter.Print(Terminal.Out, diagnostics);
            Terminal.Out.WriteLine(DiagnosticPrinter.Summary(diagnostics));
            return;
        }

        using var output = Console.OpenStandardOutput();
        if (format == CheckFormat.Json)
        {
            DiagnosticPrinter.PrintJson(output, diagnostics);
        }
        else
        {
            DiagnosticPrinter.PrintSarif(output, diagnostics);
        }
    }
}
