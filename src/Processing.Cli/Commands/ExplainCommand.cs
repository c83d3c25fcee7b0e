using System.CommandLine;
using Processing.Cli.Output;
using Processing.Rules.Analysis;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules explain</c>: prints the page of a diagnostic.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The id of a diagnostic, such as DP2001." };
        var command = new Command(
            "explain",
            """
            Prints what a diagnostic means, with an example, why it is one and how to mend it.

            Example:
              rules explain DP2001
            """)
        {
            id,
        };
        command.SetAction(parsed => Run(parsed.GetValue(id) ?? string.Empty));
        return command;
    }

    private static int Run(string id)
    {
        var wanted = id.Trim().ToUpperInvariant();
        if (DiagnosticPages.Find(wanted) is not { } page)
        {
            var near = NearIds.Of(wanted, DiagnosticPages.Ids);
            throw new UsageException($"there is no diagnostic `{id}`; near it are {string.Join(", ", near)}");
        }

        Terminal.Out.WriteLine(page.TrimEnd());
        return ExitCodes.Ok;
    }
}
