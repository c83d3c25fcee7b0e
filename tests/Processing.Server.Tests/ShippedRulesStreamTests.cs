using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Client;
using Processing.Documents;
using Processing.Extraction.V1;
using Processing.Pipeline;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using Document = Processing.Extraction.V1.Document;
using ExtractionOptions = Processing.Extraction.V1.ExtractionOptions;
using ExtractionResult = Processing.Pipeline.ExtractionResult;
using WireDuration = Google.Protobuf.WellKnownTypes.Duration;

namespace Processing.Server.Tests;

/// <summary>Streams that end in every way, with the real engine, the shipped rules and a real client.</summary>
public class ShippedRulesStreamTests
{
    private const string Sentence = "«رستم نعمتاف» وزیر انرژی تاجیکستان گفت: آب کم است.\n\n";
    private const int LongSentences = 40_000;

    private static readonly Lazy<RuleSet> News = new(() => RuleSetCompiler.CompileShipped("news", RuleSetCompiler.DefaultFolder, EngineSettings.Load(null)));

    // Ten that cannot be worked on, no two alike, and what is said of each.
    private static readonly (ExtractDocumentsRequest Request, StatusCode Code, string Reason)[] Bad =
    [
        (Of(new Document { Content = ByteString.CopyFromUtf8("{\"a\": "), MediaType = "application/json" }), StatusCode.InvalidArgument, "INVALID_JSON"),
        (Of(new Document { Content = ByteString.CopyFromUtf8(new string('[', 100) + new string(']', 100)), MediaType = "application/json" }), StatusCode.InvalidArgument, "JSON_TOO_DEEP"),
        (Of(new Document { Content = ByteString.CopyFrom(0x41, 0xFF) }), StatusCode.InvalidArgument, "INVALID_UTF8"),
        (Of(new Document { Content = ByteString.CopyFromUtf8("x"), MediaType = "application/x-unknown" }), StatusCode.InvalidArgument, "UNSUPPORTED_MEDIA_TYPE"),
        (Of(new Document { Content = ByteString.CopyFromUtf8("x"), MediaType = "text/plain; charset=shift_jis" }), StatusCode.InvalidArgument, "UNSUPPORTED_CHARSET"),
        (Of(new Document { Content = ByteString.CopyFrom(new byte[100_001]) }), StatusCode.ResourceExhausted, "DOCUMENT_TOO_LARGE"),
        (Of(null), StatusCode.InvalidArgument, "DOCUMENT_MISSING"),
        (Of(TestServer.Text(Sentence), request => request.RuleSet = "nwes"), StatusCode.NotFound, "RULE_SET_NOT_FOUND"),
        (Of(TestServer.Text(Sentence), request => request.Revision = "old"), StatusCode.FailedPrecondition, "REVISION_MISMATCH"),
        (Of(TestServer.Text(Sentence), request => request.Options = new ExtractionOptions { RecordTypes = { "Offical" } }), StatusCode.InvalidArgument, "UNKNOWN_RECORD_TYPE"),
    ];

    [Fact]
    public async Task A_thousand_documents_with_ten_bad_ones_give_990_results_and_10_statuses()
    {
        await using var server = await StartAsync(new ServerSettings { MaxDocumentBytes = 100_000, DrainSeconds = 0 });
        var results = new HashSet<string>();
        var statuses = new Dictionary<string, (StatusCode, string)>();
        await foreach (var answer in server.Client.ExtractDocumentsAsync(Documents()))
        {
            Assert.Equal(answer.CorrelationId, answer.Sequence.ToString(CultureInfo.InvariantCulture));
            if (answer.Error is { } error)
            {
                Assert.False(string.IsNullOrWhiteSpace(error.Message));
                statuses.Add(answer.CorrelationId, (error.StatusCode, error.Reason));
            }
            else
            {
                Assert.Contains(answer.Result!.Records, record => record.Record_ == "Official");
                Assert.True(results.Add(answer.CorrelationId), $"{answer.CorrelationId} came twice");
            }
        }

        Assert.Equal((990, 10), (results.Count, statuses.Count));
        Assert.Equal(Bad.Select((bad, index) => KeyValuePair.Create($"{(index * 100) + 7}", (bad.Code, bad.Reason))), statuses.OrderBy(status => int.Parse(status.Key, CultureInfo.InvariantCulture)));
        Assert.Empty(results.Intersect(statuses.Keys));

        static async IAsyncEnumerable<ExtractDocumentsRequest> Documents()
        {
            for (var i = 0; i < 1000; i++)
            {
                var request = i % 100 == 7 ? Bad[i / 100].Request.Clone() : Of(TestServer.Text(Sentence));
                request.CorrelationId = i.ToString(CultureInfo.InvariantCulture);
                yield return request;
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task A_server_that_stops_in_the_middle_of_a_stream_answers_all_that_it_read_and_says_why_it_ends()
    {
        await using var server = await StartAsync(new ServerSettings { DrainSeconds = 3600 });
        var answered = new List<ulong>();
        Task? stopped = null;
        var error = await Assert.ThrowsAsync<ExtractionException>(async () =>
        {
            await foreach (var answer in server.Client.ExtractDocumentsAsync(Endless()))
            {
                Assert.NotNull(answer.Result);
                answered.Add(answer.Sequence);
                stopped ??= answered.Count == 20 ? server.Host.StopAsync() : null;
            }
        });
        Assert.Equal((StatusCode.Unavailable, "SERVER_DRAINING"), (error.StatusCode, error.Reason));
        Assert.NotNull(error.RetryAfter);
        await stopped!;

        // The server reads in order, so that what it read is a beginning of what was sent: nothing of it lost, nothing twice.
        Assert.InRange(answered.Count, 20, int.MaxValue);
        Assert.Equal(Enumerable.Range(0, answered.Count).Select(number => (ulong)number), answered.Order());
    }

    [Fact]
    public async Task A_caller_who_gives_up_in_the_middle_of_a_stream_leaves_the_server_as_it_was()
    {
        await using var server = await StartAsync();
        using var caller = new CancellationTokenSource();
        var answered = new HashSet<ulong>();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var answer in server.Client.ExtractDocumentsAsync(Endless(caller.Token), caller.Token))
            {
                Assert.True(answered.Add(answer.Sequence));
                if (answered.Count == 20)
                {
                    await caller.CancelAsync();
                }
            }
        });
        await AssertAnswersAsync(server);
    }

