using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Server.Hosting;
using Processing.Server.Tests.Support;

namespace Processing.Server.Tests;

public class DocumentsTests
{
    [Fact]
    public async Task A_thousand_documents_with_ten_bad_ones_have_a_thousand_answers()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxInFlightPerStream = 4, MaxConcurrentExtractions = 100, DrainSeconds = 0 });

        // The first four wait for each other: four are worked on at a time, and a fifth never is.
        using var four = new CountdownEvent(4);
        server.Extractor.Before = (_, cancellation) =>
        {
            if (!four.IsSet)
            {
                four.Signal();
                four.Wait(cancellation);
            }
        };
        var answers = new Dictionary<string, DocumentAnswer>();
        await foreach (var answer in server.Client.ExtractDocumentsAsync(Documents()))
        {
            Assert.True(answers.TryAdd(answer.CorrelationId, answer), $"{answer.CorrelationId} was answered twice");
        }

        Assert.Equal(1000, answers.Count);
        Assert.Equal(4, server.Extractor.MostRunning);
        foreach (var (id, answer) in answers)
        {
            var number = int.Parse(id, CultureInfo.InvariantCulture);
            Assert.Equal((ulong)number, answer.Sequence);
            if (number % 100 == 50)
            {
                Assert.Equal("INVALID_UTF8", answer.Error!.Reason);
            }
            else
            {
                Assert.Equal((uint)number % 7, Assert.Single(answer.Result!.Records).Place.Utf8.Start);
            }
        }

        static async IAsyncEnumerable<ExtractDocumentsRequest> Documents()
        {
            for (var i = 0; i < 1000; i++)
            {
                var content = i % 100 == 50 ? ByteString.CopyFrom(0x61, 0xFF) : ByteString.CopyFromUtf8(new string(' ', i % 7) + "alpha");
                yield return new ExtractDocumentsRequest { CorrelationId = i.ToString(CultureInfo.InvariantCulture), Document = new Document { Content = content } };
                await Task.Yield();
            }
        }
    }

    [Fact]
    public async Task Answers_come_as_they_are_done()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxInFlightPerStream = 2, MaxConcurrentExtractions = 2, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (text, cancellation) =>
        {
            if (text == "slow")
            {
                gate.Pass(cancellation);
            }
        };
        var ids = new List<string>();

        await foreach (var answer in server.Client.ExtractDocumentsAsync(Requests(("1", "slow"), ("2", "alpha"), ("3", "alpha"))))
        {
            ids.Add(answer.CorrelationId);
            if (ids.Count == 2)
            {
                gate.Open();
            }
        }

        Assert.Equal(["2", "3", "1"], ids);
    }

    [Fact]
    public async Task Ids_that_are_missing_too_long_or_in_use_are_refused_one_by_one()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxInFlightPerStream = 8, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (text, cancellation) =>
        {
            if (text == "slow")
            {
                gate.Pass(cancellation);
            }
        };
        var answers = new Dictionary<ulong, DocumentAnswer>();

        await foreach (var answer in server.Client.ExtractDocumentsAsync(Requests(("a", "slow"), ("a", "alpha"), ("", "alpha"), (new string('x', 257), "alpha"), ("b", "alpha"))))
        {
            answers.Add(answer.Sequence, answer);
            if (answers.Count == 4)
            {
                gate.Open();
            }
        }

        Assert.Equal(5, answers.Count);
        Assert.NotNull(answers[0].Result);
        Assert.Equal((StatusCode.InvalidArgument, "CORRELATION_ID_DUPLICATE"), (answers[1].Error!.StatusCode, answers[1].Error!.Reason));
        Assert.Equal((StatusCode.InvalidArgument, "CORRELATION_ID_MISSING"), (answers[2].Error!.StatusCode, answers[2].Error!.Reason));
        Assert.Equal((StatusCode.InvalidArgument, "CORRELATION_ID_TOO_LONG"), (answers[3].Error!.StatusCode, answers[3].Error!.Reason));
        Assert.All([answers[1], answers[2], answers[3]], answer =>
        {
            Assert.Equal(StatusCode.InvalidArgument, answer.Error!.StatusCode);
            Assert.Equal("correlation_id", Assert.Single(answer.Error.Violations).Field);
        });
        Assert.NotNull(answers[4].Result);
    }

    [Fact]
    public async Task An_answered_id_may_be_used_again()
    {
        await using var server = await TestServer.StartAsync();
        var answered = new SemaphoreSlim(1);
        var count = 0;

        await foreach (var answer in server.Client.ExtractDocumentsAsync(OneByOne()))
        {
            Assert.NotNull(answer.Result);
            count++;
            answered.Release();
        }

        Assert.Equal(3, count);

        async IAsyncEnumerable<ExtractDocumentsRequest> OneByOne()
        {
            for (var i = 0; i < 3; i++)
            {
                await answered.WaitAsync(TestServer.Patience);
                yield return new ExtractDocumentsRequest { CorrelationId = "same", Document = TestServer.Text("alpha") };
            }
        }
    }

    [Fact]
    public async Task Each_document_has_its_own_rule_set_and_its_own_mistakes()
    {
        await using var server = await TestServer.StartAsync();
        ExtractDocumentsRequest[] requests =
        [
            new() { CorrelationId = "none" },
            new() { CorrelationId = "rules", Document = TestServer.Text("alpha"), RuleSet = "nowhere" },
            new() { CorrelationId = "type", Document = TestServer.Text("alpha"), Options = new ExtractionOptions { RecordTypes = { "word", "what" } } },
            new() { CorrelationId = "good", Document = TestServer.Text("alpha") },
        ];

        var answers = await server.Client.ExtractDocumentsAsync(requests.ToAsyncEnumerable()).ToDictionaryAsync(answer => answer.CorrelationId);

        Assert.Equal("DOCUMENT_MISSING", answers["none"].Error!.Reason);
        Assert.Equal("RULE_SET_NOT_FOUND", answers["rules"].Error!.Reason);
        Assert.Equal("options.record_types[1]", Assert.Single(answers["type"].Error!.Violations).Field);
        Assert.Single(answers["good"].Result!.Records);
    }

    [Fact]
    public async Task A_bug_in_one_document_leaves_the_others_alone_and_is_logged_once()
    {
        await using var server = await TestServer.StartAsync();
        server.ExpectedErrors = 1;
        server.Extractor.Before = (text, _) =>
        {
            if (text == "bug")
            {
                throw new InvalidOperationException("secret of the implementation");
            }
        };

        var answers = await server.Client.ExtractDocumentsAsync(Requests(("1", "alpha"), ("2", "bug"), ("3", "alpha"))).ToDictionaryAsync(answer => answer.CorrelationId);

        Assert.Equal(StatusCode.Internal, answers["2"].Error!.StatusCode);
        Assert.Equal("INTERNAL", answers["2"].Error!.Reason);
        Assert.DoesNotContain("secret", answers["2"].Error!.Message, StringComparison.Ordinal);
        Assert.NotNull(answers["1"].Result);
        Assert.NotNull(answers["3"].Result);
    }

    [Fact]
    public async Task A_caller_that_does_not_read_is_held_back()
    {
        await using var server = await TestServer.StartAsync(new ServerSettings { MaxInFlightPerStream = 3, DrainSeconds = 0 });
        using var gate = new Gate();
        server.Extractor.Before = (_, cancellation) => gate.Pass(cancellation);
        var sent = new ConcurrentQueue<int>();
        using var stop = new CancellationTokenSource();

        // 1 MiB each: a few fit the windows, a hundred do not. The hundredth is never taken while the engine stands still.
        await using var answers = server.Client.ExtractDocumentsAsync(Large(), stop.Token).GetAsyncEnumerator();
        var first = answers.MoveNextAsync().AsTask();
        await gate.Reached;
        Assert.True(sent.Count < 100, $"{sent.Count} were taken");
        gate.Open();
        Assert.True(await first);
        var count = 1;
        while (await answers.MoveNextAsync())
        {
            count++;
        }

        Assert.Equal(100, count);
        Assert.InRange(server.Extractor.MostRunning, 1, 3);

        async IAsyncEnumerable<ExtractDocumentsRequest> Large()
        {
            var content = ByteString.CopyFrom(new byte[1024 * 1024]);
            for (var i = 0; i < 100; i++)
            {
                yield return new ExtractDocumentsRequest { CorrelationId = i.ToString(CultureInfo.InvariantCulture), Document = new Document { Content = content } };
                sent.Enqueue(i);
                await Task.Yield();
            }
        }
    }

    private static IAsyncEnumerable<ExtractDocumentsRequest> Requests(params (string Id, string Text)[] documents) =>
        documents.Select(document => new ExtractDocumentsRequest { CorrelationId = document.Id, Document = TestServer.Text(document.Text) }).ToAsyncEnumerable();
}
