using System.Collections.Immutable;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Rules.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;
using Processing.Storage.Tests;

namespace Processing.Server.Faults.Long;

/// <summary>Two servers on one PostgreSQL, each killed and started again, and the database, too, while labels move. Nothing that was answered is lost, and both agree in the end.</summary>
internal static class RegistryRun
{
    private const int MovesBetween = 10;

    public static async Task RunAsync(RunOptions options, Report report)
    {
        if (!PostgresServer.IsInstalled)
        {
            throw new InvalidOperationException("PostgreSQL is not installed");
        }

        using var folder = new WorkFolder();
        var postgres = new PostgresServer();
        await postgres.InitializeAsync();
        var settings = ImmutableDictionary<string, string>.Empty.Add("registry.postgres", await postgres.NewDatabaseAsync());
        var nodes = new ServerProcess[2];
        try
        {
            for (var i = 0; i < nodes.Length; i++)
            {
                nodes[i] = await StartAsync(i);
            }

            string[] names = [await PushAsync(nodes[0], 1), await PushAsync(nodes[1], 2)];
            var (answered, refused, wrong) = (new List<(ulong Version, string Revision)>(), 0, 0);
            for (var round = 0; round < options.Count("times"); round++)
            {
                var disaster = (round % 3) switch { 0 => KillAsync(0), 1 => KillAsync(1), _ => RestartAsync() };
                for (var i = 0; i < MovesBetween || !disaster.IsCompleted; i++)
                {
                    var node = nodes[i % 2];
                    try
                    {
                        using var rules = RuleSetClient.Connect(node.Address.ToString(), new ExtractionClientOptions { Deadline = TimeSpan.FromSeconds(10) });
                        var move = (await rules.MoveAsync("live", names[i % 2])).Move;
                        answered.Add((move.Version, move.Revision));
                    }
                    catch (ExtractionException)
                    {
                        refused++;
                    }

                    wrong += await IsWrongAsync(node, names) ? 1 : 0;
                }

                await disaster;
                RunOptions.Progress($"round {round + 1}: {answered.Count} moves answered, {refused} refused");
            }

            using var last = RuleSetClient.Connect(nodes[0].Address.ToString());
            var final = names[1];
            await last.MoveAsync("live", final);
            var kept = new HashSet<(ulong, string)>();
            var request = new ListLabelMovesRequest { RuleSet = "visits", Label = "live", PageSize = 100 };
            do
            {
                var page = await last.Calls.ListLabelMovesAsync(request);
                kept.UnionWith(page.Moves.Select(move => (move.Version, move.Revision)));
                request.PageToken = page.NextPageToken;
            }
            while (request.PageToken.Length > 0);

            report.AtLeast("moves answered", answered.Count, options["times"]);
            report.Tell("moves refused, with a status", refused);
            report.AtMost("moves answered that are not kept", answered.Count(move => !kept.Contains(move)), 0);

            // Whoever moves a label to where it stands is told of the move that brought it there.
            report.AtMost("two moves of one number", answered.Distinct().Count() - answered.DistinctBy(move => move.Version).Count(), 0);
            report.AtMost("answers that are not of the revision they name", wrong, 0);
            report.AtMost("servers that do not agree at the end", await CountDifferingAsync(nodes, final), 0);
        }
        finally
        {
            foreach (var node in nodes.OfType<ServerProcess>())
            {
                await node.DisposeAsync();
            }

            await postgres.DisposeAsync();
        }

        Task<ServerProcess> StartAsync(int i) => ServerProcess.StartAsync(folder.Rules, settings, "--data", folder.PathOf($"node-{i}"));

        async Task KillAsync(int i)
        {
            await nodes[i].SignalAsync("KILL");
            await nodes[i].ExitAsync();
            nodes[i] = await StartAsync(i);
        }

        async Task RestartAsync()
        {
            await postgres.KillAsync();
            await postgres.StartAsync();
        }
    }

    private static async Task<string> PushAsync(ServerProcess node, int number)
    {
        using var rules = RuleSetClient.Connect(node.Address.ToString());
        return await rules.PushAsync(Packages.Rules(number));
    }

    // Whoever is down answers nothing, which is not wrong.
    private static async Task<bool> IsWrongAsync(ServerProcess node, string[] names)
    {
        try
        {
            using var client = ExtractionClient.Connect(node.Address.ToString(), new ExtractionClientOptions { MaxAttempts = 1, Deadline = TimeSpan.FromSeconds(10) });
            var result = await client.ExtractAsync(new ExtractRequest { RuleSet = "visits", Document = Packages.Document("visit rome") });
            return result.Records.Single().Rule != Packages.RuleOf(Array.IndexOf(names, result.Summary.Revision) + 1);
        }
        catch (ExtractionException)
        {
            return false;
        }
    }

    private static async Task<int> CountDifferingAsync(ServerProcess[] nodes, string final)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var differing = 0;
        foreach (var node in nodes)
        {
            using var client = ExtractionClient.Connect(node.Address.ToString());
            var seen = "";
            while (seen != final && !patience.IsCancellationRequested)
            {
                seen = (await client.ExtractAsync(new ExtractRequest { RuleSet = "visits", Document = Packages.Document("visit rome") }, CancellationToken.None)).Summary.Revision;
            }

            differing += seen == final ? 0 : 1;
        }

        return differing;
    }
}
