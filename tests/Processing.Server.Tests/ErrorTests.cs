using Google.Protobuf;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Connections;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Matching.Results;
using Processing.Protocol;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class ErrorTests
{
    [Fact]
    public async Task A_request_without_a_document()
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, new ExtractRequest(), StatusCode.InvalidArgument, "DOCUMENT_MISSING");
        Assert.Equal("document", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task A_document_that_is_not_utf8()
    {
        await using var server = await TestServer.StartAsync();
        var request = new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(0x61, 0x62, 0xFF) } };
        var error = await FailAsync(server, request, StatusCode.InvalidArgument, "INVALID_UTF8");
        Assert.Equal(
            new Dictionary<string, string> { ["diagnostic"] = "DP5002", ["byte_offset"] = "2", ["line"] = "1", ["column"] = "3" },
            error.Metadata);
        Assert.Equal("document.content", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task A_media_type_without_a_reader()
    {
        await using var server = await TestServer.StartAsync();
        var request = new ExtractRequest { Document = new Document { MediaType = "application/x-unknown" } };
        var error = await FailAsync(server, request, StatusCode.InvalidArgument, "UNSUPPORTED_MEDIA_TYPE");
        Assert.Equal("DP5001", error.Metadata["diagnostic"]);
        Assert.Equal("document.media_type", Assert.Single(error.Violations).Field);
    }

    [Theory]
    [InlineData("fa_IR")]
    [InlineData("x")]
    [InlineData("en--GB")]
    [InlineData("فارسی")]
    public async Task A_language_that_is_no_tag(string language)
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, new ExtractRequest { Document = new Document { Language = language } }, StatusCode.InvalidArgument, "INVALID_LANGUAGE");
        Assert.Equal("document.language", Assert.Single(error.Violations).Field);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_minimum_score_out_of_range(double score)
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, TestServer.Request("alpha", new ExtractionOptions { MinimumScore = score }), StatusCode.InvalidArgument, "INVALID_MINIMUM_SCORE");
        Assert.Equal("options.minimum_score", Assert.Single(error.Violations).Field);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(0, -5)]
    [InlineData(1, int.MaxValue)]
    public async Task A_time_limit_that_is_none(long seconds, int nanos)
    {
        await using var server = await TestServer.StartAsync();
        var options = new ExtractionOptions { TimeLimit = new Google.Protobuf.WellKnownTypes.Duration { Seconds = seconds, Nanos = nanos } };
        var error = await FailAsync(server, TestServer.Request("alpha", options), StatusCode.InvalidArgument, "INVALID_TIME_LIMIT");
        Assert.Equal("options.time_limit", Assert.Single(error.Violations).Field);
    }

    [Theory]
    [InlineData("tomorrow")]
    [InlineData("2026-02-30")]
    [InlineData("2026-03-04T10:30:00Z")]
    public async Task A_moment_of_reference_that_is_none(string moment)
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, TestServer.Request("alpha", new ExtractionOptions { ReferenceTime = moment }), StatusCode.InvalidArgument, "INVALID_REFERENCE_TIME");
        Assert.Equal("options.reference_time", Assert.Single(error.Violations).Field);
    }

    [Fact]
    public async Task A_record_type_that_the_rule_set_does_not_have()
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, TestServer.Request("alpha", new ExtractionOptions { RecordTypes = { "word", "wrod" } }), StatusCode.InvalidArgument, "UNKNOWN_RECORD_TYPE");
        Assert.Equal("options.record_types[1]", Assert.Single(error.Violations).Field);
        Assert.Equal("word other", error.Metadata["known"]);
    }

    [Fact]
    public async Task A_rule_set_that_is_not_there()
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, new ExtractRequest { Document = TestServer.Text("alpha"), RuleSet = "nowhere" }, StatusCode.NotFound, "RULE_SET_NOT_FOUND");
        Assert.Equal("nowhere", error.Metadata["rule_set"]);
    }

    [Fact]
    public async Task A_revision_that_is_not_current()
    {
        await using var server = await TestServer.StartAsync();
        var error = await FailAsync(server, new ExtractRequest { Document = TestServer.Text("alpha"), Revision = "old" }, StatusCode.FailedPrecondition, "REVISION_MISMATCH");
        Assert.Equal(
            new Dictionary<string, string> { ["rule_set"] = "default", ["current"] = TestServer.Revision, ["wanted"] = "old" },
            error.Metadata);
    }

    [Fact]
    public async Task A_rule_set_that_does_not_compile()
    {
        await using var server = await TestServer.StartAsync();
        var diagnostics = Enumerable.Range(1, 30).Select(line => new RuleSetDiagnostic("DP2001", new string('م', 500), "rules/a.rules", line, 5));
        server.Rules.Set(RuleSet.Broken("broken", [.. diagnostics]));
        var error = await FailAsync(server, new ExtractRequest { Document = TestServer.Text("alpha"), RuleSet = "broken" }, StatusCode.FailedPrecondition, "RULE_SET_BROKEN");
        Assert.Equal("30", error.Metadata["diagnostics"]);
        Assert.Equal(20, error.Diagnostics.Length);
        Assert.Equal(new RuleDiagnostic("DP2001", new string('م', 200) + "…", "rules/a.rules:1:5"), error.Diagnostics[0]);
    }

    [Fact]
    public async Task A_document_that_is_too_large()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxDocumentBytes = 100, DrainSeconds = 0 });
        var error = await FailAsync(server, TestServer.Request(new string('a', 101)), StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE");
        Assert.Equal(("101", "100", "processing.max_document_bytes"), (error.Metadata["bytes"], error.Metadata["limit_bytes"], error.Metadata["key"]));
        Assert.Empty((await server.Client.ExtractAsync(new string('a', 100))).Records);
    }

    [Fact]
    public async Task A_document_that_is_too_large_for_the_engine()
    {
        await using var server = await TestServer.StartAsync();
        var request = new ExtractRequest { Document = new Document { MediaType = "application/x-large" } };
        var error = await FailAsync(server, request, StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE");
        Assert.Equal("DP5003", error.Metadata["diagnostic"]);
    }

    [Fact]
    public async Task A_document_that_is_far_too_large_is_refused_unread()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxDocumentBytes = 100, DrainSeconds = 0 });
        var request = new ExtractRequest { Document = new Document { Content = ByteString.CopyFrom(new byte[64 * 1024 * 1024]) } };
        var error = await FailAsync(server, request, StatusCode.ResourceExhausted, "REQUEST_TOO_LARGE");
        Assert.Equal("65736", error.Metadata["limit_bytes"]);
    }

    [Fact]
    public async Task A_document_that_is_far_too_large_ends_a_stream_with_details()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxDocumentBytes = 100, DrainSeconds = 0 });
        ExtractDocumentsRequest[] requests =
        [
            new() { CorrelationId = "1", Document = TestServer.Text(new string('a', 101)) },
            new() { CorrelationId = "2", Document = new Document { Content = ByteString.CopyFrom(new byte[1024 * 1024]) } },
        ];
        var error = await Assert.ThrowsAsync<ExtractionException>(async () => await server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToListAsync());
        Assert.Equal((StatusCode.ResourceExhausted, "REQUEST_TOO_LARGE"), (error.StatusCode, error.Reason));
        await server.AssertAnswersAsync();
    }

    [Theory]
    [InlineData(Truncation.MaxMatches, TruncationReason.MaxMatches, "MAX_MATCHES")]
    [InlineData(Truncation.MaxSteps, TruncationReason.MaxSteps, "MAX_STEPS")]
    [InlineData(Truncation.RuleSteps, TruncationReason.RuleSteps, "RULE_STEPS")]
    public async Task A_result_that_is_not_whole(Truncation truncation, TruncationReason reason, string name)
    {
        await using var server = await TestServer.StartAsync();
        server.Extractor.Truncation = truncation;
        var partial = await server.Client.ExtractAsync(TestServer.Request("alpha", new ExtractionOptions { AllowPartial = true, UseCache = true }));
        Assert.True(partial.Summary.Truncated);
        Assert.Equal(reason, partial.Summary.TruncationReason);
        Assert.Single(partial.Records);

        // The second one finds it in the cache and may not have it either.
        foreach (var useCache in new[] { false, true })
        {
            server.Extractor.Truncation = truncation;
            var error = await FailAsync(server, TestServer.Request("alpha", new ExtractionOptions { UseCache = useCache }), StatusCode.ResourceExhausted, "RESULT_TRUNCATED");
            Assert.Equal(name, error.Metadata["truncation"]);
            Assert.All(error.Metadata["key"].Split(' '), key => Assert.Contains($"`{key}`", error.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task More_calls_than_may_wait()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxConcurrentExtractions = 1, MaxWaitingCalls = 0, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = server.Client.ExtractAsync("alpha");
        await gate.Reached;

        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync("alpha"));

        Assert.Equal((StatusCode.ResourceExhausted, "SERVER_BUSY"), (error.StatusCode, error.Reason));
        Assert.Equal(TimeSpan.FromMilliseconds(200), error.RetryAfter);
        Assert.Equal("200", Assert.IsType<RpcException>(error.InnerException).Trailers.GetValue(ErrorReasons.PushbackTrailer));
        gate.Open();
        Assert.Single((await first).Records);
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task What_is_refused_for_want_of_room_is_not_looked_at()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxConcurrentExtractions = 1, MaxWaitingCalls = 0, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var first = server.Client.ExtractAsync("alpha");
        await gate.Reached;

        // No message of any kind: who reads it says so.
        Assert.Equal(StatusCode.ResourceExhausted, await CallAsync());
        gate.Open();
        Assert.Single((await first).Records);
        Assert.Equal(StatusCode.InvalidArgument, await CallAsync());

        async Task<StatusCode> CallAsync()
        {
            var bytes = Marshallers.Create<byte[]>(value => value, value => value);
            var method = new Method<byte[], byte[]>(MethodType.Unary, ExtractionService.Descriptor.FullName, "Extract", bytes, bytes);
            return (await Assert.ThrowsAsync<RpcException>(async () => await server.Channel.CreateCallInvoker().AsyncUnaryCall(method, null, default, [0xFF]))).StatusCode;
        }
    }

    [Fact]
    public async Task A_bug_says_nothing_of_itself_and_is_logged_once()
    {
        await using var server = await TestServer.StartAsync();
        server.ExpectedErrors = 1;
        server.Extractor.Before = (_, _) => throw new InvalidOperationException("secret of the implementation");
        var error = await FailAsync(server, TestServer.Request("alpha"), StatusCode.Internal, "INTERNAL");
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(32, error.Metadata["trace"].Length);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_no_fault_of_the_server()
    {
        // What Kestrel throws where a connection is reset while its requests are read, before it cancels their calls. That nothing is logged is looked at when the server is disposed.
        await using var server = await TestServer.StartAsync();
        server.Extractor.Before = (_, _) => throw new IOException("The request stream was aborted.", new ConnectionAbortedException("The HTTP/2 connection faulted.", new ConnectionResetException("Connection reset by peer")));
        await FailAsync(server, TestServer.Request("alpha"), StatusCode.Cancelled, "CANCELLED");
        await server.AssertAnswersAsync();
    }

    [Fact]
    public async Task Streams_end_with_the_same_errors()
    {
        await using var server = await TestServer.StartAsync();
        var error = await Assert.ThrowsAsync<ExtractionException>(async () => await server.Client.ExtractStreamAsync(new ExtractStreamRequest()).ToListAsync());
        Assert.Equal((StatusCode.InvalidArgument, "DOCUMENT_MISSING"), (error.StatusCode, error.Reason));

        server.Extractor.Truncation = Truncation.MaxMatches;
        var records = 0;
        error = await Assert.ThrowsAsync<ExtractionException>(async () =>
        {
            await foreach (var _ in server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text("alpha alpha") }))
            {
                records++;
            }
        });
        Assert.Equal((2, "RESULT_TRUNCATED"), (records, error.Reason));
        await server.AssertAnswersAsync();
    }

    [Theory]
    [InlineData("Extract", MethodType.Unary)]
    [InlineData("ExtractStream", MethodType.ServerStreaming)]
    [InlineData("ExtractDocuments", MethodType.DuplexStreaming)]
    public async Task A_request_that_is_no_message(string method, MethodType type)
    {
        await using var server = await TestServer.StartAsync();
        using var channel = GrpcChannel.ForAddress(server.Host.Address);
        var bytes = Marshallers.Create(value => value, value => value);
        var call = new Method<byte[], byte[]>(type, ExtractionService.Descriptor.FullName, method, bytes, bytes);
        byte[] garbage = [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x01];

        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            var invoker = channel.CreateCallInvoker();
            switch (type)
            {
                case MethodType.Unary:
                    await invoker.AsyncUnaryCall(call, null, default, garbage);
                    break;
                case MethodType.ServerStreaming:
                    using (var stream = invoker.AsyncServerStreamingCall(call, null, default, garbage))
                    {
                        await stream.ResponseStream.MoveNext(default);
                    }

                    break;
                default:
                    using (var stream = invoker.AsyncDuplexStreamingCall(call, null, default))
                    {
                        await stream.RequestStream.WriteAsync(garbage);
                        await stream.ResponseStream.MoveNext(default);
                    }

                    break;
            }
        });

        var error = ExtractionException.From(failure);
        Assert.Equal((StatusCode.InvalidArgument, "MALFORMED_REQUEST"), (error.StatusCode, error.Reason));
        await server.AssertAnswersAsync();
    }

    private static async Task<ExtractionException> FailAsync(TestServer server, ExtractRequest request, StatusCode code, string reason)
    {
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));
        Assert.Equal((code, reason), (error.StatusCode, error.Reason));
        Assert.NotEmpty(error.Message);
        await server.AssertAnswersAsync();
        return error;
    }
}
