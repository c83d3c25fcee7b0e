using Google.Protobuf;
using Grpc.Core;
using Processing.Client;
using Processing.Extraction.V1;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Pipeline;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using Processing.Text;
using WireDuration = Google.Protobuf.WellKnownTypes.Duration;

namespace Processing.Server.Tests;

/// <summary>The server with the engine itself instead of a stand-in for it.</summary>
public class EngineTests
{
    [Fact]
    public void A_rule_set_knows_the_revision_and_the_records_of_its_program()
    {
        Producer[] producers =
        [
            new Producer.Record("news.Visit", new RecordShape("Visit", "news", [], [], IsEmitted: true), []),
            new Producer.Record("base.Name", new RecordShape("Name", "base", [], [], IsEmitted: false), []),
        ];
        var program = new RuleProgram([.. producers], []);

        var ruleSet = RuleSet.Ready("news", new ExtractionEngine(program, new NothingFound(), ExtractionLimits.Default));

        Assert.Equal(program.Revision, ruleSet.Revision);
        Assert.Equal("Visit", Assert.Single(ruleSet.Records));
        Assert.NotNull(ruleSet.Extractor);
    }

    [Fact]
    public async Task What_no_reader_can_read_is_the_callers_mistake()
    {
        await using var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSet.Ready("real", new ExtractionEngine(new RuleProgram([], []), new NothingFound(), ExtractionLimits.Default)));
        var request = new ExtractRequest { Document = new Document { MediaType = "application/x-unknown" }, RuleSet = "real" };

        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));

        Assert.Equal((StatusCode.InvalidArgument, "UNSUPPORTED_MEDIA_TYPE"), (error.StatusCode, error.Reason));
    }

    [Fact]
    public async Task A_record_arrives_while_the_engine_still_looks_for_others()
    {
        using var gate = new Gate();
        await using var server = await StartAsync(new GatedExecutor(control => gate.Pass(control.Cancellation)));
        await using var events = server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text(Visits), RuleSet = "real" }).GetAsyncEnumerator();

        // The engine stands behind its first record, with two more types to look for, until the client has that record.
        Assert.True(await events.MoveNextAsync());
        Assert.Equal("City", events.Current.Record.Record_);
        gate.Open();

        var rest = await RestAsync(events);
        Assert.Equal(["City", "Day", "Day", "Visit", "Visit"], rest.Where(message => message.Record is not null).Select(message => message.Record.Record_));
        Assert.False(rest[^1].Summary.Truncated);
    }

    [Fact]
    public async Task A_stream_has_the_records_of_the_unary_call()
    {
        await using var server = await StartAsync(new FastExecutor());

        var unary = await server.Client.ExtractAsync(new ExtractRequest { Document = TestServer.Text(Visits), RuleSet = "real" });
        var streamed = await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text(Visits), RuleSet = "real" }).ToListAsync();

        Assert.Equal(unary.Records.Select(record => record.Place.Utf8.Start).Order(), unary.Records.Select(record => record.Place.Utf8.Start));
        var records = streamed.Where(message => message.Record is not null).Select(message => message.Record).ToList();
        Assert.Equal(unary.Records.Select(record => record.ToByteString()).ToHashSet(), records.Select(record => record.ToByteString()).ToHashSet());
        Assert.Equal((6, 6), (unary.Records.Count, records.Count));
    }

    [Fact]
    public async Task At_a_time_limit_the_types_that_were_found_are_the_answer()
    {
        using var gate = new Gate();
        await using var server = await StartAsync(new GatedExecutor(control => WaitForTimeLimit(gate, control)));
        // Long enough for a busy machine to find the first type.
        var options = new Extraction.V1.ExtractionOptions { TimeLimit = new WireDuration { Seconds = 2 }, AllowPartial = true };

        var streamed = await server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text(Visits), RuleSet = "real", Options = options }).ToListAsync();

        Assert.Equal(["City", "City"], streamed.Where(message => message.Record is not null).Select(message => message.Record.Record_));
        Assert.Equal((true, TruncationReason.TimeLimit), (streamed[^1].Summary.Truncated, streamed[^1].Summary.TruncationReason));
        Assert.Equal((uint)Visits.Length, streamed[^1].Summary.Statistics.Bytes);
        Assert.NotEqual(0u, streamed[^1].Summary.Statistics.Tokens);
    }

    [Fact]
    public async Task A_time_limit_without_leave_for_a_part_is_an_error_after_the_records_found()
    {
        using var gate = new Gate();
        await using var server = await StartAsync(new GatedExecutor(control => gate.Pass(control.Cancellation)));
        var options = new Extraction.V1.ExtractionOptions { TimeLimit = new WireDuration { Nanos = 5_000_000 } };
        await using var events = server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = TestServer.Text(Visits), RuleSet = "real", Options = options }).GetAsyncEnumerator();

        var error = await Assert.ThrowsAsync<ExtractionException>(async () => await RestAsync(events));

        Assert.Equal((StatusCode.DeadlineExceeded, "TIME_LIMIT"), (error.StatusCode, error.Reason));
    }

    [Fact]
    public async Task A_rule_above_its_budget_is_stopped_and_named_and_the_others_go_on()
    {
        var text = string.Concat(Enumerable.Repeat("rome ", 200)) + "friday";
        var few = ExtractionLimits.Default with { Matching = new MatchLimits { MaxRuleSteps = 100 } };
        await using var server = await StartAsync(new FastExecutor(), few);
        var request = new ExtractRequest { Document = TestServer.Text(text), RuleSet = "real", Options = new Extraction.V1.ExtractionOptions { AllowPartial = true } };

        var partial = await server.Client.ExtractAsync(request);

        Assert.Equal((true, TruncationReason.RuleSteps, "trips.City"), (partial.Summary.Truncated, partial.Summary.TruncationReason, partial.Summary.StoppedRule));
        Assert.InRange(partial.Records.Count(record => record.Record_ == "City"), 1, 199);
        Assert.Single(partial.Records, record => record.Record_ == "Day");

        request.Options.AllowPartial = false;
        var error = await Assert.ThrowsAsync<ExtractionException>(() => server.Client.ExtractAsync(request));
        Assert.Equal(("RESULT_TRUNCATED", "RULE_STEPS", "trips.City"), (error.Reason, error.Metadata["truncation"], error.Metadata["rule"]));
    }

    private const string Visits = "rome monday\nparis friday";

    private static async Task<TestServer> StartAsync(IRuleExecutor executor, ExtractionLimits? limits = null)
    {
        var cities = Record("City", new PatternNode.Choice([Word("rome"), Word("paris")]));
        var days = Record("Day", new PatternNode.Choice([Word("monday"), Word("friday")]));
        var visits = Record("Visit", new PatternNode.Sequence([new PatternNode.Annotation(0, null), new PatternNode.Annotation(1, null)]));
        var server = await TestServer.StartAsync();
        server.Rules.Set(RuleSet.Ready("real", new ExtractionEngine(new RuleProgram([cities, days, visits], []), executor, limits ?? ExtractionLimits.Default)));
        return server;
    }

    private static Producer.Record Record(string name, PatternNode pattern) =>
        new($"trips.{name}", new RecordShape(name, "trips", [], [], IsEmitted: true), [new RuleDefinition($"trips.{name}", new RuleBody.Sequence(pattern), [], [], null, null, null, 0)]);

    private static PatternNode.Literal Word(string word) => new PatternNode.Literal([word]);

    private static async Task<List<ExtractStreamResponse>> RestAsync(IAsyncEnumerator<ExtractStreamResponse> events)
    {
        var rest = new List<ExtractStreamResponse>();
        while (await events.MoveNextAsync())
        {
            rest.Add(events.Current);
        }

        return rest;
    }

    private static void WaitForTimeLimit(Gate gate, RunControl control)
    {
        try
        {
            gate.Pass(control.TimeLimit);
        }
        catch (OperationCanceledException)
        {
            // Time is up; the engine sees it when it goes on.
        }
    }

    /// <summary>The engine's executor, which a test holds up behind each record that is told of.</summary>
    private sealed class GatedExecutor(Action<RunControl> afterRecord) : IRuleExecutor
    {
        public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, RunControl control)
        {
            var found = control.Found;
            return new FastExecutor().Execute(program, text, limits, found is null ? control : control with { Found = Tell });

            void Tell(MatchedRecord record)
            {
                found(record);
                afterRecord(control);
            }
        }
    }

    private sealed class NothingFound : IRuleExecutor
    {
        public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, RunControl control) => new([], [], null);
    }
}
