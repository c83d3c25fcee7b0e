using System.Text;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Results;
using Processing.Matching.Values;

namespace Processing.Pipeline.Tests;

public sealed class ExtractionEngineTests
{
    private static readonly ExtractionEngine Engine = Compile.Engine(Compile.Greetings);

    [Fact]
    public void Places_in_json_point_into_the_file_itself_escapes_included()
    {
        const string Json = """{"note": "\u0068ello \u0041nna", "other": "x"}""";
        var result = Extract(Json);
        var record = Assert.Single(result.Records);
        Assert.Equal("Anna", ValueFormatter.ToScalar(record.Fields[0].Value));
        Assert.Equal("\\u0041nna", Slice(Json, record.Fields[0].Places[0].Utf8.Start, record.Fields[0].Places[0].Utf8.End));
        Assert.Equal("\\u0068ello \\u0041nna", Slice(Json, record.Place.Utf8.Start, record.Place.Utf8.End));
        var zone = Assert.Single(result.Zones);
        Assert.Equal(("note", record.Place), (zone.Zone, zone.Place));
    }

    [Fact]
    public void The_three_units_of_a_place_cut_the_same_text()
    {
        const string Text = "😀é hello Zoë.";
        var place = Extract(Text).Records[0].Fields[0].Places[0];
        Assert.Equal("Zoë", Slice(Text, place.Utf8.Start, place.Utf8.End));
        Assert.Equal("Zoë", Text[place.Utf16Start..place.Utf16End]);
        Assert.Equal("Zoë", string.Concat(Text.EnumerateRunes().Skip(place.CodePointStart).Take(place.CodePointEnd - place.CodePointStart)));
    }

    [Theory]
    [InlineData("2026-03-04", "2026-03-05")]
    [InlineData("2026-12-31T23:59", "2027-01-01")]
    [InlineData(null, "unknown")]
    public void Relative_dates_count_from_the_moment_that_the_caller_gives(string? reference, string day)
    {
        var engine = Compile.Engine("""
            record Day
              iso: text

            rule tomorrow -> Day
              match "tomorrow"
              set iso = time_shift(1, day) else "unknown"
            """);
        var options = new ExtractionOptions { Reference = reference is null ? null : ReferenceTime.TryParse(reference, out var moment) ? moment : throw new ArgumentException(reference) };
        var result = engine.Extract(Input("See you tomorrow."), options, null, CancellationToken.None);
        Assert.Equal(day, ValueFormatter.ToScalar(Assert.Single(result.Records).Fields[0].Value));
    }

    [Fact]
    public void The_sink_gets_what_the_result_holds_type_by_type()
    {
        var seen = new List<ExtractedRecord>();
        var result = Engine.Extract(Input("hello Anna. STOP. good morning Bob."), ExtractionOptions.Default, seen.Add, CancellationToken.None);
        Assert.Equal(["Greeted", "Shout", "Greeted"], result.Records.Select(record => record.Record));
        Assert.Equal(["Greeted", "Greeted", "Shout"], seen.Select(record => record.Record));
        Assert.Equal(result.Records.ToHashSet(ReferenceEqualityComparer.Instance), seen.ToHashSet(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void A_time_that_is_up_before_the_text_is_read_gives_nothing_and_says_so()
    {
        var result = Engine.Extract(Input("hello Anna."), new ExtractionOptions { TimeLimit = new CancellationToken(true) }, null, CancellationToken.None);
        Assert.Empty(result.Records);
        Assert.Equal((Truncation.TimeLimit, 11), (result.Truncation, result.Statistics.Bytes));
    }

    [Fact]
    public void Record_types_and_scores_that_are_not_wanted_are_left_out()
    {
        const string Text = "hello Anna. STOP. good morning Bob.";
        Assert.Equal(["Shout"], Extract(Text, new ExtractionOptions { Records = ["Shout"] }).Records.Select(record => record.Record));
        Assert.Equal([0.8, 1], Extract(Text, new ExtractionOptions { MinimumScore = 0.6 }).Records.Select(record => record.Score).Order());
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_a_value_with_its_reason()
    {
        var result = Engine.Extract(new DocumentInput(new byte[] { 0x61, 0xFF }), ExtractionOptions.Default, null, CancellationToken.None);
        Assert.Equal(("DP5003", 1), (result.Error?.Id, result.Error?.ByteOffset));
        Assert.Empty(result.Records);
    }

    [Fact]
    public void A_caller_who_gave_up_stops_the_engine()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Engine.Extract(Input("hello Anna"), ExtractionOptions.Default, null, source.Token));
    }

    private static ExtractionResult Extract(string text, ExtractionOptions? options = null) =>
        Engine.Extract(Input(text), options ?? ExtractionOptions.Default, null, CancellationToken.None);

    private static DocumentInput Input(string text) => new(Encoding.UTF8.GetBytes(text));

    private static string Slice(string text, int start, int end) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text).AsSpan()[start..end]);
}
