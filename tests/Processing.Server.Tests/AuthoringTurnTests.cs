using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Processing.Server.Authoring;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

/// <summary>What ends the work of a call early, with work that a test holds.</summary>
public sealed class AuthoringTurnTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Gate _gate = new();
    private readonly DrainState _drain;

    public AuthoringTurnTests() =>
        _drain = new DrainState(new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), new ServerSettings(), _time, NullLogger<DrainState>.Instance);

    public void Dispose()
    {
        _gate.Dispose();
        _drain.Dispose();
    }

    [Fact]
    public async Task A_call_beyond_those_that_may_wait_is_refused()
    {
        var turns = Turns(new AuthoringSettings { MaxConcurrentCalls = 1, MaxWaitingCalls = 0 });
        var first = turns.RunAsync(new TestCall(default), Hold);
        await _gate.Reached;

        var error = await RefusedAsync(StatusCode.ResourceExhausted, "SERVER_BUSY", () => turns.RunAsync(new TestCall(default), _ => 2));

        Assert.Equal("authoring.max_waiting_calls", error.Metadata["key"]);
        _gate.Open();
        Assert.Equal(1, await first);
        Assert.Equal(3, await turns.RunAsync(new TestCall(default), _ => 3));
    }

    [Fact]
    public async Task A_caller_who_gives_up_stops_the_work()
    {
        using var caller = new CancellationTokenSource();
        var turns = Turns(new AuthoringSettings { MaxConcurrentCalls = 1 });
        var call = turns.RunAsync(new TestCall(caller.Token), Hold);
        await _gate.Reached;

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _gate.Cancelled;
        Assert.Equal(3, await turns.RunAsync(new TestCall(default), _ => 3));
    }

    [Fact]
    public async Task The_time_of_a_call_stops_the_work_and_its_caller_is_told_why()
    {
        var turns = Turns(new AuthoringSettings { MaxSeconds = 7 });
        var call = turns.RunAsync(new TestCall(default), Hold);
        await _gate.Reached;

        _time.Advance(TimeSpan.FromSeconds(8));

        var error = await RefusedAsync(StatusCode.DeadlineExceeded, "TIME_LIMIT", () => call);
        Assert.Equal("7000", error.Metadata["limit_ms"]);
        await _gate.Cancelled;
    }

    [Fact]
    public async Task A_caller_who_leaves_a_stream_stops_the_work()
    {
        using var caller = new CancellationTokenSource();
        var turns = Turns(new AuthoringSettings());
        var call = turns.StreamAsync<int>(new TestCall(caller.Token), (_, stop) => _gate.Pass(stop), new NoWriter());
        await _gate.Reached;

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await _gate.Cancelled;
    }

    private AuthoringTurns Turns(AuthoringSettings settings) => new(AuthoringServer.With(settings), _drain, _time);

    private int Hold(CancellationToken stop)
    {
        _gate.Pass(stop);
        return 1;
    }

    private sealed class NoWriter : IServerStreamWriter<int>
    {
        public WriteOptions? WriteOptions { get; set; }

        public Task WriteAsync(int message) => Task.CompletedTask;
    }

    private sealed class TestCall(CancellationToken cancellation) : ServerCallContext
    {
        protected override string MethodCore => "";

        protected override string HostCore => "";

        protected override string PeerCore => "";

        protected override DateTime DeadlineCore => DateTime.MaxValue;

        protected override Metadata RequestHeadersCore => [];

        protected override CancellationToken CancellationTokenCore => cancellation;

        protected override Metadata ResponseTrailersCore => [];

        protected override Status StatusCore { get; set; }

        protected override WriteOptions? WriteOptionsCore { get; set; }

        protected override AuthContext AuthContextCore => throw new NotSupportedException();

        // Where gRPC looks for the request when the call is not its own.
        protected override IDictionary<object, object> UserStateCore { get; } = new Dictionary<object, object> { ["__HttpContext"] = new DefaultHttpContext() };

        protected override ContextPropagationToken CreatePropagationTokenCore(ContextPropagationOptions? options) => throw new NotSupportedException();

        protected override Task WriteResponseHeadersAsyncCore(Metadata responseHeaders) => Task.CompletedTask;
    }
}
