using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Faults.Support;
using Processing.Server.Tests.Registry;
using Processing.Storage.Tests;

namespace Processing.Server.Faults.Long;

/// <summary>How soon every server answers by a revision of very many rules once a label was moved to it; several servers where PostgreSQL is installed.</summary>
internal static class ActivationRun
{
    public static async Task RunAsync(RunOptions options, Report report)
    {
        using var folder = new WorkFolder();
        var postgres = options.Count("nodes") > 1 && PostgresServer.IsInstalled ? new PostgresServer() : null;
        if (postgres is not null)
        {
            await postgres.InitializeAsync();
        }

        var nodes = new List<ServerProcess>();
        try
        {
            var registry = postgres is null ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add("registry.postgres", await postgres.NewDatabaseAsync());
            for (var i = 0; i < (postgres is null ? 1 : options.Count("nodes")); i++)
            {
                nodes.Add(await ServerProcess.StartAsync(folder.Rules, registry, "--data", folder.PathOf($"node-{i}")));
            }

            await MeasureAsync(nodes, options, report);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }

            if (postgres is not null)
            {
                await postgres.DisposeAsync();
            }
        }
    }

    private static async Task MeasureAsync(List<ServerProcess> nodes, RunOptions options, Report report)
    {
        using var rules = RuleSetClient.Connect(nodes[0].Address.ToString(), new ExtractionClientOptions { Deadline = TimeSpan.FromMinutes(10) });
        var clients = nodes.Select(node => ExtractionClient.Connect(node.Address.ToString(), new ExtractionClientOptions { Deadline = TimeSpan.FromMinutes(10) })).ToList();
        var names = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var pushing = Stopwatch.StartNew();
            names.Add(await rules.PushAsync(Package(options.Count("rules"), i)));
            RunOptions.Progress($"pushed in {pushing.Elapsed.TotalSeconds:0.0} s");
        }

        await rules.MoveAsync("live", names[0]);

        // Ready: loaded and run once on every server.
        foreach (var (client, name) in clients.SelectMany(client => names.Select(name => (client, name))))
        {
            await client.ExtractAsync(Request(name));
        }

        var (first, others) = (new List<double>(), new List<double>());
        for (var i = 1; i <= options.Count("times"); i++)
        {
            var name = names[i % 2];
            using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
            var seen = clients.Select(client => SeenAsync(client, name, limit.Token)).ToList();
            await rules.MoveAsync("live", name);
            var moved = Stopwatch.GetTimestamp();
            var times = (await Task.WhenAll(seen)).Select(moment => Math.Max(0, Stopwatch.GetElapsedTime(moved, moment).TotalMilliseconds)).ToList();
            first.Add(times[0]);
            others.AddRange(times.Skip(1));
            RunOptions.Progress(string.Join(' ', times.Select(time => $"{time:0.0} ms")));
        }

        report.Tell("rules", options["rules"]);
        report.Tell("servers", nodes.Count);
        report.AtMost("from the answer to the move, the same server, longest", first.Max(), 100, "ms");
        if (others.Count > 0)
        {
            report.AtMost("the other servers, longest", others.Max(), 1_000, "ms");
        }

        clients.ForEach(client => client.Dispose());
    }

    private static async Task<long> SeenAsync(ExtractionClient client, string name, CancellationToken limit)
    {
        while (!limit.IsCancellationRequested)
        {
            if ((await client.ExtractAsync(Request(""), limit)).Summary.Revision == name)
            {
                return Stopwatch.GetTimestamp();
            }
        }

        return long.MaxValue;
    }

    private static ExtractRequest Request(string revision) => new() { RuleSet = "visits", Revision = revision, Document = Packages.Document("visit rome") };

    private static string Package(int rules, int number)
    {
        var text = new StringBuilder(Packages.Rules(number));
        for (var i = 1; i < rules; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"rule place-{i} -> Visit\n  match \"to{i}\" place:(word)\n\n");
        }

        return text.ToString();
    }
}
