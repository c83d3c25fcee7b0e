using Grpc.Core;
using Processing.Client;
using Processing.Protocol.Health.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using ServingStatus = Processing.Protocol.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Processing.Server.Tests;

public class HealthTests
{
    private static readonly RuleSet Broken = RuleSet.Broken("broken", [new RuleSetDiagnostic("DP2001", "wrong", "a.rules", 1, 1)]);

    [Theory]
    [InlineData("", ServingStatus.Serving)]
    [InlineData("processing.extraction.v1.ExtractionService", ServingStatus.Serving)]
    [InlineData("grpc.health.v1.Health", ServingStatus.Serving)]
    [InlineData("ruleSets/default", ServingStatus.Serving)]
    [InlineData("ruleSets/", ServingStatus.Serving)]
    [InlineData("ruleSets/broken", ServingStatus.NotServing)]
    public async Task Each_name_has_its_state(string name, ServingStatus state)
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(Broken);
        Assert.Equal(state, (await Client(server).CheckAsync(new HealthCheckRequest { Service = name })).Status);
    }

    [Theory]
    [InlineData("ruleSets/defalt", "did you mean `ruleSets/default`?")]
    [InlineData("processing.extraction.v2.ExtractionService", "did you mean `processing.extraction.v1.ExtractionService`?")]
    [InlineData("x", "names are empty, a service, or `ruleSets/` and a rule set")]
    public async Task An_unknown_name_is_not_found(string name, string hint)
    {
        await using var server = await TestServer.StartAsync();
        var error = ExtractionException.From(await Assert.ThrowsAsync<RpcException>(async () => await Client(server).CheckAsync(new HealthCheckRequest { Service = name })));
        Assert.Equal((StatusCode.NotFound, "HEALTH_NAME_UNKNOWN", name), (error.StatusCode, error.Reason, error.Metadata["name"]));
        Assert.Contains(hint, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_states_are_listed()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(Broken);
        var states = (await Client(server).ListAsync(new HealthListRequest())).Statuses;
        Assert.Equal(ServingStatus.Serving, states[""].Status);
        Assert.Equal(ServingStatus.Serving, states["ruleSets/default"].Status);
        Assert.Equal(ServingStatus.NotServing, states["ruleSets/broken"].Status);
        Assert.Equal(ServingStatus.Serving, states["processing.extraction.v1.ExtractionService"].Status);
    }

    [Fact]
    public async Task A_watch_tells_of_each_change_of_a_rule_set()
    {
        await using var server = await TestServer.StartAsync();
        using var watch = Client(server).Watch(new HealthCheckRequest { Service = "ruleSets/broken" });
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
        server.Rules.Set(Broken);
        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        server.Rules.Set(RuleSet.Ready("broken", TestServer.Revision, server.Extractor, []));
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        server.Rules.Remove("broken");
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(watch));
    }

    [Fact]
    public async Task A_server_that_stops_is_not_healthy_first_and_still_takes_calls()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainNoticeSeconds = 30, DrainSeconds = 0 }, change: options => options with { Time = time });
        using var watch = Client(server).Watch(new HealthCheckRequest());
        using var other = Client(server).Watch(new HealthCheckRequest { Service = "nothing" });
        Assert.Equal(ServingStatus.Serving, await NextAsync(watch));
        Assert.Equal(ServingStatus.ServiceUnknown, await NextAsync(other));

        var stopped = server.Host.StopAsync();

        Assert.Equal(ServingStatus.NotServing, await NextAsync(watch));
        Assert.Equal(ServingStatus.NotServing, (await Client(server).CheckAsync(new HealthCheckRequest { Service = "ruleSets/default" })).Status);
        await server.AssertAnswersAsync();
        Assert.False(stopped.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(30));
        foreach (var ended in new[] { watch, other })
        {
            var end = await Assert.ThrowsAsync<RpcException>(() => ended.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal((StatusCode.Unavailable, "SERVER_DRAINING"), (end.StatusCode, ExtractionException.From(end).Reason));
        }

        await stopped;
    }

    private static Protocol.Health.V1.Health.HealthClient Client(TestServer server) => new(server.Channel);

    private static async Task<ServingStatus> NextAsync(AsyncServerStreamingCall<HealthCheckResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(TestServer.Patience));
        return watch.ResponseStream.Current.Status;
    }
}
