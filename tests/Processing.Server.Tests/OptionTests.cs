using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Processing.Extraction.V1;
using Processing.Rules;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Server.Tests.Support;
using static Processing.Server.Tests.Support.ServiceCalls;

namespace Processing.Server.Tests;

/// <summary>What a caller can ask for beside records: why they came out, the text, fewer units, and what is there when the deadline comes.</summary>
public sealed class OptionTests
{
    private const string Rules = """
        package desk

        lexicon Room
          "blue room", "red room"

        record Meeting
          room: text

        record Word
          word: text

        rule meeting -> Meeting
          match ("in" | "at the") room:Room
          score 0.5 + 0.25 if room exists

        rule late-meeting -> Meeting
          match "in" room:Room "late"
          score 0.4

        rule word -> Word
          match word:"late"
        """;

    [Fact]
    public async Task A_record_is_explained_in_every_kind_of_call()
    {
        await using var server = await StartAsync();
        var request = new ExtractRequest { Document = TestServer.Text("😀 sit at the Blue Room."), Options = new ExtractionOptions { Explain = true } };

        var result = await server.Client.ExtractAsync(request);

        var explanation = Assert.Single(result.Explanations);
        var record = Assert.Single(result.Records);
        Assert.Equal((record.Record_, record.Package, record.Rule, record.Score, record.Place), (explanation.Record, explanation.Package, explanation.Rule, explanation.Score, explanation.Place));
        Assert.Equal([2u], explanation.Alternatives);
        var room = Assert.Single(explanation.Elements, element => element.Producer == "desk.Room");
        Assert.Equal(("Blue Room", "blue room", "blue room"), (room.Text, room.ReadAs, room.Entry));
        Assert.Equal(record.Fields.Single().Places.Single(), room.Place);
        Assert.Equal("room", Assert.Single(explanation.Labels).Label);
        Assert.Equal(["0.5", "0.25"], explanation.ScoreParts);
        Assert.Equal(0u, result.Summary.ExplanationsLeftOut);

        var streamed = new List<ExtractStreamResponse>();
        await foreach (var one in server.Client.ExtractStreamAsync(new ExtractStreamRequest { Document = request.Document, Options = request.Options }))
        {
            streamed.Add(one);
        }

        Assert.Equal(explanation, Assert.Single(streamed, one => one.Explanation is not null).Explanation);
        Assert.NotNull(streamed[^1].Summary);
        Assert.Empty((await server.Client.ExtractAsync("sit in Blue Room")).Explanations);
    }

    [Fact]
    public async Task A_match_that_lost_is_told_of_and_only_wanted_records_are_explained()
    {
        await using var server = await StartAsync();
        var options = new ExtractionOptions { Explain = true, RecordTypes = { "desk.Meeting" } };
        const string Text = "sit in Red Room late. late. at the blue room";
        var sure = await server.Client.ExtractAsync(TestServer.Request(Text, new ExtractionOptions { Explain = true, MinimumScore = 0.45, RecordTypes = { "desk.Meeting" } }));
        Assert.Equal("desk.meeting", Assert.Single(sure.Explanations).Rule);

        var result = await server.Client.ExtractAsync(TestServer.Request(Text, options));

        Assert.All(result.Explanations, one => Assert.Equal("Meeting", one.Record));
        Assert.Equal(result.Records.Select(record => (record.Rule, record.Place)), result.Explanations.Select(one => (one.Rule, one.Place)));
        var beaten = Assert.Single(result.Explanations.SelectMany(one => one.Beaten));
        Assert.Equal(("desk.meeting", BeatenBy.Overlap, 4u), (beaten.Rule, beaten.By, beaten.Place.Utf8.Start));
    }

    [Fact]
    public async Task What_is_not_explained_is_counted()
    {
        await using var server = await StartAsync(EngineSettings.Default with { Explaining = EngineSettings.Default.Explaining with { MaxRecords = 2 } });
        var result = await server.Client.ExtractAsync(TestServer.Request(string.Concat(Enumerable.Repeat("In Blue Room. ", 5)), new ExtractionOptions { Explain = true, UseCache = true }));
        Assert.Equal((5, 2, 3u), (result.Records.Count, result.Explanations.Count, result.Summary.ExplanationsLeftOut));
    }

    [Fact]
    public async Task What_something_else_than_rules_found_is_not_explained()
    {
        await using var server = await TestServer.StartAsync();
        var result = await server.Client.ExtractAsync(TestServer.Request("alpha alpha", new ExtractionOptions { Explain = true }));
        Assert.Equal((2, 0, 2u), (result.Records.Count, result.Explanations.Count, result.Summary.ExplanationsLeftOut));
    }

