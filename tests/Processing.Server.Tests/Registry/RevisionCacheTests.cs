using Microsoft.Extensions.Logging.Abstractions;
using Processing.Server.Hosting;
using Processing.Server.Registry;
using Processing.Server.RuleSets;
using Processing.Server.Serving;
using Processing.Server.Shadowing;
using Processing.Server.Tests.Support;
using Processing.Storage;

namespace Processing.Server.Tests.Registry;

/// <summary>What a server holds and serves of a registry, without a server.</summary>
public sealed class RevisionCacheTests : IDisposable
{
    private const string Name = "visits";
    private readonly string _folder = Directory.CreateTempSubdirectory("revision-cache-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_a_caller_names_is_loaded_in_a_turn_and_what_a_label_moves_to_at_once()
    {
        var (one, two) = await PublishAsync();
        await using var registry = RuleRegistries.InSqlite(_folder, TimeSpan.FromSeconds(1), TimeProvider.System);
        var turns = new ExtractionTurns(new ServerSettings { MaxConcurrentExtractions = 1 });
        using var cache = Cache(registry, turns);
        Assert.True(await turns.EnterAsync(Turn.Wait, "", default));

        var named = cache.GetAsync(Name, one, Loading.InTurn, default);
        var moved = await cache.GetAsync(Name, two, Loading.AtOnce, default).WaitAsync(TestServer.Patience);
        Assert.Equal(two, moved?.Id);
        Assert.Null(cache.Find(Name, one));
        Assert.False(named.IsCompleted);

        // Whoever moves a label to the same revision does not wait with those who named it.
        var atOnce = await cache.GetAsync(Name, one, Loading.AtOnce, default).WaitAsync(TestServer.Patience);
        Assert.Equal(one, atOnce?.Id);
        turns.Leave();

        // And then it is not loaded a second time beside what is served.
        Assert.Same(atOnce, await named.WaitAsync(TestServer.Patience));
        Assert.Equal(0, turns.Running);
    }

    [Fact]
    public async Task An_older_state_takes_the_place_only_of_what_was_served_when_it_was_asked_for()
    {
        await using var shadows = new ShadowRunner(new RegistrySettings(), new ServerSettings(), TimeProvider.System, NullLogger<ShadowRunner>.Instance);
        var sets = new RegistryRuleSets(new RuleSetCatalogue(), null!, null!, shadows, NullLogger<RegistryRuleSets>.Instance);
        await sets.ServeAsync(new RuleSetState(Name, 5, []), default);
        var before = sets.FindServed(Name);

        // A label moved while the registry was read.
        await sets.ServeAsync(new RuleSetState(Name, 7, []), default);
        await sets.RestoreAsync(new RuleSetState(Name, 6, []), before, default);
        Assert.Equal(7, sets.FindServed(Name)?.Sequence);

        // The registry was put back to what it was before.
        await sets.RestoreAsync(new RuleSetState(Name, 6, []), sets.FindServed(Name), default);
        Assert.Equal(6, sets.FindServed(Name)?.Sequence);
        await sets.ServeAsync(new RuleSetState(Name, 5, []), default);
        Assert.Equal(6, sets.FindServed(Name)?.Sequence);
        // And a label moved in it, which got the number of another move that was lost.
        await using var registry = RuleRegistries.InSqlite(_folder, TimeSpan.FromSeconds(1), TimeProvider.System);
        using var cache = Cache(registry, new ExtractionTurns(new ServerSettings()));
        var restored = new RegistryRuleSets(new RuleSetCatalogue(), null!, cache, shadows, NullLogger<RegistryRuleSets>.Instance);
        await restored.ServeAsync(new RuleSetState(Name, 6, []), default);
        await restored.RestoreAsync(new RuleSetState(Name, 6, [new LabelState("live", new string('0', 64), TrafficShare.None, 1)]), restored.FindServed(Name), default);
        Assert.Equal("live", Assert.Single(restored.FindServed(Name)?.Labels ?? []).State.Name);

        // What is as it was is not served anew.
        var same = restored.FindServed(Name);
        await restored.RestoreAsync(new RuleSetState(Name, 6, [same!.Labels[0].State]), same, default);
        Assert.Same(same, restored.FindServed(Name));
    }

    [Fact]
    public async Task One_rule_set_that_cannot_be_kept_does_not_end_the_keeping_of_others()
    {
        using var log = new ErrorLog();
        var kept = new List<string>();
        var keeper = new LastGoodKeeper(log.CreateLogger("keeper"));
        string[] names = ["broken", "full", "good"];
        foreach (var name in names)
        {
            keeper.Add(new ServedRuleSet(name, 1, [], null));
        }

        keeper.Start(served => kept.Add(served.Name switch
        {
            "broken" => throw new InvalidOperationException("a fault of ours"),
            "full" => throw new IOException("the disk is full"),
            var name => name,
        }));
        await keeper.DisposeAsync();

        Assert.Equal("good", Assert.Single(kept));
        Assert.Contains("broken", Assert.Single(log.Errors), StringComparison.Ordinal);
    }

    private static RevisionCache Cache(IRuleRegistry registry, ExtractionTurns turns) =>
        new(registry, new RevisionLoader(EngineSettings.Default, NullLogger<RevisionLoader>.Instance), turns, new RegistrySettings());

    private async Task<(string One, string Two)> PublishAsync()
    {
        await using var server = await RegistryServer.StartAsync(_folder);
        return (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
    }
}
