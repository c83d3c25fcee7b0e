using System.CommandLine;
using Processing.Cli.Loading;
using Processing.Cli.Output;
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
        var format = SharedOptions.Format("text for people, json for machines.");
        var command = new Command(
            "check",
            """
            Finds mistakes in rule files.

            Prints each with its place, what stands there and what to do. Exits with 1 when there is an error.

            Examples:
              rules check my-rules
              rules check --format json my-rules/officials.rules
            """)
        {
            paths,
            format,
        };
        command.SetAction(parsed => Run(parsed.GetValue(paths) ?? [], parsed.GetValue(format)));
        return command;
    }

    private static int Run(string[] paths, OutputFormat format)
    {
        var diagnostics = RuleSelection.Load(paths).Compile(EngineSettings.Load(null)).Emit().Diagnostics;
        if (format == OutputFormat.Text)
        {
            DiagnosticPrinter.Print(Terminal.Out, diagnostics);
            Terminal.Out.WriteLine(DiagnosticPrinter.Summary(diagnostics));
        }
        else
        {
            using var output = Console.OpenStandardOutput();
            DiagnosticPrinter.PrintJson(output, diagnostics);
        }

        return diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error) ? ExitCodes.Findings : ExitCodes.Ok;
    }
}
