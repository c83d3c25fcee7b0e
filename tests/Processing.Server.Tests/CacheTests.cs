using Google.Protobuf;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class CacheTests
{
    [Fact]
    public async Task Is_used_only_where_the_caller_asks()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(CacheUse.NotUsed, await AskAsync(server, new ExtractionOptions()));
        Assert.Equal(CacheUse.Miss, await AskAsync(server, new ExtractionOptions { UseCache = true }));
        Assert.Equal(CacheUse.Hit, await AskAsync(server, new ExtractionOptions { UseCache = true }));
        Assert.Equal(CacheUse.NotUsed, await AskAsync(server, new ExtractionOptions()));
        Assert.Equal(3, server.Extractor.Calls);
    }

    [Fact]
    public async Task A_hit_is_the_same_answer_under_this_calls_name()
    {
        await using var server = await TestServer.StartAsync();
        var request = TestServer.Request("alpha alpha", new ExtractionOptions { UseCache = true });
        request.Document.Name = "first";
        var miss = await server.Client.ExtractAsync(request);
        request.Document.Name = "second";
        var hit = await server.Client.ExtractAsync(request);

        Assert.Equal(miss.Records, hit.Records);
        Assert.Equal(miss.Zones, hit.Zones);
        Assert.Equal("second", hit.Summary.DocumentName);
        hit.Summary.DocumentName = "first";
        hit.Summary.Cache = CacheUse.Miss;
        Assert.Equal(miss.Summary, hit.Summary);
    }

    [Fact]
    public async Task Everything_that_changes_the_answer_changes_the_key()
    {
        await using var server = await TestServer.StartAsync();
        ExtractRequest[] requests =
        [
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true } },
            new() { Document = TestServer.Text("alpha "), Options = new ExtractionOptions { UseCache = true } },
            new() { Document = new Document { Content = ByteString.CopyFromUtf8("alpha"), MediaType = "text/plain" }, Options = new ExtractionOptions { UseCache = true } },
            new() { Document = new Document { Content = ByteString.CopyFromUtf8("alpha"), Language = "fa" }, Options = new ExtractionOptions { UseCache = true } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, MinimumScore = 0.25 } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, ReferenceTime = "2026-03-04" } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, OmitZones = true } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, OmitMentionText = true } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, RecordTypes = { "word" } } },
            new() { Document = TestServer.Text("alpha"), Options = new ExtractionOptions { UseCache = true, RecordTypes = { "word", "other" } } },
        ];

        foreach (var expected in new[] { CacheUse.Miss, CacheUse.Hit })
        {
            foreach (var request in requests)
            {
                Assert.Equal(expected, (await server.Client.ExtractAsync(request)).Summary.Cache);
            }
        }

        server.Rules.Set(RuleSet.Ready("default", "another", server.Extractor, ["word", "other"]));
        Assert.Equal(CacheUse.Miss, (await server.Client.ExtractAsync(requests[0])).Summary.Cache);
    }

    [Fact]
    public async Task The_order_of_record_types_does_not_matter()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal(CacheUse.Miss, await AskAsync(server, new ExtractionOptions { UseCache = true, RecordTypes = { "word", "other" } }));
        Assert.Equal(CacheUse.Hit, await AskAsync(server, new ExtractionOptions { UseCache = true, RecordTypes = { "other", "word", "other" } }));
    }

    [Theory]
    [InlineData(0, CacheUse.NotUsed)]
    [InlineData(100, CacheUse.Miss)]
    public async Task Nothing_is_kept_where_there_is_no_room(long bytes, CacheUse expected)
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { CacheBytes = bytes, DrainSeconds = 0 });

        Assert.Equal(expected, await AskAsync(server, new ExtractionOptions { UseCache = true }));
        Assert.Equal(expected, await AskAsync(server, new ExtractionOptions { UseCache = true }));
    }

    [Fact]
    public async Task Errors_are_not_kept()
    {
        await using var server = await TestServer.StartAsync();
        var request = new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(0xFF) }, Options = new ExtractionOptions { UseCache = true } };

        await Assert.ThrowsAsync<Client.ExtractionException>(() => server.Client.ExtractAsync(request));
        await Assert.ThrowsAsync<Client.ExtractionException>(() => server.Client.ExtractAsync(request));

        Assert.Equal(2, server.Extractor.Calls);
    }

    [Fact]
    public async Task Of_equal_calls_that_come_together_one_works()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = AskAsync(server, new ExtractionOptions { UseCache = true });
        await gate.Reached;
        var others = Enumerable.Range(0, 3).Select(_ => AskAsync(server, new ExtractionOptions { UseCache = true })).ToList();
        await WaitingForEqualAsync(server, 3);
        gate.Open();

        Assert.Equal(CacheUse.Miss, await first);
        Assert.All(await Task.WhenAll(others), use => Assert.Equal(CacheUse.Hit, use));
        Assert.Equal((1, 0), (server.Extractor.Calls, server.Host.WaitingForEqual));
    }

    [Fact]
    public async Task Who_waits_for_a_call_that_is_given_up_works_itself()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        using var caller = new CancellationTokenSource();
        var first = server.Client.ExtractAsync(TestServer.Request("alpha", new ExtractionOptions { UseCache = true }), caller.Token);
        await gate.Reached;
        var second = AskAsync(server, new ExtractionOptions { UseCache = true });
        await WaitingForEqualAsync(server, 1);
        await caller.CancelAsync();
        await gate.Cancelled;
        gate.Open();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal(CacheUse.Miss, await second);
        Assert.Equal(2, server.Extractor.Calls);
    }

    [Fact]
    public async Task The_time_limit_of_a_call_counts_while_it_waits_for_another()
    {
        await using var server = await TestServer.StartAsync();
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = AskAsync(server, new ExtractionOptions { UseCache = true });
        await gate.Reached;

        var options = new ExtractionOptions { UseCache = true, TimeLimit = new Google.Protobuf.WellKnownTypes.Duration { Nanos = 1_000_000 } };
        var error = await Assert.ThrowsAsync<Client.ExtractionException>(() => AskAsync(server, options));
        Assert.Equal("TIME_LIMIT", error.Reason);
        gate.Open();
        Assert.Equal(CacheUse.Miss, await first);
        Assert.Equal(1, server.Extractor.Calls);
    }

    [Fact]
    public async Task No_more_calls_wait_for_another_than_may_wait_for_a_turn()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1, MaxWaitingCalls = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = AskAsync(server, new ExtractionOptions { UseCache = true });
        await gate.Reached;

        var error = await Assert.ThrowsAsync<Client.ExtractionException>(() => AskAsync(server, new ExtractionOptions { UseCache = true }));
        Assert.Equal("SERVER_BUSY", error.Reason);
        gate.Open();
        Assert.Equal(CacheUse.Miss, await first);
    }

    [Fact]
    public async Task A_full_server_answers_from_the_cache_and_looks_at_no_call_that_does_not_ask_for_it()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, MaxConcurrentExtractions = 1, MaxWaitingCalls = 0 });
        using var gate = new Gate();
        await AskAsync(server, new ExtractionOptions { UseCache = true });
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var other = server.Client.ExtractAsync("other");
        await gate.Reached;

        Assert.Equal(CacheUse.Hit, await AskAsync(server, new ExtractionOptions { UseCache = true }));

        // A document that no one can read, which only a server says that has read it.
        Assert.Equal(StatusCode.ResourceExhausted, await CallAsync(server, [0x0A, 1, 0xFF]));
        Assert.Equal(StatusCode.ResourceExhausted, await CallAsync(server, [0x0A, 1, 0xFF, .. new ExtractRequest { Options = new ExtractionOptions { Explain = true } }.ToByteArray()]));
        Assert.Equal(StatusCode.InvalidArgument, await CallAsync(server, [0x0A, 1, 0xFF, .. new ExtractRequest { Options = new ExtractionOptions { UseCache = true } }.ToByteArray()]));
        gate.Open();
        await other;
    }

    private static async Task<StatusCode> CallAsync(TestServer server, byte[] message)
    {
        var bytes = Marshallers.Create<byte[]>(value => value, value => value);
        var method = new Method<byte[], byte[]>(MethodType.Unary, ExtractionService.Descriptor.FullName, "Extract", bytes, bytes);
        return (await Assert.ThrowsAsync<RpcException>(async () => await server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, message))).StatusCode;
    }

    // Only a test that fails waits for long: the call has reached the server's wait or it has not.
    private static async Task WaitingForEqualAsync(TestServer server, int calls)
    {
        using var patience = new CancellationTokenSource(TestServer.Patience);
        while (server.Host.WaitingForEqual != calls)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static async Task<CacheUse> AskAsync(TestServer server, ExtractionOptions options) =>
        (await server.Client.ExtractAsync(TestServer.Request("alpha", options))).Summary.Cache;
}
