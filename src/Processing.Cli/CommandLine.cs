using System.CommandLine;
using Microsoft.Extensions.Options;
using Processing.Cli.Commands;
using Processing.Text;

namespace Processing.Cli;

/// <summary>The command tree of <c>rules</c>, and the one place where exit codes are decided.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var serve = ServeCommand.Create();
        var root = new RootCommand(
            """
            Extracts facts from documents by rule.

            Rules are written in .rules files, compiled, and applied to documents in process or by a server.

            First steps:
              rules demo                             see it work on the shipped sample documents
              rules run page.txt                     apply the shipped rules to a file
              rules check my-rules                   find mistakes in rule files
              rules format my-rules                  write them in the one style
              rules explain DP2001                   what a diagnostic means
              rules explain page.txt --rules my-rules    why a record came out, or why none
              rules test my-rules                    run the tests written in them
              rules run --rules my-rules page.txt    apply them
              rules text page.html                   what a reader makes of a document
              rules diff before my-rules             what a change of them changes
              rules schema my-rules                  their records as .proto or JSON Schema
              rules eval --list                      sets of texts with gold to score them on
              rules bench --rules my-rules pages     measure how fast they are
              rules serve                            offer them to other programs by gRPC
              rules push my-rules                    publish them on a server

            Exit codes: 0 all well, 1 findings or failed tests, 2 wrong usage, 3 a fault of ours.
            """)
        {
            CheckCommand.Create(),
            FormatCommand.Create(),
            ExplainCommand.Create(),
            TestCommand.Create(),
            SchemaCommand.Create(),
            DiffCommand.Create(),
            RunCommand.Create(),
            TextCommand.Create(),
            serve,
            PushCommand.Create(),
            LabelCommand.Create(),
            RevisionsCommand.Create(),
            ShadowCommand.Create(),
            DemoCommand.Create(),
            EvalCommand.Create(),
            BenchCommand.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Mistakes(parsed))
            {
                await Console.Error.WriteLineAsync($"rules: {message}");
            }

            var command = parsed.CommandResult.Command is RootCommand ? "rules" : $"rules {parsed.CommandResult.Command.Name}";
            await Console.Error.WriteLineAsync($"Try `{command} --help`.");
            return ExitCodes.Usage;
        }

        try
        {
            TextSelfCheck.Run();
            var invocation = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
            if (parsed.CommandResult.Command == serve)
            {
                // The host hears the signals itself and drains; this library would cut it off after two seconds.
                invocation.ProcessTerminationTimeout = null;
            }

            return await parsed.InvokeAsync(invocation);
        }
        catch (UsageException mistake)
        {
            await Console.Error.WriteLineAsync($"rules: {mistake.Message}");
            return ExitCodes.Usage;
        }
        catch (OptionsValidationException wrong)
        {
            await Console.Error.WriteLineAsync($"rules: {string.Join($"{Environment.NewLine}rules: ", wrong.Failures)}");
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("rules: stopped");
            return ExitCodes.Findings;
        }
#pragma warning disable CA1031 // The host boundary: whatever comes up here is our fault and must end in one line and code 3.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            await Console.Error.WriteLineAsync($"rules: a fault of ours, please report it: {fault.GetType().Name}: {fault.Message}");
            if (Environment.GetEnvironmentVariable("RULES_TRACE") == "1")
            {
                await Console.Error.WriteLineAsync(fault.StackTrace);
            }

            return ExitCodes.Internal;
        }
    }

    // Of a word that is no command the library says first that a command is missing.
    private static IEnumerable<string> Mistakes(ParseResult parsed) => parsed.CommandResult.Command is not RootCommand root
        ? parsed.Errors.Select(error => error.Message)
        : [parsed.UnmatchedTokens is [var word, ..]
            ? $"there is no command `{word}`; there are {string.Join(", ", root.Subcommands.Select(command => command.Name))}"
            : "name a command"];
}
