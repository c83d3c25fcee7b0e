using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Processing.Rules.V1;
using Processing.Server.Tests.Support;
using Processing.Storage;

namespace Processing.Server.Tests.Registry;

public sealed class LabelTests
{
    [Fact]
    public async Task A_label_decides_what_callers_get_from_the_next_call_on()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        var moved = await server.Rules.MoveAsync("live", one);
        Assert.Equal((one, one, ""), (moved.Label.Revision, moved.Label.ServedRevision, moved.Label.Problem));

        var result = await server.ExtractAsync("visit rome");
        Assert.Equal(("visits", one, "live", Packages.RuleOf(1)), (result.Summary.RuleSet, result.Summary.Revision, result.Summary.Label, result.Records.Single().Rule));
        Assert.NotEqual(one, result.Summary.Program);

        await server.Rules.MoveAsync("live", two);
        Assert.Equal((two, Packages.RuleOf(2)), await AskAsync(server));
    }

    [Fact]
    public async Task Rollbacks_go_back_and_the_history_tells()
    {
        await using var server = await RegistryServer.StartAsync();
        var names = new[] { await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)), await server.Rules.PushAsync(Packages.Rules(3)) };
        foreach (var name in names)
        {
            await server.Rules.MoveAsync("live", name);
        }

        var back = await server.Rules.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live", Author = "ann", Reason = "too many" });
        Assert.Equal((names[1], 2ul, "too many"), (back.Label.Revision, back.Move.RestoredVersion, back.Move.Reason));
        Assert.Equal((names[1], Packages.RuleOf(2)), await AskAsync(server));
        Assert.Equal(names[0], (await server.Rules.RollbackLabelAsync(new RollbackLabelRequest { RuleSet = "visits", Label = "live" })).Label.Revision);

        var page = await server.Rules.Calls.ListLabelMovesAsync(new ListLabelMovesRequest { RuleSet = "visits", Label = "live", PageSize = 3 });
        var rest = await server.Rules.Calls.ListLabelMovesAsync(new ListLabelMovesRequest { RuleSet = "visits", Label = "live", PageSize = 3, PageToken = page.NextPageToken });
        Assert.Equal([names[0], names[1], names[2], names[1], names[0]], page.Moves.Concat(rest.Moves).Select(move => move.Revision));
    }

    [Fact]
    public async Task A_repeated_request_moves_once()
    {
        await using var server = await RegistryServer.StartAsync();
        var (one, two) = (await server.Rules.PushAsync(Packages.Rules(1)), await server.Rules.PushAsync(Packages.Rules(2)));
        var request = new MoveLabelRequest { RuleSet = "visits", Label = "live", Revision = one, Etag = "new", RequestId = "7d0c2a8e" };
        var first = await server.Rules.MoveLabelAsync(request);
        await server.Rules.MoveAsync("live", two);

        var again = await server.Rules.MoveLabelAsync(request);

        Assert.Equal(first.Move, again.Move);
        Assert.Equal((two, Packages.RuleOf(2)), await AskAsync(server));
    }

    [Fact]
    public async Task A_move_that_is_only_checked_moves_nothing()
    {
        await using var server = await RegistryServer.StartAsync();
        var one = await server.Rules.PushAsync(Packages.Rules(1));
        var looked = await server.Rules.MoveLabelAsync(new MoveLabelRequest { RuleSet = "visits", Label = "live", Revision = one, ValidateOnly = true });
        Assert.Null(looked.Label);
        Assert.Null(looked.Move);
        Assert.Empty((await server.Rules.GetRuleSetAsync("visits")).Labels);
    }

    [Fact]
    public async Task Who_watches_sees_every_rule_set_and_then_its_changes()
    {
        await using var server = await RegistryServer.StartAsync();
        var one = await server.Rules.PushAsync(Packages.Rules(1));
        using var stop = new CancellationTokenSource(TestServer.Patience);
        await using var seen = server.Rules.WatchAsync(cancellation: stop.Token).GetAsyncEnumerator();
        Assert.True(await seen.MoveNextAsync());
        Assert.Equal(("visits", 0), (seen.Current.RuleSet_, seen.Current.Labels.Count));

        await server.Rules.MoveAsync("live", one);

        Assert.True(await seen.MoveNextAsync());
        Assert.Equal(("live", one, one), (seen.Current.Labels.Single().Label_, seen.Current.Labels.Single().Revision, seen.Current.Labels.Single().ServedRevision));
    }

    [Fact]
    public async Task Who_watches_hears_that_the_server_stops()
    {
        var server = await RegistryServer.StartAsync();
        await server.Rules.PushAsync(Packages.Rules(1));
        await using var seen = server.Rules.WatchAsync().GetAsyncEnumerator();
        Assert.True(await seen.MoveNextAsync());
        var next = seen.MoveNextAsync().AsTask();

        await server.Server.Host.StopAsync();

        await RegistryServer.FailAsync(() => next, StatusCode.Unavailable, "SERVER_DRAINING");
        await server.DisposeAsync();
    }

    [Fact]
    public async Task What_is_published_stands_in_the_audit_record()
    {
        using var sink = new FakeSink();
        string one;
        await using (var server = await RegistryServer.StartWithAsync(options => options with { AuditSink = sink }))
        {
            one = await server.Rules.PushAsync(Packages.Rules(1));
            await server.Rules.MoveAsync("live", one);
            await RegistryServer.FailAsync(
                () => server.Rules.MoveLabelAsync(new MoveLabelRequest { RuleSet = "visits", Label = "live", Revision = one, Etag = "new" }), StatusCode.Aborted, "LABEL_MOVED");
        }

        Assert.Equal(["revision.added", "label.moved", "label.moved", "label.stayed"], sink.Lines.Select(line => line.GetProperty("kind").GetString()));
        Assert.Equal((one, ""), sink.Lines[1].GetProperty("facts") is var facts ? (facts.GetProperty("after").GetString(), facts.GetProperty("before").GetString()) : default);
    }

    [Fact]
    public async Task A_broken_package_never_becomes_live()
    {
        await using var server = await RegistryServer.StartAsync();
        var good = await server.Rules.PushAsync(Packages.Rules(1));
        await server.Rules.MoveAsync("live", good);

        var refused = await RegistryServer.FailAsync(() => server.Rules.PushAsync(Packages.Broken), StatusCode.InvalidArgument, "RULES_INVALID");
        Assert.Equal("DP2010", refused.Diagnostics[0].Id);
        Assert.StartsWith("visits.rules:6:", refused.Diagnostics[0].Place, StringComparison.Ordinal);

        var failing = await server.Rules.PushAsync(Packages.Failing);
        var error = await RegistryServer.FailAsync(() => server.Rules.MoveAsync("live", failing), StatusCode.FailedPrecondition, "REVISION_TESTS_FAILED");
        Assert.Equal("1", error.Metadata["failed"]);
        await RegistryServer.FailAsync(() => server.Rules.MoveAsync("canary", failing, 0.5), StatusCode.FailedPrecondition, "REVISION_TESTS_FAILED");

        Assert.Equal((good, Packages.RuleOf(1)), await AskAsync(server));
        Assert.Equal(2, await server.Rules.ListRevisionsAsync("visits").CountAsync());
    }

    private static async Task<(string Revision, string Rule)> AskAsync(RegistryServer server)
    {
        var result = await server.ExtractAsync("visit rome");
        return (result.Summary.Revision, result.Records.Single().Rule);
    }

    [Fact]
    public async Task A_server_that_is_behind_is_named_after_the_wait_that_was_asked_for()
    {
        await using var server = await RegistryServer.StartAsync();
        var revision = await server.Rules.PushAsync(Packages.Rules(1));
        await using var registry = RuleRegistries.InSqlite(server.Folder, TimeSpan.FromSeconds(1), TimeProvider.System);
        await registry.ReportAsync(new ServerReport("1", "slow", 0, []), default);
        await registry.ReportAsync(new ServerReport("2", "broken", long.MaxValue, [new LabelProblem("visits", "live", "it is of a newer version"), new LabelProblem("visits", "next", "other")]), default);
        await registry.ReportAsync(new ServerReport("3", "well", long.MaxValue, []), default);

        var request = new MoveLabelRequest { RuleSet = "visits", Label = "live", Revision = revision, WaitTime = TimeSpan.FromMilliseconds(60).ToDuration() };
        var moved = await server.Rules.MoveLabelAsync(request);

        Assert.Equal(revision, moved.Label.ServedRevision);
        Assert.Equal(
            [("broken", ServerStanding.Types.State.Failed, "it is of a newer version"), ("slow", ServerStanding.Types.State.Behind, ""), ("well", ServerStanding.Types.State.Serving, "")],
            moved.Servers.Select(one => (one.Server, one.State, one.Problem)));

        // One that is gone is not waited for, and who does not want to wait need not.
        await registry.ForgetServerAsync("1", default);
        request.WaitTime = TimeSpan.FromHours(1).ToDuration();
        Assert.Equal(["broken", "well"], (await server.Rules.MoveLabelAsync(request)).Servers.Select(one => one.Server));
        await registry.ReportAsync(new ServerReport("1", "slow", 0, []), default);
        request.WaitTime = new Duration();
        Assert.Equal(3, (await server.Rules.MoveLabelAsync(request)).Servers.Count);
        foreach (var wrong in new[] { new Duration { Seconds = -1 }, new Duration { Seconds = 3601 }, new Duration { Nanos = -1 } })
        {
            request.WaitTime = wrong;
            await ServiceCalls.RefusedAsync(StatusCode.InvalidArgument, "INVALID_TIME_LIMIT", () => server.Rules.MoveLabelAsync(request));
        }
    }
}
