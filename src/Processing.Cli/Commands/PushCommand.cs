using System.CommandLine;
using Processing.Cli.Output;
using Processing.Cli.Publishing;
using Processing.Client;
using Processing.Rules.V1;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules push</c>: sends rules to the registry of a server, as a new revision of a rule set.</summary>
internal static class PushCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Rule files or folders.", Arity = ArgumentArity.OneOrMore };
        var (server, ruleSet, author, format) = (RegistryOptions.Server(), RegistryOptions.RuleSet(), RegistryOptions.Author(), RegistryOptions.Format());
        var description = RegistryOptions.Reason("--description", "What there is to say of it.");
        var check = new Option<bool>("--check") { Description = "Have the server compile and test them, and store nothing." };
        var label = new Option<string?>("--label") { Description = "Then put this label at the revision, such as live; only if its tests pass.", HelpName = "LABEL" };
        var command = new Command(
            "push",
            """
            Sends rules to a server, which compiles and tests them and keeps them as a revision.

            A revision is named by its content: the same rules give the same revision, so pushing twice does no harm.
            Callers of the server get it when a label such as `live` is put at it. Exits with 1 when the rules do not
            compile, in which case nothing is stored, and when a test fails.

            Examples:
              rules push my-rules --rule-set visits
              rules push my-rules --rule-set visits --label live
              rules push my-rules --rule-set visits --check
            """)
        {
            paths,
            server,
            ruleSet,
            label,
            check,
            description,
            author,
            format,
        };
        command.SetAction((parsed, cancellation) => RegistryCall.RunAsync(
            parsed.GetValue(server) ?? "",
            client => RunAsync(
                client,
                new RevisionHeader
                {
                    RuleSet = parsed.GetValue(ruleSet) ?? "",
                    Author = parsed.GetValue(author) ?? "",
                    Description = parsed.GetValue(description) ?? "",
                    ValidateOnly = parsed.GetValue(check),
                },
                parsed.GetValue(paths) ?? [],
                parsed.GetValue(label),
                parsed.GetValue(format),
                cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(RuleSetClient client, RevisionHeader header, string[] paths, string? label, RegistryFormat format, CancellationToken cancellation)
    {
        if (header.ValidateOnly && label is not null)
        {
            throw new UsageException("--check stores nothing, so no --label can be put at it");
        }

        var answer = await client.CreateRevisionAsync(header, PackageFiles.Load(paths), cancellation);
        if (format == RegistryFormat.Json)
        {
            RegistryCall.Print(answer);
        }
        else
        {
            Print(answer, header);
        }

        if (answer.Revision.TestsFailed > 0)
        {
            return ExitCodes.Findings;
        }

        if (label is not null)
        {
            await client.MoveLabelAsync(
                new MoveLabelRequest { RuleSet = header.RuleSet, Label = label, Revision = answer.Revision.Revision_, Author = header.Author, Reason = header.Description }, cancellation);
            if (format == RegistryFormat.Text)
            {
                Terminal.Out.WriteLine($"label {label} stands at it");
            }
        }

        return ExitCodes.Ok;
    }

    private static void Print(CreateRevisionResponse answer, RevisionHeader header)
    {
        foreach (var finding in answer.Warnings)
        {
            Terminal.Error.WriteLine($"{finding.Path}:{finding.Line}:{finding.Column}: {finding.Id}: {finding.Message}");
        }

        foreach (var failed in answer.FailedTests)
        {
            Terminal.Error.WriteLine($"{failed.Path}:{failed.Line}: failed: {failed.Message}");
        }

        var revision = answer.Revision;
        var state = header.ValidateOnly ? "only checked" : answer.AlreadyExisted ? "already there" : "new";
        Terminal.Out.WriteLine($"{revision.Revision_}  {header.RuleSet}, {state}");
        Terminal.Out.WriteLine($"{RegistryCall.Count(revision.TestsPassed, "test")} passed, {revision.TestsFailed} failed");
    }
}
