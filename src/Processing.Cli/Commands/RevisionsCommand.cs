using System.CommandLine;
using Processing.Cli.Output;
using Processing.Cli.Publishing;
using Processing.Client;
using Processing.Rules.V1;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules revisions</c>: lists the revisions of a rule set and the labels that stand at them.</summary>
internal static class RevisionsCommand
{
    public static Command Create()
    {
        var (server, ruleSet, format) = (RegistryOptions.Server(), RegistryOptions.RuleSet(), RegistryOptions.Format());
        var most = new Option<int>("--most") { Description = "Most revisions that are listed, 1 to 1,000.", HelpName = "N", DefaultValueFactory = _ => 20 };
        SharedOptions.Bound(most, 1, 1_000, "--most takes a number from 1 to 1,000");
        var command = new Command(
            "revisions",
            """
            Lists the revisions of a rule set, the newest first, with the labels that stand at them.

            Example:
              rules revisions --rule-set visits
            """)
        {
            server,
            ruleSet,
            most,
            format,
        };
        command.SetAction((parsed, cancellation) => RegistryCall.RunAsync(
            parsed.GetValue(server) ?? "", client => RunAsync(client, parsed.GetValue(ruleSet) ?? "", parsed.GetValue(most), parsed.GetValue(format), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(RuleSetClient client, string ruleSet, int most, RegistryFormat format, CancellationToken cancellation)
    {
        var labels = (await client.GetRuleSetAsync(ruleSet, cancellation)).Labels;
        var list = new ListRevisionsResponse();
        await foreach (var revision in client.ListRevisionsAsync(ruleSet, cancellation))
        {
            list.Revisions.Add(revision);
            if (list.Revisions.Count == most)
            {
                break;
            }
        }

        if (format == RegistryFormat.Json)
        {
            RegistryCall.Print(list);
            return ExitCodes.Ok;
        }

        foreach (var revision in list.Revisions)
        {
            var at = string.Join(", ", labels.Where(label => label.Revision == revision.Revision_).Select(label => label.Share > 0 ? $"{label.Label_} {RegistryCall.Percent(label.Share)}" : label.Label_));
            var tests = revision.TestsFailed > 0 ? $"{RegistryCall.Count(revision.TestsFailed, "test")} failed" : $"{RegistryCall.Count(revision.TestsPassed, "test")} passed";
            string[] parts = [revision.Revision_[..12], $"{revision.CreateTime.ToDateTime():yyyy-MM-dd HH:mm}", tests, revision.Author, at, revision.Description];
            Terminal.Out.WriteLine(string.Join("  ", parts.Where(part => part.Length > 0)));
        }

        foreach (var label in labels.Where(label => label.Problem.Length > 0))
        {
            Terminal.Error.WriteLine($"{label.Label_}: this server does not serve {label.Revision[..12]}: {label.Problem}");
        }

        return ExitCodes.Ok;
    }
}
