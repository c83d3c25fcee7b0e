using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

/// <summary>Documents that come in pieces.</summary>
public sealed class UploadTests
{
    private static readonly ServerSettings Small = new() { DrainSeconds = 0, MaxDocumentBytes = 1_000, MaxUploadBytes = 100_000, MaxUploads = 2 };

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(50_000)]
    public async Task A_document_that_is_too_long_for_one_message_is_worked_on_as_any_other(int piece)
    {
        await using var server = await TestServer.StartAsync(Small);
        var text = $"alpha 😀 {new string('x', piece == 1 ? 1_500 : 40_000)} alpha";
        await RefusedAsync(StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE", () => server.Client.ExtractAsync(text));

        var events = await UploadAsync(server, new UploadHeader { Name = "long", Options = new ExtractionOptions { IncludeText = true } }, Pieces(text, piece));

        Assert.Equal([0u, (uint)Encoding.UTF8.GetByteCount(text) - 5], events.Where(one => one.Record is not null).Select(one => one.Record.Place.Utf8.Start));
        Assert.Equal(text, Assert.Single(events, one => one.EventCase == ExtractUploadResponse.EventOneofCase.Text).Text);
        Assert.Equal(("long", (uint)Encoding.UTF8.GetByteCount(text)), (events[^1].Summary.DocumentName, events[^1].Summary.Statistics.Bytes));
        Assert.Single(events, one => one.Zone is not null);
    }

    [Fact]
    public async Task A_size_that_is_said_before_is_held_to()
    {
        await using var server = await TestServer.StartAsync(Small);
        Assert.NotNull((await UploadAsync(server, new UploadHeader { Size = 5 }, Pieces("alpha", 2)))[^1].Summary);
        Assert.NotNull((await UploadAsync(server, new UploadHeader { Size = 0 }, []))[^1].Summary);
        foreach (var size in new ulong[] { 0, 4, 6, 100_000 })
        {
            var error = await RefusedAsync(StatusCode.InvalidArgument, "INVALID_UPLOAD", () => UploadAsync(server, new UploadHeader { Size = size }, Pieces("alpha", 2)));
            Assert.Equal("header.size", Assert.Single(error.Violations).Field);
        }

        var large = await RefusedAsync(StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE", () => UploadAsync(server, new UploadHeader { Size = 100_001 }, []));
        Assert.Equal(("100000", "processing.max_upload_bytes"), (large.Metadata["limit_bytes"], large.Metadata["key"]));
        await AssertNothingIsHeldAsync(server);
    }

    [Fact]
    public async Task A_document_that_grows_beyond_the_limit_is_refused_before_it_is_whole()
    {
        await using var server = await TestServer.StartAsync(Small);
        using var call = new ExtractionService.ExtractionServiceClient(server.Channel).ExtractUpload();
        await call.RequestStream.WriteAsync(new ExtractUploadRequest { Header = new UploadHeader() });
        await call.RequestStream.WriteAsync(new ExtractUploadRequest { Chunk = ByteString.CopyFrom(new byte[60_000]) });
        await call.RequestStream.WriteAsync(new ExtractUploadRequest { Chunk = ByteString.CopyFrom(new byte[40_001]) });

        // The caller's side is not finished, and need not be.
        var error = await RefusedAsync(StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE", () => call.ResponseStream.MoveNext(default));
        Assert.Equal("processing.max_upload_bytes", error.Metadata["key"]);
        Assert.Equal(0, server.Extractor.Calls);
        await AssertNothingIsHeldAsync(server);
    }

    [Fact]
    public async Task Parts_in_another_order_are_refused()
    {
        await using var server = await TestServer.StartAsync(Small);
        foreach (var parts in new ExtractUploadRequest[][]
        {
            [],
            [new() { Chunk = ByteString.CopyFromUtf8("alpha") }],
            [new()],
            [new() { Header = new UploadHeader() }, new() { Header = new UploadHeader() }],
            [new() { Header = new UploadHeader() }, new()],
        })
        {
            await RefusedAsync(StatusCode.InvalidArgument, "INVALID_UPLOAD", () => SendAsync(server, parts));
        }

        await RefusedAsync(StatusCode.InvalidArgument, "INVALID_MINIMUM_SCORE", () => UploadAsync(server, new UploadHeader { Options = new ExtractionOptions { MinimumScore = 2 } }, []));
        await RefusedAsync(StatusCode.NotFound, "RULE_SET_NOT_FOUND", () => UploadAsync(server, new UploadHeader { RuleSet = "none" }, Pieces("alpha", 2)));
        await AssertNothingIsHeldAsync(server);
    }

    [Fact]
    public async Task More_than_the_server_takes_at_a_time_are_refused_with_a_time_to_try_again()
    {
        await using var server = await TestServer.StartAsync(Small);
        var service = new ExtractionService.ExtractionServiceClient(server.Channel);
        using var first = await BeginAsync(service, server, 1);
        using var second = await BeginAsync(service, server, 2);

        var busy = await RefusedAsync(StatusCode.ResourceExhausted, "SERVER_BUSY", () => UploadAsync(server, new UploadHeader(), Pieces("alpha", 2)));

        Assert.Equal("processing.max_uploads", busy.Metadata["key"]);
        Assert.NotNull(busy.RetryAfter);
        await first.RequestStream.CompleteAsync();
        while (await first.ResponseStream.MoveNext(default))
        {
        }

        // Other calls do not wait for uploads, and a caller that goes away gives its place back.
        await server.AssertAnswersAsync();
        second.Dispose();
        await AssertNothingIsHeldAsync(server);
    }

    [Fact]
    public async Task One_is_worked_on_at_a_time_and_others_go_on_meanwhile()
    {
        await using var server = await TestServer.StartAsync(Small);
        using var gate = new Gate();
        server.Extractor.Before = (text, stop) =>
        {
            if (text.StartsWith("long", StringComparison.Ordinal))
            {
                gate.Pass(stop);
            }
        };
        var uploads = new[] { "long alpha", "long alpha" }.Select(text => UploadAsync(server, new UploadHeader(), Pieces(text, 5))).ToList();
        Assert.True(SpinWait.SpinUntil(() => server.Extractor.Calls == 1 && server.Host.Uploads == 2, TestServer.Patience));

        Assert.Single((await server.Client.ExtractAsync("alpha")).Records);
        Assert.Equal(2, server.Extractor.Calls);
        gate.Open();
        Assert.All(await Task.WhenAll(uploads), events => Assert.Single(events, one => one.Record is not null));
        Assert.Equal(3, server.Extractor.Calls);
        await AssertNothingIsHeldAsync(server);
    }

    [Fact]
    public async Task A_caller_that_sends_nothing_more_is_refused()
    {
        await using var server = await TestServer.StartAsync(Small with { UploadIdleSeconds = 0.05 });
        using var call = new ExtractionService.ExtractionServiceClient(server.Channel).ExtractUpload();
        await call.RequestStream.WriteAsync(new ExtractUploadRequest { Header = new UploadHeader() });
        var error = await RefusedAsync(StatusCode.DeadlineExceeded, "TIME_LIMIT", () => call.ResponseStream.MoveNext(default));
        Assert.Equal("processing.upload_idle_seconds", error.Metadata["key"]);
        await AssertNothingIsHeldAsync(server);
    }

    private static IEnumerable<ByteString> Pieces(string text, int size) => Encoding.UTF8.GetBytes(text).Chunk(size).Select(piece => ByteString.CopyFrom(piece));

    private static Task<List<ExtractUploadResponse>> UploadAsync(TestServer server, UploadHeader header, IEnumerable<ByteString> pieces) =>
        SendAsync(server, [new ExtractUploadRequest { Header = header }, .. pieces.Select(piece => new ExtractUploadRequest { Chunk = piece })]);

    private static async Task<List<ExtractUploadResponse>> SendAsync(TestServer server, IEnumerable<ExtractUploadRequest> parts)
    {
        using var call = new ExtractionService.ExtractionServiceClient(server.Channel).ExtractUpload();
        try
        {
            foreach (var part in parts)
            {
                await call.RequestStream.WriteAsync(part);
            }

            await call.RequestStream.CompleteAsync();
        }
        catch (Exception refused) when (refused is RpcException or InvalidOperationException)
        {
            // The answer says why.
        }

        var events = new List<ExtractUploadResponse>();
        while (await call.ResponseStream.MoveNext(default))
        {
            events.Add(call.ResponseStream.Current);
        }

        return events;
    }

    private static async Task<AsyncDuplexStreamingCall<ExtractUploadRequest, ExtractUploadResponse>> BeginAsync(ExtractionService.ExtractionServiceClient service, TestServer server, int taken)
    {
        var call = service.ExtractUpload();
        await call.RequestStream.WriteAsync(new ExtractUploadRequest { Header = new UploadHeader() });
        Assert.True(SpinWait.SpinUntil(() => server.Host.Uploads == taken, TestServer.Patience));
        return call;
    }

    private static async Task AssertNothingIsHeldAsync(TestServer server)
    {
        Assert.True(SpinWait.SpinUntil(() => server.Host.Uploads == 0, TestServer.Patience));
        await server.AssertAnswersAsync();
    }
}
