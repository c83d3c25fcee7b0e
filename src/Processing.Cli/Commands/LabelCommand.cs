using System.CommandLine;
using Processing.Cli.Output;
using Processing.Cli.Publishing;
using Processing.Client;
using Processing.Rules.V1;
using Spectre.Console;

namespace Processing.Cli.Commands;

/// <summary><c>rules label</c>: puts a label of a rule set at a revision, back, or takes it away.</summary>
internal static class LabelCommand
{
    public static Command Create()
    {
        var label = new Argument<string>("LABEL") { Description = "live is what callers get, canary takes a share of it, shadow runs beside it; other names are yours." };
        var revision = new Argument<string?>("REVISION") { Description = "The revision, or its first digits.", Arity = ArgumentArity.ZeroOrOne };
        var (server, ruleSet, author, format) = (RegistryOptions.Server(), RegistryOptions.RuleSet(), RegistryOptions.Author(), RegistryOptions.Format());
        var reason = RegistryOptions.Reason("--reason", "Why, for the history.");
        var share = new Option<double>("--share") { Description = "For canary and shadow: the share of documents in percent.", HelpName = "PERCENT" };
        SharedOptions.Bound(share, 0.01, 100, "--share takes a number from 0.01 to 100");
        var etag = new Option<string>("--etag") { Description = "Only if the label still has this etag; `new` for only if it is not there.", HelpName = "ETAG", DefaultValueFactory = _ => "" };
        var rollback = new Option<bool>("--rollback") { Description = "Put it back to the last other revision it stood at; again for the one before." };
        var delete = new Option<bool>("--delete") { Description = "Take it away." };
        var command = new Command(
            "label",
            """
            Puts a label of a rule set at a revision; what callers get changes with the next document.

            A label only moves to a revision whose tests passed and that the server has loaded.

            Examples:
              rules label live 4da26f44 --rule-set visits
              rules label canary 4da26f44 --share 5 --rule-set visits
              rules label live --rollback --rule-set visits --reason "too many false visits"
              rules label canary --delete --rule-set visits
            """)
        {
            label,
            revision,
            server,
            ruleSet,
            share,
            rollback,
            delete,
            etag,
            reason,
            author,
            format,
        };
        command.SetAction((parsed, cancellation) =>
        {
            var wanted = new LabelRequest(
                parsed.GetValue(ruleSet) ?? "",
                parsed.GetValue(label) ?? "",
                parsed.GetValue(revision),
                parsed.GetValue(share) / 100,
                parsed.GetValue(etag) ?? "",
                parsed.GetValue(author) ?? "",
                parsed.GetValue(reason) ?? "",
                (parsed.GetValue(rollback), parsed.GetValue(delete)) switch
                {
                    (true, true) => throw new UsageException("--rollback and --delete are two things"),
                    (true, _) => LabelAction.RollBack,
                    (_, true) => LabelAction.Delete,
                    _ => LabelAction.Move,
                });
            if ((wanted.Revision is null) == (wanted.Action == LabelAction.Move))
            {
                throw new UsageException(wanted.Action == LabelAction.Move ? "name the revision that the label shall stand at, or give --rollback or --delete" : "--rollback and --delete take no revision");
            }

            return RegistryCall.RunAsync(parsed.GetValue(server) ?? "", client => RunAsync(client, wanted, parsed.GetValue(format), cancellation));
        });
        return command;
    }

    private static async Task<int> RunAsync(RuleSetClient client, LabelRequest wanted, RegistryFormat format, CancellationToken cancellation)
    {
        var (move, servers) = await ChangeAsync(client, wanted, cancellation);
        if (format == RegistryFormat.Json)
        {
            RegistryCall.Print(move);
        }
        else if (move.Revision.Length == 0)
        {
            Terminal.Out.WriteLine($"{move.Label} of {wanted.RuleSet} is gone");
        }
        else
        {
            Terminal.Out.WriteLine($"{move.Label} of {wanted.RuleSet} stands at {move.Revision}{(move.Share > 0 ? $" with {RegistryCall.Percent(move.Share)}" : "")}");
        }

        foreach (var server in servers.Where(server => server.State != ServerStanding.Types.State.Serving))
        {
            Terminal.Error.WriteLine(server.State == ServerStanding.Types.State.Behind
                ? $"{server.Server} does not serve it yet"
                : $"{server.Server} cannot serve it: {server.Problem}");
        }

        return ExitCodes.Ok;
    }

    private static async Task<(LabelMove Move, IReadOnlyCollection<ServerStanding> Servers)> ChangeAsync(RuleSetClient client, LabelRequest wanted, CancellationToken cancellation)
    {
        switch (wanted.Action)
        {
            case LabelAction.RollBack:
                var back = await client.RollbackLabelAsync(
                    new RollbackLabelRequest { RuleSet = wanted.RuleSet, Label = wanted.Label, Etag = wanted.Etag, Author = wanted.Author, Reason = wanted.Reason }, cancellation);
                return (back.Move, back.Servers);
            case LabelAction.Delete:
                var gone = await client.DeleteLabelAsync(
                    new DeleteLabelRequest { RuleSet = wanted.RuleSet, Label = wanted.Label, Etag = wanted.Etag, Author = wanted.Author, Reason = wanted.Reason }, cancellation);
                return (gone.Move, []);
            default:
                var moved = await client.MoveLabelAsync(
                    new MoveLabelRequest
                    {
                        RuleSet = wanted.RuleSet,
                        Label = wanted.Label,
                        Revision = await RegistryCall.ExpandAsync(client, wanted.RuleSet, wanted.Revision ?? "", cancellation),
                        Share = wanted.Share,
                        Etag = wanted.Etag,
                        Author = wanted.Author,
                        Reason = wanted.Reason,
                    },
                    cancellation);
                return (moved.Move, moved.Servers);
        }
    }

    private enum LabelAction
    {
        Move,
        RollBack,
        Delete,
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record LabelRequest(string RuleSet, string Label, string? Revision, double Share, string Etag, string Author, string Reason, LabelAction Action);
}
