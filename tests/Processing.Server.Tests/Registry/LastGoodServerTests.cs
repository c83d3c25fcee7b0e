using Grpc.Core;
using Processing.Storage;

namespace Processing.Server.Tests.Registry;

/// <summary>What is served while the registry is gone.</summary>
public sealed class LastGoodServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("registry-server-").FullName;

    private string Database => Path.Combine(_folder, RuleRegistries.SqliteFile);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_restart_without_the_registry_serves_what_was_last_served()
    {
        var (one, two) = await PublishAsync();
        TakeAway();
        await using var server = await RegistryServer.StartAsync(_folder);

        var result = await server.ExtractAsync("visit rome");
        Assert.Equal((one, "live", Packages.RuleOf(1)), (result.Summary.Revision, result.Summary.Label, result.Records.Single().Rule));
        Assert.Equal(two, (await server.ExtractAsync("visit rome", label: "next")).Summary.Revision);
        var error = await RegistryServer.FailAsync(() => server.Rules.MoveAsync("live", two), StatusCode.Unavailable, "REGISTRY_UNAVAILABLE");
        Assert.NotNull(error.RetryAfter);
    }

    [Fact]
    public async Task A_revision_that_is_not_held_cannot_be_had_meanwhile_and_can_afterwards()
    {
        await PublishAsync();
        string three;
        await using (var server = await RegistryServer.StartAsync(_folder))
        {
            three = await server.Rules.PushAsync(Packages.Rules(3));
        }

        TakeAway();
        await using (var server = await RegistryServer.StartAsync(_folder))
        {
            await RegistryServer.FailAsync(() => server.ExtractAsync("visit rome", revision: three), StatusCode.Unavailable, "REGISTRY_UNAVAILABLE");
            BringBack();
            await foreach (var _ in server.Rules.WatchAsync())
            {
                break;
            }

            Assert.Equal(three, (await server.ExtractAsync("visit rome", revision: three)).Summary.Revision);
            await server.Rules.MoveAsync("live", three);
            Assert.Equal(three, (await server.ExtractAsync("visit rome")).Summary.Revision);
        }
    }

    [Fact]
    public async Task What_is_damaged_is_not_served_and_the_server_starts_all_the_same()
    {
        await PublishAsync();
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "last-good", "visits"), "*.revision"))
        {
            await File.WriteAllBytesAsync(file, [1, 2, 3]);
        }

        TakeAway();
        await using var server = await RegistryServer.StartAsync(_folder);
        await RegistryServer.FailAsync(() => server.ExtractAsync("visit rome"), StatusCode.NotFound, "LABEL_NOT_FOUND");
        Assert.Single((await server.Client.ExtractAsync("one alpha")).Records);
    }

    [Fact]
    public async Task A_registry_that_is_damaged_is_said_to_be_and_what_was_served_goes_on()
    {
        var (one, _) = await PublishAsync();
        TakeAway();
        Directory.Delete(Database);
        await File.WriteAllTextAsync(Database, string.Concat(Enumerable.Repeat("this is no database. ", 500)));
        await using var server = await RegistryServer.StartAsync(_folder);
        Assert.Equal(one, (await server.ExtractAsync("visit rome")).Summary.Revision);
        await RegistryServer.FailAsync(() => server.Rules.GetRuleSetAsync("visits"), StatusCode.DataLoss, "REGISTRY_DAMAGED");

        // Nor is it said to be away to whoever names a revision that is not held.
        await RegistryServer.FailAsync(() => server.ExtractAsync("visit rome", revision: new string('0', 64)), StatusCode.DataLoss, "REGISTRY_DAMAGED");
    }

    private async Task<(string One, string Two)> PublishAsync()
    {
        await using var server = await RegistryServer.StartAsync(_folder);
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("next", two);
        Assert.Equal(one, (await server.ExtractAsync("visit rome")).Summary.Revision);
        return (one, two);
    }

    // A folder where the file was cannot be opened as a database.
    private void TakeAway()
    {
        File.Move(Database, Database + ".away");
        Directory.CreateDirectory(Database);
    }

    private void BringBack()
    {
        Directory.Delete(Database);
        File.Move(Database + ".away", Database);
    }
}
