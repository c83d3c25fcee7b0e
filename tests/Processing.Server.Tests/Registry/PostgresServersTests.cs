using Processing.Rules.V1;
using Processing.Storage.Tests;

namespace Processing.Server.Tests.Registry;

/// <summary>Two servers on one PostgreSQL.</summary>
public sealed class PostgresServersTests(PostgresServer postgres) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task They_agree_on_labels_also_after_the_database_was_restarted()
    {
        var database = $"--registry:postgres={await postgres.NewDatabaseAsync()}";
        await using var one = await RegistryServer.StartAsync(null, database);
        await using var other = await RegistryServer.StartAsync(null, database);
        var (first, second) = (await one.Rules.PushAsync(Packages.Rules(1)), await one.Rules.PushAsync(Packages.Rules(2)));
        await one.Rules.MoveAsync("live", first);
        await UntilServedAsync(other, first);
        Assert.Equal(first, (await other.ExtractAsync("visit rome")).Summary.Revision);

        await postgres.KillAsync();
        Assert.Equal(first, (await one.ExtractAsync("visit rome")).Summary.Revision);
        Assert.Equal(first, (await other.ExtractAsync("visit rome")).Summary.Revision);
        await postgres.StartAsync();

        await other.Rules.MoveAsync("live", second);
        await UntilServedAsync(one, second);
        Assert.Equal(second, (await one.ExtractAsync("visit rome")).Summary.Revision);
        Assert.Equal(Packages.RuleOf(2), (await one.ExtractAsync("visit rome")).Records.Single().Rule);
    }

    [PostgresFact]
    public async Task A_move_is_answered_when_every_live_server_serves_it()
    {
        string[] settings = [$"--registry:postgres={await postgres.NewDatabaseAsync()}", "--registry:server_name=one"];
        await using var one = await RegistryServer.StartAsync(null, settings);
        await using var other = await RegistryServer.StartAsync(null, settings[0], "--registry:server_name=other");
        var revisions = new[] { await one.Rules.PushAsync(Packages.Rules(1)), await one.Rules.PushAsync(Packages.Rules(2)) };
        for (var i = 0; i < 6; i++)
        {
            var (asked, asking) = i % 3 == 0 ? (other, one) : (one, other);
            var moved = await asked.Rules.MoveAsync("live", revisions[i % 2]);
            Assert.Equal((asking == one ? "one" : "other", ServerStanding.Types.State.Serving, false), (Assert.Single(moved.Servers).Server, moved.Servers[0].State, moved.ServersUnknown));
            Assert.Equal(revisions[i % 2], (await asking.ExtractAsync("visit rome")).Summary.Revision);
        }

        var back = await one.Rules.Calls.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live" });
        Assert.Equal(ServerStanding.Types.State.Serving, Assert.Single(back.Servers).State);
        Assert.Equal(back.Label.Revision, (await other.ExtractAsync("visit rome")).Summary.Revision);
    }

    private static async Task UntilServedAsync(RegistryServer server, string revision)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var seen in server.Rules.WatchAsync("visits", patience.Token))
        {
            if (seen.Labels.Any(label => label.Label_ == "live" && label.ServedRevision == revision))
            {
                return;
            }
        }
    }
}