    [Theory]
    [InlineData("text/plain", "utf-8")]
    [InlineData("text/plain; charset=windows-1256", "windows-1256")]
    public async Task Every_place_cuts_its_text_out_of_the_text_that_comes_back(string mediaType, string encoding)
    {
        await using var server = await StartAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var text = "جلسه in Red Room. آخر";
        var document = new Document { Content = ByteString.CopyFrom(Encoding.GetEncoding(encoding).GetBytes(text)), MediaType = mediaType };

        var result = await server.Client.ExtractAsync(new ExtractRequest { Document = document, Options = new ExtractionOptions { IncludeText = true } });

        Assert.True(result.HasText);
        Assert.Equal(text, result.Text);
        var place = result.Records.Single().Fields.Single().Places.Single();
        Assert.Equal("Red Room", result.Text[(int)place.Utf16.Start..(int)place.Utf16.End]);
        Assert.Equal("Red Room", Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(result.Text)[(int)place.Utf8.Start..(int)place.Utf8.End]));
        Assert.False((await server.Client.ExtractAsync(new ExtractRequest { Document = document })).HasText);
    }

    [Fact]
    public async Task The_text_comes_just_before_the_summary_of_a_stream_and_from_the_cache()
    {
        await using var server = await StartAsync();
        var request = new ExtractStreamRequest { Document = TestServer.Text("in blue room"), Options = new ExtractionOptions { IncludeText = true, UseCache = true, Explain = true } };
        foreach (var expected in new[] { CacheUse.Miss, CacheUse.Hit })
        {
            var events = new List<ExtractStreamResponse>();
            await foreach (var one in server.Client.ExtractStreamAsync(request))
            {
                events.Add(one);
            }

            Assert.Equal([ExtractStreamResponse.EventOneofCase.Record, ExtractStreamResponse.EventOneofCase.Explanation, ExtractStreamResponse.EventOneofCase.Text, ExtractStreamResponse.EventOneofCase.Summary], events.Select(one => one.EventCase));
            Assert.Equal("in blue room", events[2].Text);
            Assert.Equal(expected, events[^1].Summary.Cache);
        }
    }

    [Fact]
    public async Task Places_come_in_the_units_that_are_asked_for()
    {
        await using var server = await StartAsync();
        var result = await server.Client.ExtractAsync(TestServer.Request("😀 in Blue Room", new ExtractionOptions { OffsetUnits = { OffsetUnit.Utf16 }, Explain = true }));
        var all = result.Records.SelectMany(record => record.Fields.SelectMany(field => field.Places).Concat(record.Mentions.Select(mention => mention.Place)).Append(record.Place))
            .Concat(result.Explanations.SelectMany(one => one.Elements.Select(element => element.Place))).ToList();
        Assert.All(all, place => Assert.Equal((true, true, true), (place.Utf8 is null, place.Utf16 is not null, place.CodePoints is null)));

        var two = await server.Client.ExtractAsync(TestServer.Request("😀 in Blue Room", new ExtractionOptions { OffsetUnits = { OffsetUnit.Utf8, OffsetUnit.CodePoints, OffsetUnit.Utf8 } }));
        Assert.All(two.Records, record => Assert.Equal((false, true, false), (record.Place.Utf8 is null, record.Place.Utf16 is null, record.Place.CodePoints is null)));
        Assert.True(result.CalculateSize() > 0);

        var wrong = await RefusedAsync(StatusCode.InvalidArgument, "INVALID_OFFSET_UNIT", () => server.Client.ExtractAsync(TestServer.Request("a", new ExtractionOptions { OffsetUnits = { OffsetUnit.Utf8, OffsetUnit.Unspecified } })));
        Assert.Equal("options.offset_units[1]", Assert.Single(wrong.Violations).Field);
    }

    [Fact]
    public async Task Answers_of_different_options_are_kept_apart()
    {
        await using var server = await StartAsync();
        ExtractionOptions[] options = [new(), new() { Explain = true }, new() { IncludeText = true }, new() { OffsetUnits = { OffsetUnit.Utf8 } }, new() { OffsetUnits = { OffsetUnit.Utf16 } }];
        foreach (var expected in new[] { CacheUse.Miss, CacheUse.Hit })
        {
            foreach (var one in options)
            {
                one.UseCache = true;
                Assert.Equal(expected, (await server.Client.ExtractAsync(TestServer.Request("in blue room", one))).Summary.Cache);
            }
        }
    }

    [Fact]
    public async Task What_was_found_is_the_answer_before_the_deadline_of_the_call_where_a_part_is_welcome()
    {
        // A margin so large that half of the call's time is the limit.
        await using var server = await TestServer.StartAsync(new ServerSettings { DrainSeconds = 0, PartialMarginSeconds = 60 });
        server.Extractor.AfterRecord = (number, stop) =>
        {
            if (number == 2)
            {
                stop.WaitHandle.WaitOne();
                stop.ThrowIfCancellationRequested();
            }
        };
        var service = new ExtractionService.ExtractionServiceClient(server.Channel);
        var request = TestServer.Request("alpha alpha alpha", new ExtractionOptions { AllowPartial = true });

        var answer = await service.ExtractAsync(request, deadline: DateTime.UtcNow.AddSeconds(4));

        Assert.Equal((TruncationReason.TimeLimit, 2), (answer.Result.Summary.TruncationReason, answer.Result.Records.Count));
        using var stream = service.ExtractDocuments(deadline: DateTime.UtcNow.AddSeconds(4));
        await stream.RequestStream.WriteAsync(new ExtractDocumentsRequest { CorrelationId = "a", Document = request.Document, Options = request.Options });
        await stream.RequestStream.CompleteAsync();
        Assert.True(await stream.ResponseStream.MoveNext(default));
        Assert.Equal((TruncationReason.TimeLimit, 2), (stream.ResponseStream.Current.Result.Summary.TruncationReason, stream.ResponseStream.Current.Result.Records.Count));
    }

    private static async Task<TestServer> StartAsync(EngineSettings? engine = null)
    {
        var settings = engine ?? EngineSettings.Default;
        var server = await TestServer.StartAsync(change: options => options with { Engine = settings });
        var rules = RuleSetCompiler.Compile("default", [new RuleFile("desk.rules", Encoding.UTF8.GetBytes(Rules))], [], settings);
        Assert.Empty(rules.Diagnostics.Select(one => $"{one.Line}: {one.Message}"));
        server.Rules.Set(rules);
        return server;
    }
}
