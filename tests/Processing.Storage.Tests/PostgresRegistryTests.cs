namespace Processing.Storage.Tests;

public sealed class PostgresRegistryTests(PostgresServer server) : IClassFixture<PostgresServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Promises => RegistryContract.Promises;

    [PostgresTheory]
    [MemberData(nameof(Promises))]
    public async Task Keeps(string promise)
    {
        var database = await server.NewDatabaseAsync();
        await RegistryContract.ProveAsync(promise, () => Open(database));
    }

    [PostgresFact]
    public async Task News_of_a_change_comes_without_polling()
    {
        var database = await server.NewDatabaseAsync();
        await using var registry = Open(database);
        await using var other = RuleRegistries.InPostgres(database, TimeSpan.FromHours(1));
        await Made.AddAsync(registry, "news", "a");
        var waiting = other.WaitForChangesAsync(1, default);
        await Made.AddAsync(registry, "news", "b");
        await waiting.WaitAsync(Patience);
    }

    [PostgresFact]
    public async Task Servers_that_start_at_once_make_the_tables_once()
    {
        var database = await server.NewDatabaseAsync();
        var registries = Enumerable.Range(0, 4).Select(_ => Open(database)).ToList();
        await Task.WhenAll(registries.Select(registry => registry.ReadStateAsync(default)));
        foreach (var registry in registries)
        {
            await registry.DisposeAsync();
        }
    }

    [PostgresFact]
    public async Task A_password_does_not_stand_in_messages()
    {
        await using var registry = RuleRegistries.InPostgres("Host=127.0.0.1;Port=1;Username=u;Password=secret;Database=d;Timeout=2");
        var fault = await Assert.ThrowsAsync<RegistryException>(() => registry.ReadStateAsync(default));
        Assert.Equal(RegistryFault.Unavailable, fault.Fault);
        Assert.Contains("127.0.0.1:1/d", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", fault.ToString(), StringComparison.Ordinal);
    }

    private static IRuleRegistry Open(string database) => RuleRegistries.InPostgres(database, TimeSpan.FromMilliseconds(50));
}
