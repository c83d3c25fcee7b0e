using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Telemetry;
using Processing.Server.Tests.Registry;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

/// <summary>The spans of a call. Each test follows a trace of its own, as its caller names it.</summary>
public sealed class TraceTests
{
    [Fact]
    public async Task A_document_has_a_span_in_its_call_and_in_it_one_for_each_phase()
    {
        await using var server = await StartAsync();
        using var spans = new Spans();

        await CallAsync(server, spans.Trace, new ExtractRequest { Document = TestServer.Text("visit rome"), Options = new ExtractionOptions { UseCache = true } });

        var call = spans.Single("processing.extraction.v1.ExtractionService/Extract");
        var document = spans.Single("document");
        Assert.Equal(call.SpanId, document.ParentSpanId);
        var ruleSet = server.Rules.Find("default")!;
        Assert.Equal(
            [("processing.rule_set", "default"), ("processing.revision", ruleSet.Revision), ("processing.document.size", 10), ("processing.records", 1), ("processing.truncated", false), ("processing.cache.hit", false)],
            document.TagObjects.Select(tag => (tag.Key, tag.Value!)));
        var phases = new[] { "queue", "read", "text", "match", "emit" }.Select(spans.Single).ToList();
        Assert.All(phases, phase => Assert.Equal(document.SpanId, phase.ParentSpanId));
        Assert.All(phases.Skip(1).Zip(phases.Skip(2)), pair => Assert.Equal(pair.First.StartTimeUtc + pair.First.Duration, pair.Second.StartTimeUtc));
        Assert.All(phases, phase => Assert.True(phase.StartTimeUtc + phase.Duration <= document.StartTimeUtc + document.Duration + TimeSpan.FromMilliseconds(1)));

        // From the cache there are no phases.
        using var again = new Spans();
        await CallAsync(server, again.Trace, new ExtractRequest { Document = TestServer.Text("visit rome"), Options = new ExtractionOptions { UseCache = true } });
        Assert.Equal(true, again.Single("document").GetTagItem("processing.cache.hit"));
        Assert.NotNull(again.Single("processing.extraction.v1.ExtractionService/Extract"));
        Assert.Equal(2, again.Count);
    }

    [Fact]
    public async Task A_refusal_has_its_reason()
    {
        await using var server = await StartAsync();
        using var spans = new Spans();
        await Assert.ThrowsAsync<RpcException>(() => CallAsync(server, spans.Trace, new ExtractRequest { Document = new Document { Content = Google.Protobuf.ByteString.CopyFromUtf8("{"), MediaType = "application/json" } }));
        var document = spans.Single("document");
        Assert.Equal(("INVALID_JSON", ActivityStatusCode.Error), (document.GetTagItem("error.type"), document.Status));
    }

    private static async Task<TestServer> StartAsync()
    {
        var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSetCompiler.Compile("default", [new RuleFile("visits.rules", System.Text.Encoding.UTF8.GetBytes(Packages.Rules(1)))], [], EngineSettings.Default));
        return server;
    }

    private static async Task CallAsync(TestServer server, ActivityTraceId trace, ExtractRequest request) =>
        await new ExtractionService.ExtractionServiceClient(server.Channel).ExtractAsync(request, new Metadata { { "traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01" } });

    /// <summary>The spans of one trace that have ended.</summary>
    private sealed class Spans : IDisposable
    {
        private readonly ConcurrentQueue<Activity> _ended = new();
        private readonly ActivityListener _listener;

        public Spans()
        {
            _listener = new ActivityListener
            {
                ShouldListenTo = source => source.Name == CallTelemetry.SourceName,
                Sample = (ref ActivityCreationOptions<ActivityContext> options) => options.TraceId == Trace ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
                ActivityStopped = span =>
                {
                    if (span.TraceId == Trace)
                    {
                        _ended.Enqueue(span);
                    }
                },
            };
            ActivitySource.AddActivityListener(_listener);
        }

        public ActivityTraceId Trace { get; } = ActivityTraceId.CreateRandom();

        public int Count => _ended.Count;

        // The span of the call ends after its caller has the answer.
        public Activity Single(string name)
        {
            Assert.True(SpinWait.SpinUntil(() => _ended.Any(span => span.OperationName == name), TestServer.Patience), $"there is no span {name}");
            return Assert.Single(_ended, span => span.OperationName == name);
        }

        public void Dispose() => _listener.Dispose();
    }
}
