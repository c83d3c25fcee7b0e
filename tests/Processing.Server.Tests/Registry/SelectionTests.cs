using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests.Registry;

/// <summary>Which revision a document is worked on with.</summary>
public sealed class SelectionTests
{
    [Fact]
    public async Task A_caller_can_name_a_label_or_a_revision_or_both()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two, three) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)), await server.Rules.PushAsync(Packages.Rules(3)));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("next", two);

        Assert.Equal((one, "live"), await AskAsync(server));
        Assert.Equal((two, "next"), await AskAsync(server, label: "next"));
        Assert.Equal((two, "next"), await AskAsync(server, revision: two, label: "next"));

        // No label stands at the third.
        Assert.Equal((three, ""), await AskAsync(server, revision: three));
        await RegistryServer.FailAsync(() => server.ExtractAsync("x", revision: one, label: "next"), StatusCode.FailedPrecondition, "REVISION_MISMATCH");
        Assert.Equal((one, "live"), await AskAsync(server));
    }

    [Fact]
    public async Task A_stream_of_documents_names_them_too()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        await server.Rules.MoveAsync("live", one);
        ExtractDocumentsRequest[] requests =
        [
            new() { CorrelationId = "a", RuleSet = "visits", Document = Packages.Document("visit rome") },
            new() { CorrelationId = "b", RuleSet = "visits", Revision = two, Document = Packages.Document("visit rome") },
            new() { CorrelationId = "c", RuleSet = "visits", Label = "nowhere", Document = Packages.Document("visit rome") },
        ];

        var answers = await server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToDictionaryAsync(answer => answer.CorrelationId);

        Assert.Equal((one, two, "LABEL_NOT_FOUND"), (answers["a"].Result!.Summary.Revision, answers["b"].Result!.Summary.Revision, answers["c"].Error!.Reason));
        var streamed = await server.Client.ExtractStreamAsync(new ExtractStreamRequest { RuleSet = "visits", Revision = two, Document = Packages.Document("visit rome") }).ToListAsync();
        Assert.Equal(two, streamed[^1].Summary.Revision);
    }

    [Fact]
    public async Task A_canary_takes_its_share_and_keys_stay_where_they_are_as_it_grows()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("canary", two, 0.25);

        // Without keys the share is close to exact in any run of documents.
        var labels = new List<string>();
        for (var i = 0; i < 40; i++)
        {
            labels.Add((await AskAsync(server)).Label);
        }

        Assert.InRange(labels.Count(label => label == "canary"), 9, 11);

        var quarter = await KeysInCanaryAsync(server);
        Assert.InRange(quarter.Count, 5, 40);
        Assert.Equal(quarter, await KeysInCanaryAsync(server));
        await server.Rules.MoveAsync("canary", two, 0.5);
        var half = await KeysInCanaryAsync(server);
        Assert.True(half.Count > quarter.Count && quarter.IsSubsetOf(half));

        // Whoever names `live` gets it.
        Assert.Equal((one, "live"), await AskAsync(server, label: "live", key: half.First()));
        await server.Rules.DeleteLabelAsync(new Rules.V1.DeleteLabelRequest { RuleSet = "visits", Label = "canary" });
        Assert.Equal((one, "live"), await AskAsync(server, key: half.First()));
    }

    [Fact]
    public async Task Keys_go_the_same_way_on_every_server()
    {
        await using var one = await RegistryServer.StartAsync();
        await using var other = await RegistryServer.StartAsync(one.Folder);
        await one.Rules.MoveAsync("live", await one.Rules.PushAsync(Packages.Rules(1)));
        await one.Rules.MoveAsync("canary", await one.Rules.PushAsync(Packages.Rules(2)), 0.5);
        await foreach (var seen in other.Rules.WatchAsync("visits"))
        {
            if (seen.Labels.Count == 2)
            {
                break;
            }
        }

        Assert.Equal(await KeysInCanaryAsync(one), await KeysInCanaryAsync(other));
    }

    [Fact]
    public async Task The_rule_sets_that_a_server_was_started_with_are_still_there()
    {
        await using var server = await RegistryServer.StartAsync();
        var result = await server.Client.ExtractAsync("one alpha");
        Assert.Equal(("default", TestServer.Revision, ""), (result.Summary.RuleSet, result.Summary.Revision, result.Summary.Label));

        // Pushed, but not live: nothing changes for callers. Live, it goes before.
        var pushed = await server.Rules.PushAsync(Packages.Rules(1), "default");
        Assert.Equal(TestServer.Revision, (await server.Client.ExtractAsync("one alpha")).Summary.Revision);
        await server.Rules.MoveAsync("live", pushed, ruleSet: "default");
        Assert.Equal(pushed, (await server.Client.ExtractAsync("one alpha")).Summary.Revision);
        await server.Rules.DeleteLabelAsync(new Rules.V1.DeleteLabelRequest { RuleSet = "default", Label = "live" });
        Assert.Equal(TestServer.Revision, (await server.Client.ExtractAsync("one alpha")).Summary.Revision);
    }

    [Fact]
    public async Task A_cached_answer_names_the_label_of_its_call()
    {
        await using var server = await RegistryServer.StartAsync();
        var one = await server.Rules.PushAsync(Packages.Rules(1));
        await server.Rules.MoveAsync("live", one);
        await server.Rules.MoveAsync("next", one);
        var request = new ExtractRequest { RuleSet = "visits", Document = Packages.Document("visit rome"), Options = new ExtractionOptions { UseCache = true } };
        Assert.Equal((CacheUse.Miss, "live"), await AskCachedAsync());
        request.Label = "next";
        Assert.Equal((CacheUse.Hit, "next"), await AskCachedAsync());

        async Task<(CacheUse, string)> AskCachedAsync() => await server.Client.ExtractAsync(request) is var result ? (result.Summary.Cache, result.Summary.Label) : default;
    }

    private static async Task<(string Revision, string Label)> AskAsync(RegistryServer server, string revision = "", string label = "", string key = "")
    {
        var result = await server.ExtractAsync("visit rome", revision, label, key);
        Assert.Single(result.Records);
        return (result.Summary.Revision, result.Summary.Label);
    }

    private static async Task<HashSet<string>> KeysInCanaryAsync(RegistryServer server)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 60; i++)
        {
            if ((await AskAsync(server, key: $"customer-{i}")).Label == "canary")
            {
                keys.Add($"customer-{i}");
            }
        }

        return keys;
    }
}