    [Fact]
    public async Task Giving_up_stops_the_engine_inside_one_long_document()
    {
        await using var server = await StartAsync();
        var watched = Watch(server);
        using var caller = new CancellationTokenSource();
        var call = server.Client.ExtractAsync(new ExtractRequest { Document = Long(), RuleSet = "watched" }, caller.Token);
        await watched.Began.WaitAsync(TestServer.Patience);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await watched.Stopped.WaitAsync(TestServer.Patience);
        await AssertAnswersAsync(server);
    }

    [Fact]
    public async Task A_time_limit_stops_the_engine_inside_one_long_document_and_says_so()
    {
        await using var server = await StartAsync();
        var watched = Watch(server);
        var request = new ExtractRequest { Document = Long(), RuleSet = "watched", Options = new ExtractionOptions { TimeLimit = new WireDuration { Nanos = 100_000_000 } } };
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));
        Assert.Equal((StatusCode.DeadlineExceeded, "TIME_LIMIT", "100"), (error.StatusCode, error.Reason, error.Metadata["limit_ms"]));

        // On a very busy machine the time is over before the engine begins.
        if (watched.Began.IsCompleted)
        {
            await watched.Stopped.WaitAsync(TestServer.Patience);
        }

        Assert.False(watched.Ended, "the engine went on to the end");
        await AssertAnswersAsync(server);
    }

    [Fact]
    public async Task A_deadline_stops_the_engine_inside_one_long_document()
    {
        await using var server = await StartAsync();
        var watched = Watch(server);
        using var hasty = ExtractionClient.Connect(server.Host.Address.ToString(), new ExtractionClientOptions { MaxAttempts = 1, Deadline = TimeSpan.FromMilliseconds(200) });
        var error = await Assert.ThrowsAsync<ExtractionException>(() => hasty.ExtractAsync(new ExtractRequest { Document = Long(), RuleSet = "watched" }));
        Assert.Equal(StatusCode.DeadlineExceeded, error.StatusCode);
        await AssertAnswersAsync(server);
        Assert.False(watched.Ended, "the engine went on to the end");
    }

    private static ExtractDocumentsRequest Of(Document? document, Action<ExtractDocumentsRequest>? change = null)
    {
        var request = new ExtractDocumentsRequest { Document = document, RuleSet = "news" };
        change?.Invoke(request);
        return request;
    }

    private static Document Long() => TestServer.Text(new StringBuilder().Insert(0, Sentence, LongSentences).ToString());

    private static async IAsyncEnumerable<ExtractDocumentsRequest> Endless([EnumeratorCancellation] CancellationToken cancellation = default)
    {
        for (var i = 0; !cancellation.IsCancellationRequested; i++)
        {
            var request = Of(TestServer.Text(Sentence));
            request.CorrelationId = i.ToString(CultureInfo.InvariantCulture);
            yield return request;
            await Task.Yield();
        }
    }

    private static async Task<TestServer> StartAsync(ServerSettings? settings = null)
    {
        var server = await TestServer.StartAsync(settings);
        Assert.Empty(News.Value.Diagnostics);
        server.Rules.Set(News.Value);
        return server;
    }

    private static async Task AssertAnswersAsync(TestServer server) =>
        Assert.Contains((await server.Client.ExtractAsync(Sentence, "news")).Records, record => record.Record_ == "Official");

    private static WatchedExtractor Watch(TestServer server)
    {
        var watched = new WatchedExtractor(News.Value.Extractor!);
        server.Rules.Set(RuleSet.Ready("watched", News.Value.Revision, watched, News.Value.Records));
        return watched;
    }

    // The real engine, and whether it began, was stopped or came to its end.
    private sealed class WatchedExtractor(IDocumentExtractor engine) : IDocumentExtractor
    {
        private readonly TaskCompletionSource _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Began => _began.Task;

        public Task Stopped => _stopped.Task;

        public bool Ended { get; private set; }

        public ExtractionResult Extract(DocumentInput input, Pipeline.ExtractionOptions options, Action<ExtractedRecord>? sink, CancellationToken cancellation)
        {
            _began.TrySetResult();
            try
            {
                var result = engine.Extract(input, options, sink, cancellation);
                Ended = true;
                _stopped.TrySetException(new InvalidOperationException("the engine went on to the end"));
                return result;
            }
            catch (OperationCanceledException)
            {
                _stopped.TrySetResult();
                throw;
            }
        }
    }
}
