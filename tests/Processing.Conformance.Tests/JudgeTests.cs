using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Processing.Conformance.V1;
using Processing.Extraction.V1;

namespace Processing.Conformance.Tests;

public class JudgeTests
{
    private const string TwoDocuments = """
        - name: two
          shows: something
          call: CALL_EXTRACT
          requests: [{ text: "a👍b" }, { text: "x" }]
          expect:
        """;

    private static ConformanceCase Case(string expected)
    {
        using var text = new StringReader(TwoDocuments + " " + expected);
        return CaseReader.Read((JsonObject)YamlToJson.Read(text).Single()!.AsArray()[0]!);
    }

    private static CaseResult Result()
    {
        var place = new Place { Utf8 = new() { Start = 1, End = 5 }, Utf16 = new() { Start = 1, End = 3 }, CodePoints = new() { Start = 1, End = 2 } };
        var found = new ExtractionResult { Records = { new Extraction.V1.Record { Record_ = "Thumb", Score = 1, Place = place, Mentions = { new Mention { Text = "👍", Place = place } } } } };
        return new CaseResult
        {
            Name = "two",
            AnswerCount = 2,
            Answers =
            {
                new Answer { CorrelationId = "2", Failure = new Failure { Code = "NOT_FOUND" } },
                new Answer { CorrelationId = "1", Result = found, Slices = { "👍", "👍" } },
            },
        };
    }

    private static ImmutableArray<string> Differences(string expected, Action<CaseResult>? change = null)
    {
        var result = Result();
        change?.Invoke(result);
        return Judge.Differences(Case(expected), result);
    }

    [Theory]
    [InlineData("{ answers: [{ correlationId: 1, result: { records: [{ record: Thumb }] } }, { failure: { code: NOT_FOUND } }] }")]
    [InlineData("{ answers: [{ result: any }, { failure: { code: [OK, NOT_FOUND], retryAfterMs: null } }] }")]
    [InlineData("{ answerCount: 2, some: { failure: { reason: \"\" } }, each: { correlationId: any } }")]
    public void What_is_as_expected_passes(string expected) => Assert.Empty(Differences(expected));

    [Theory]
    [InlineData("{ answers: [{ failure: any }, {}] }", "answers[0].failure is not there")]
    [InlineData("{ answers: [{}] }", "answers has 2 items, not 1")]
    [InlineData("{ answers: [{ result: { records: [{ score: 0.5 }] } }, {}] }", "answers[0].result.records[0].score is 1, not 0.5")]
    [InlineData("{ answers: [{}, { failure: { code: [OK, INTERNAL] } }] }", "none of [\"OK\",\"INTERNAL\"]")]
    [InlineData("{ each: { failure: { code: NOT_FOUND } } }", "answers[0].failure")]
    [InlineData("{ some: { failure: { code: OK } } }", "no answer is like")]
    [InlineData("{ failure: { code: CANCELLED } }", "failure is not there")]
    [InlineData("{ unheard: 1 }", "unheard is not there")]
    public void What_is_not_as_expected_is_said(string expected, string said) => Assert.Contains(said, string.Join('\n', Differences(expected)), StringComparison.Ordinal);

    [Fact]
    public void A_wrong_slice_is_found_whatever_is_expected() =>
        Assert.Equal("`1`: place 1 is `👍`; the client cuts `👍b`", Assert.Single(Differences("{ answerCount: 2 }", result => result.Answers[1].Slices[1] = "👍b")));

    [Fact]
    public void Missing_slices_are_found() =>
        Assert.Equal("`1`: 2 places, but 1 slices", Assert.Single(Differences("{ answerCount: 2 }", result => result.Answers[1].Slices.RemoveAt(0))));

    [Fact]
    public void A_wrong_slice_of_the_text_is_found()
    {
        Assert.Empty(Differences("{ answerCount: 2 }", result => AddText(result.Answers[1])));
        Assert.Equal("`1`: place 0 is `👍`; the client cuts `👍b` out of the text", Assert.Single(Differences("{ answerCount: 2 }", result => AddText(result.Answers[1]).TextSlices[0] = "👍b")));
        Assert.Equal("`1`: 2 places, but 1 slices of the text", Assert.Single(Differences("{ answerCount: 2 }", result => AddText(result.Answers[1]).TextSlices.RemoveAt(0))));
    }

    [Fact]
    public void A_document_that_is_no_text_is_cut_by_no_helper()
    {
        var item = Case("{ answerCount: 2 }");
        item.Wanted.Requests[0].Document.Content = Google.Protobuf.ByteString.CopyFrom(0xFF, 0xFE);
        var result = Result();
        Assert.Equal("`1`: the document is no UTF-8, so its text must be asked for", Assert.Single(Judge.Differences(item, result)));
        AddText(result.Answers[1]);
        Assert.Contains("`1`: place 0 is in no text; the client cuts `👍`", Judge.Differences(item, result));
        (result.Answers[1].Slices[0], result.Answers[1].Slices[1], result.Answers[1].RefusedSlices) = ("", "", 2);
        Assert.Empty(Judge.Differences(item, result));
    }

