using Grpc.Core;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;
using WireDuration = Google.Protobuf.WellKnownTypes.Duration;

namespace Processing.Server.Tests;

public class CancellationTests
{
    // Long enough for a busy machine to reach the engine first.
    private static readonly ExtractionClientOptions ShortDeadline = new() { Deadline = TimeSpan.FromSeconds(2), MaxAttempts = 1 };

    [Fact]
    public async Task A_caller_who_gives_up_stops_the_engine()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        using var caller = new CancellationTokenSource();

        var call = server.Client.ExtractAsync("alpha", cancellation: caller.Token);
        await gate.Reached;
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await gate.Cancelled;
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_client_that_leaves_the_deadline_to_the_server_is_told_why()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        using var client = new WebClient(server.Host.Address);

        // A gRPC client would end the call by itself at the same moment.
        var error = (await client.CallByHttp2Async("/processing.extraction.v1.ExtractionService/Extract", TestServer.Request("alpha"), "300m")).Error;

        Assert.Equal((StatusCode.DeadlineExceeded, "DEADLINE_EXCEEDED"), (error.StatusCode, error.Reason));

        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_caller_who_leaves_a_stream_stops_the_engine()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.AfterRecord = (_, cancellation) => gate.Pass(cancellation);

        await foreach (var message in server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha") }))
        {
            Assert.NotNull(message.Record);
            break;
        }

        await gate.Cancelled;
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_caller_who_leaves_a_stream_of_documents_stops_all_of_them()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxInFlightPerStream = 2, MaxConcurrentExtractions = 2, DrainSeconds = 0 });
        using var first = new Gate();
        using var second = new Gate();
        server.Extractor.Before = (text, cancellation) => (text == "1" ? first : second).Pass(cancellation);
        using var caller = new CancellationTokenSource();
        var requests = new[] { "1", "2", "3" }.Select(text => new ExtractDocumentsRequest { CorrelationId = text, Document = TestServer.Text(text) });

        var call = server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable(), caller.Token).ToListAsync().AsTask();
        await Task.WhenAll(first.Reached, second.Reached);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Task.WhenAll(first.Cancelled, second.Cancelled);
        Assert.Equal(2, server.Extractor.Calls);
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_deadline_stops_the_engine()
    {
        await using var server = await TestServer.StartAsync(client: ShortDeadline);
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);

        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync("alpha"));

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await gate.Cancelled;
    }

    [Fact]
    public async Task A_deadline_stops_the_engine_of_a_stream()
    {
        await using var server = await TestServer.StartAsync(client: ShortDeadline);
        using var gate = new Gate();
        server.Extractor.AfterRecord = (_, cancellation) => gate.Pass(cancellation);

        var error = await Assert.ThrowsAsync<ExtractionException>(async () =>
            await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha") }).ToListAsync());

        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await gate.Cancelled;
    }

    [Fact]
    public async Task The_time_of_a_call_without_a_limit_ends_with_the_setting_that_says_it()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time);
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);

        using var call = new ExtractionService.ExtractionServiceClient(server.Channel).ExtractAsync(TestServer.Request("alpha"));
        await gate.Reached;
        time.Advance(new ServerSettings().DefaultDeadline);
        var error = ExtractionException.From(await Assert.ThrowsAsync<RpcException>(() => call.ResponseAsync));

        Assert.Equal((StatusCode.DeadlineExceeded, "TIME_LIMIT", "60000", "processing.default_deadline_seconds"), (error.StatusCode, error.Reason, error.Metadata["limit_ms"], error.Metadata["key"]));
        await gate.Cancelled;
    }

    [Fact]
    public async Task A_time_limit_ends_with_a_reason()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time);
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var options = new ExtractionOptions { TimeLimit = new WireDuration { Nanos = 5_000_000 } };

        var call = server.Client.ExtractAsync(TestServer.Request("alpha", options));
        await gate.Reached;
        time.Advance(TimeSpan.FromMilliseconds(5));
        var error = await Assert.ThrowsAsync<ExtractionException>(() => call);

        Assert.Equal((StatusCode.DeadlineExceeded, "TIME_LIMIT", "5"), (error.StatusCode, error.Reason, error.Metadata["limit_ms"]));
        await gate.Cancelled;
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task A_time_limit_gives_what_was_found_where_the_caller_allows_it_and_keeps_it_out_of_the_cache()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time);
        using var gate = new Gate();
        server.Extractor.AfterRecord = (_, cancellation) => gate.Pass(cancellation);
        var options = new ExtractionOptions { TimeLimit = new WireDuration { Nanos = 5_000_000 }, AllowPartial = true, UseCache = true };

        var call = server.Client.ExtractAsync(TestServer.Request("alpha alpha", options));
        await gate.Reached;
        time.Advance(TimeSpan.FromMilliseconds(5));
        var partial = await call;
        gate.Open();
        var whole = await server.Client.ExtractAsync(TestServer.Request("alpha alpha", new ExtractionOptions { UseCache = true }));

        Assert.Single(partial.Records);
        Assert.True(partial.Summary.Truncated);
        Assert.Equal(TruncationReason.TimeLimit, partial.Summary.TruncationReason);
        Assert.Equal(CacheUse.Miss, whole.Summary.Cache);
        Assert.Equal(2, whole.Records.Count);
    }

    [Fact]
    public async Task The_servers_own_deadline_bounds_each_document_of_a_stream()
    {
        var time = new ManualTime();
        await using var server = await StartAsync(time, new ServerSettings { DefaultDeadlineSeconds = 0.005, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (text, cancellation) =>
        {
            if (text == "slow")
            {
                gate.Pass(cancellation);
            }
        };
        ExtractDocumentsRequest[] requests = [new() { CorrelationId = "1", Document = TestServer.Text("slow") }];

        var call = server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToListAsync();
        await gate.Reached;
        time.Advance(TimeSpan.FromMilliseconds(5));
        var answer = Assert.Single(await call);

        Assert.Equal((StatusCode.DeadlineExceeded, "TIME_LIMIT"), (answer.Error!.StatusCode, answer.Error.Reason));
    }

    [Fact]
    public async Task A_call_that_waits_for_its_turn_can_be_cancelled()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxConcurrentExtractions = 1, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = server.Client.ExtractAsync("alpha");
        await gate.Reached;
        using var caller = new CancellationTokenSource();
        var second = server.Client.ExtractAsync("alpha", cancellation: caller.Token);
        await WaitingAsync(1);

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);

        // The server hears of it a moment after the caller has given up.
        await WaitingAsync(0);
        gate.Open();
        Assert.Single((await first).Records);
        Assert.Equal(1, server.Extractor.Calls);

        async Task WaitingAsync(int calls)
        {
            while (server.Host.Waiting != calls)
            {
                await Task.Yield();
            }
        }
    }

    // The framework fails the reading of a stream that was reset a moment before it cancels the call; in that moment it is no fault of the server.
    [Fact]
    public async Task A_stream_that_is_reset_while_it_is_read_is_one_that_its_caller_left()
    {
        var reset = new IOException("The client reset the request stream.");
        var left = await Assert.ThrowsAsync<ConnectionResetException>(() => new FailingReader(reset).NextAsync(new ServerSettings(), CancellationToken.None));
        Assert.Same(reset, left.InnerException);
        var malformed = await Assert.ThrowsAsync<RpcException>(() => new FailingReader(new BadHttpRequestException("Bad chunk size data.")).NextAsync(new ServerSettings(), CancellationToken.None));
        Assert.Equal(StatusCode.InvalidArgument, malformed.StatusCode);

        await using var server = await TestServer.StartAsync();
        server.Extractor.Before = (_, _) => throw left;
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync("alpha"));
        Assert.Equal(StatusCode.Cancelled, error.StatusCode);
    }

    // A time limit that is over when the test says so, and not before the engine has begun.
    private static Task<TestServer> StartAsync(ManualTime time, ServerSettings? settings = null) => TestServer.StartAsync(settings, change: options => options with { Time = time });

    private sealed class FailingReader(Exception failure) : IAsyncStreamReader<ExtractDocumentsRequest>
    {
        public ExtractDocumentsRequest Current => throw new InvalidOperationException();

        public Task<bool> MoveNext(CancellationToken cancellationToken) => Task.FromException<bool>(failure);
    }
}
