namespace Processing.Storage.Tests;

/// <summary>The database is killed, so it is one of its own.</summary>
public sealed class PostgresRestartTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    [PostgresFact]
    public async Task What_was_answered_is_there_after_a_crash_and_two_servers_go_on_agreeing()
    {
        var database = await server.NewDatabaseAsync();
        await using var one = RuleRegistries.InPostgres(database, TimeSpan.FromMilliseconds(50));
        await using var other = RuleRegistries.InPostgres(database, TimeSpan.FromMilliseconds(50));
        var names = await Made.AddAsync(one, "news", "a", "b");
        var move = await Made.MoveAsync(one, new LabelChange("news", "live", names[0]));
        await other.ReadStateAsync(default);
        var waiting = WaitAsync(other, move.Sequence);

        await server.KillAsync();
        Assert.Equal(RegistryFault.Unavailable, (await Assert.ThrowsAsync<RegistryException>(() => one.ReadStateAsync(default))).Fault);
        await server.StartAsync();

        Assert.Equal(names[0], (await other.FindRuleSetAsync("news", default))!.Labels.Single().Revision);
        await Made.MoveAsync(one, new LabelChange("news", "live", names[1]) { Expected = 1 });
        await waiting.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(names[1], (await other.FindRuleSetAsync("news", default))!.Labels.Single().Revision);
    }

    // As a server waits: a registry that is away is asked again.
    private static async Task WaitAsync(IRuleRegistry registry, long after)
    {
        while (true)
        {
            try
            {
                await registry.WaitForChangesAsync(after, default);
                return;
            }
            catch (RegistryException)
            {
                await Task.Yield();
            }
        }
    }
}