    private static Answer AddText(Answer answer)
    {
        answer.Result.Text = "a👍b";
        answer.TextSlices.Add(["👍", "👍"]);
        return answer;
    }

    [Fact]
    public void A_place_in_a_unit_that_was_not_wanted_is_found() =>
        Assert.Equal("`1`: place 0 comes in Utf8: " + Result().Answers[1].Result.Records[0].Place, OneUnit(_ => { })[0]);

    [Fact]
    public void A_place_that_is_not_cut_for_want_of_its_unit_is_refused_and_not_empty()
    {
        Assert.Empty(OneUnit(answer => (LeaveOnlyUtf16(answer).Slices[0], answer.Slices[1], answer.RefusedSlices) = ("", "", 2)));
        Assert.Equal("`1`: 2 places were not cut, but 0 were refused", Assert.Single(OneUnit(answer => (LeaveOnlyUtf16(answer).Slices[0], answer.Slices[1]) = ("", ""))));
    }

    [Fact]
    public void A_place_without_a_wanted_unit_is_found() =>
        Assert.Contains("does not come in Utf16", string.Join('\n', Differences("{ answerCount: 2 }", result => result.Answers[1].Result.Records[0].Place.Utf16 = null)), StringComparison.Ordinal);

    // Asked for UTF-16 only.
    private static ImmutableArray<string> OneUnit(Action<Answer> change)
    {
        var item = Case("{ answerCount: 2 }");
        item.Wanted.Requests[0].Options = new ExtractionOptions { OffsetUnits = { OffsetUnit.Utf16 } };
        var result = Result();
        change(result.Answers[1]);
        return Judge.Differences(item, result);
    }

    private static Answer LeaveOnlyUtf16(Answer answer)
    {
        foreach (var place in new[] { answer.Result.Records[0].Place, answer.Result.Records[0].Mentions[0].Place })
        {
            (place.Utf8, place.CodePoints) = (null, null);
        }

        return answer;
    }

    [Fact]
    public void Units_that_do_not_agree_are_found() =>
        Assert.Contains("by Utf16", string.Join('\n', Differences("{ answerCount: 2 }", result => result.Answers[1].Result.Records[0].Place.Utf16.End = 4)), StringComparison.Ordinal);

    [Fact]
    public void Places_outside_of_the_document_are_found() =>
        Assert.Contains("is not in the document", string.Join('\n', Differences("{ answerCount: 2 }", result => result.Answers[1].Result.Records[0].Place.Utf8.End = 400)), StringComparison.Ordinal);

    [Fact]
    public void A_document_without_an_answer_is_found() =>
        Assert.Contains("`2` was not answered", Differences("{ answerCount: 2 }", result => result.Answers.RemoveAt(0)));

    [Fact]
    public void An_answer_too_many_is_found() =>
        Assert.Contains("`1` was answered 1 times more often than asked", Differences("{ answerCount: 2 }", result => result.Answers.Add(result.Answers[1].Clone())));

    [Fact]
    public void A_call_that_fails_where_none_should_is_found() =>
        Assert.Contains("the call failed", string.Join('\n', Differences("{ answerCount: 2 }", result => result.Failure = new Failure { Code = "INTERNAL" })), StringComparison.Ordinal);

    [Fact]
    public void The_result_of_another_case_is_no_result() =>
        Assert.Equal("the result is of the case `other`", Assert.Single(Differences("{ answerCount: 2 }", result => result.Name = "other")));

    [Theory]
    [InlineData("- { name: a, call: CALL_EXTRACT, shows: x, requests: [] }")]
    [InlineData("- { name: a, call: CALL_EXTRACT, requests: [], expect: { answerCount: 0 } }")]
    [InlineData("- { name: a, call: CALL_EXTRAKT, shows: x, requests: [], expect: { answerCount: 0 } }")]
    [InlineData("- { name: a, call: CALL_EXTRACT, shows: x, requests: [{ txt: a }], expect: { answerCount: 0 } }")]
    [InlineData("- { name: a, call: CALL_EXTRACT, shows: x, deadline: 5, requests: [], expect: { answerCount: 0 } }")]
    public void A_case_that_is_none_is_refused(string yaml)
    {
        using var text = new StringReader(yaml);
        Assert.Throws<InvalidDataException>(() => CaseReader.Read((JsonObject)YamlToJson.Read(text).Single()!.AsArray()[0]!));
    }

    [Fact]
    public void The_same_seed_gives_the_same_documents() => Assert.Equal(RandomDocuments.Case(7, 20).Wanted, RandomDocuments.Case(7, 20).Wanted);
}
