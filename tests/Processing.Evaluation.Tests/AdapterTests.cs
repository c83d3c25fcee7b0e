using Processing.Evaluation.Scoring;

namespace Processing.Evaluation.Tests;

/// <summary>Each adapter on a few made-up lines in the format of its set.</summary>
public sealed class AdapterTests
{
    private const string Numbers = """
        record Numeral
          value: decimal

        rule digits -> Numeral
          match n:number
          set value = n
        """;

    [Fact]
    public void Recognizers_scores_cases_by_language_and_model()
    {
        using var made = new Made().Write(
            "English/Number.NumberModel.jsonl",
            """{"Input": "7 of 12", "Results": [{"Text": "7", "TypeName": "number", "Resolution": {"value": "7"}, "Start": 0, "End": 0}, {"Text": "12", "TypeName": "number", "Resolution": {"value": "12"}}]}""",
            """{"Input": "no 9", "Results": []}""",
            """{"Input": "5", "Results": [{"Text": "five", "TypeName": "number", "Resolution": {"value": "5"}, "Start": 0, "End": 3}]}""")
            .Write("English/Number.NumberExtractor.jsonl", """{"Input": "1", "Results": []}""");
        var report = made.Run("recognizers", Numbers);
        var group = Assert.Single(report.Groups);
        Assert.Equal("English/Number.NumberModel", group.Name);
        Assert.Equal((2, 1), (group.Cases, group.RightCases(MarkFit.Strict)));
        Assert.Equal(1, report.Unusable);
        Assert.Equal(MarkError.Spurious, Assert.Single(group.Errors).Error);
    }

    [Theory]
    [InlineData("currency", """{"value": "5e3", "unit": "Japanese yen", "isoCurrency": "JPY"}""", "5000 JPY")]
    [InlineData("dimension", """{"value": "2", "unit": "Square kilometer", "subtype": "Area"}""", "2 square_kilometre")]
    [InlineData("datetimeV2.date", """{"values": [{"timex": "XXXX-10-02", "type": "date", "value": "2016-10-02"}, {"timex": "XXXX-10-02", "type": "date", "value": "2017-10-02"}]}""", "2016-10-02 | 2017-10-02")]
    [InlineData("datetimeV2.set", """{"values": [{"timex": "P1M", "type": "set", "value": "not resolved"}]}""", "P1M")]
    [InlineData("datetimeV2.daterange", """{"values": [{"timex": "2015", "Mod": "after", "type": "daterange", "start": "2016-01-01"}]}""", "2016-01-01/")]
    public void Recognizers_resolutions_have_one_form(string type, string resolution, string value)
    {
        using var made = new Made().Write("English/X.Model.jsonl", $$"""{"Input": "x", "Results": [{"Text": "x", "TypeName": "{{type}}", "Resolution": {{resolution}}}]}""");
        Assert.Equal(value, Assert.Single(Assert.Single(made.Read("recognizers").Cases).Gold).Value);
    }

    [Fact]
    public void Duckling_wants_the_whole_phrase()
    {
        using var made = new Made().Write(
            "en/Numeral.jsonl",
            """{"phrase": "33", "value": "NumeralValue 33"}""",
            """{"phrase": "3 dozen", "value": "NumeralValue 36"}""",
            """{"phrase": "2e3", "value": "NumeralValue 2e3"}""");
        var group = Assert.Single(made.Run("duckling", Numbers).Groups);
        Assert.Equal(("en/Numeral", 3, 1), (group.Name, group.Cases, group.RightCases(MarkFit.Strict)));
    }

    [Theory]
    [InlineData("AmountOfMoney", "between Dollar (10, 2.5e1)", "10..25 USD")]
    [InlineData("Quantity", "simple Gram 500 (Just \\\"meat\\\")", "500 gram of meat")]
    [InlineData("Temperature", "simple Celsius (-2)", "-2 degree_celsius")]
    [InlineData("Duration", "DurationData 2 Month", "2 month")]
    [InlineData("Time", "datetime (2013, 2, 12, 15, 15, 0) Minute", "2013-02-12T15:15:00 minute")]
    [InlineData("Time", "datetimeOpenInterval Before (2013, 2, 12, 14, 0, 0) Minute", "/2013-02-12T14:00:00")]
    public void Duckling_values_have_one_form(string dimension, string written, string value)
    {
        using var made = new Made().Write($"en/{dimension}.jsonl", $$"""{"phrase": "x", "value": "{{written}}"}""");
        Assert.Equal(value, Assert.Single(Assert.Single(made.Read("duckling").Cases).Gold).Value);
    }

    [Theory]
    [InlineData("en", "kind = 'date', values = '2013-02-09', grain = 'day', amount = -3, unit = 'day'", "datetime (2013, 2, 9, 4, 0, 0) Hour")]
    [InlineData("en", "kind = 'date', values = '2015-02-12', grain = 'day', amount = 2, unit = 'year'", "datetime (2015, 2, 1, 0, 0, 0) Month")]
    [InlineData("en", "kind = 'time', values = '03:00:00', grain = 'hour'", "datetime (2013, 2, 13, 3, 0, 0) Hour")]
    [InlineData("ar", "kind = 'time', values = '03:00:00', grain = 'hour'", "datetime (2013, 2, 12, 3, 0, 0) Hour")]
    [InlineData("en", "kind = 'date', values = list('2013-01-31', '2014-01-31'), grain = 'day'", "datetime (2014, 1, 31, 0, 0, 0) Day")]
    [InlineData("ar", "kind = 'date', values = list('2013-01-31', '2014-01-31'), grain = 'day'", "datetime (2013, 1, 31, 0, 0, 0) Day")]
    [InlineData("en", "kind = 'time', values = '15:00:00', grain = 'minute', utc_offset = 0", "datetime (2013, 2, 12, 13, 0, 0) Minute")]
    [InlineData("en", "kind = 'daterange', timex = '(2013-02-13,2013-02-27,P2W)', values = '2013-02-13/2013-02-27'", "datetimeInterval ((2013, 2, 18, 0, 0, 0), (2013, 3, 4, 0, 0, 0)) Week")]
    [InlineData("en", "kind = 'datetimerange', timex = '(a,b,PT2H)', values = '2013-02-12T02:30:00/2013-02-12T04:30:00'", "datetimeInterval ((2013, 2, 12, 2, 0, 0), (2013, 2, 12, 4, 0, 0)) Hour")]
    [InlineData("en", "kind = 'daterange', timex = '2017', modifier = 'start', values = '2017-01-01/2017-05-01'", "datetimeInterval ((2017, 1, 1, 0, 0, 0), (2017, 4, 1, 0, 0, 0)) Month")]
    [InlineData("en", "kind = 'daterange', timex = '2013-W07-WE', values = '2013-02-16/2013-02-18'", "datetimeInterval ((2013, 2, 15, 18, 0, 0), (2013, 2, 18, 0, 0, 0)) Hour")]
    [InlineData("en", "kind = 'daterange', timex = '2013-SU', values = '2013-06-21/2013-09-23'", "datetimeInterval ((2013, 6, 21, 0, 0, 0), (2013, 9, 24, 0, 0, 0)) Day")]
    [InlineData("en", "kind = 'daterange', timex = '2013-03', modifier = 'before-end', values = '/2013-04-01'", "datetimeInterval ((2013, 2, 12, 4, 30, 0), (2013, 4, 1, 0, 0, 0)) Second")]
    [InlineData("en", "kind = 'timerange', timex = '(T09,T11)', grain = 'hour', values = list('03:00:00/04:00:00', '15:00:00/16:00:00')", "datetimeInterval ((2013, 2, 12, 15, 0, 0), (2013, 2, 12, 17, 0, 0)) Hour")]
    [InlineData("en", "kind = 'timerange', timex = 'TMO', values = '08:00:00/12:00:00'", "datetimeInterval ((2013, 2, 12, 0, 0, 0), (2013, 2, 12, 12, 0, 0)) Hour")]
    public void Duckling_counts_times_by_conventions_of_its_own(string language, string fields, string gold)
    {
        using var made = new Made().Write($"{language}/Time.jsonl", $$"""{"phrase": "x", "value": "{{gold}}"}""");
        var report = made.Run(
            "duckling",
            $"""
            record TemporalExpression
              kind: text
              timex: text?
              values: list of text?
              grain: text?
              modifier: text?
              amount: decimal?
              unit: text?
              utc_offset: integer?

            rule x -> TemporalExpression
              match "x"
              set {fields.Replace('\'', '"')}
            """);
        Assert.Equal(1, report.Groups[0].RightCases(MarkFit.Strict));
    }

    [Fact]
    public void Peyma_reads_sentences_of_tagged_tokens()
    {
        using var made = new Made().Write("peyma.dev.txt", "آذر|B_PER", "نوری|I_PER", "از|O", "یزد|B_LOC", "", "سلام|O");
        var cases = made.Read("ner-fa").Cases;
        Assert.Equal(["آذر نوری از یزد", "سلام"], cases.Select(@case => @case.Text));
        Assert.Equal([new EvaluationMark(0, 8, "PER", ""), new EvaluationMark(12, 3, "LOC", "")], cases[0].Gold.AsEnumerable());
        Assert.Equal("dev", cases[0].Group);
    }

    [Fact]
    public void Mentions_of_records_are_entities_and_the_longer_of_two_counts()
    {
        using var made = new Made().Write("peyma.dev.txt", "Anna|B_PER", "Berg|I_PER", "left|O");
        var report = made.Run(
            "ner-fa",
            """
            record Person
              name: text
            record Official
              name: text

            rule person -> Person
              match name:(word[case is title]{2})
            rule official -> Official
              match name:"anna"
            """);
        Assert.Equal(1, report.Groups[0].RightCases(MarkFit.Strict));
    }

    [Fact]
    public void Anercorp_leaves_out_its_miscellany()
    {
        using var made = new Made().Write("anercorp.first.txt", "هدى B-PERS", "في O", "دبي B-LOC", "اليورو B-MISC");
        Assert.Equal(["PER", "LOC"], Assert.Single(made.Read("ner-ar").Cases).Gold.Select(mark => mark.Class));
    }

    [Fact]
    public void Parstdex_reads_offsets_and_negatives()
    {
        using var made = new Made().Write("data.json", """[{"test_input": "فردا می‌آیم", "expected": "[[0, 4]]"}, {"test_input": "هیچ", "expected": "[]"}]""");
        var cases = made.Read("parstdex").Cases;
        Assert.Equal(new EvaluationMark(0, 4, "time", ""), Assert.Single(cases[0].Gold));
        Assert.Empty(cases[1].Gold);
    }

    [Fact]
    public void An_article_is_known_by_the_number_in_its_link()
    {
        using var made = new Made().Write("fars.jsonl", """{"title": "خبر", "link": "https://news.example/8903150021"}""", """{"title": "x", "link": "https://news.example/news/14030101000123/خبر"}""", """{"title": "x", "link": "https://news.example/about"}""");
        var data = made.Read("news-fa");
        Assert.Equal(
            [EvaluationMark.OfValue("code", "8903150021"), EvaluationMark.OfValue("published", "2010-06-05"), EvaluationMark.OfValue("agency", "fars")],
            data.Cases[0].Gold.AsEnumerable());
        Assert.Contains(EvaluationMark.OfValue("published", "2024-03-20"), data.Cases[1].Gold);
        Assert.Equal(1, data.Unusable);
    }

    [Fact]
    public void Receipts_are_scored_by_what_is_written_at_the_places_of_fields()
    {
        using var made = new Made().Write("sroie.jsonl", """{"key": "a", "lines": ["SHOP", "TOTAL 9.50"], "entities": {"company": "SHOP", "total": "9.50", "date": ""}}""");
        var report = made.Run(
            "receipts-en",
            """
            record Receipt
              total: decimal

            rule receipt -> Receipt
              match "total" total:number
            """);
        var group = Assert.Single(report.Groups);
        Assert.Equal(1.0, group.Classes["total"].F1(MarkFit.Strict));
        Assert.Equal(0.0, group.Classes["company"].Recall(MarkFit.Strict));
        Assert.DoesNotContain("date", group.Classes.Keys);
    }

    [Theory]
    [InlineData("duckling")]
    [InlineData("ner-ar")]
    [InlineData("ner-fa")]
    [InlineData("news-fa")]
    [InlineData("parstdex")]
    [InlineData("receipts-en")]
    [InlineData("recognizers")]
    public void A_set_that_is_not_there_says_so(string set)
    {
        using var made = new Made();
        Assert.Throws<EvaluationException>(() => made.Read(set));
    }

    [Theory]
    [InlineData("ner-fa", "peyma.dev.txt", "no tag here")]
    [InlineData("news-fa", "fars.jsonl", "[1]")]
    [InlineData("news-fa", "fars.jsonl", "{\"title\": \"x\"}")]
    [InlineData("duckling", "en/Numeral.jsonl", "{")]
    public void A_line_out_of_format_says_where(string set, string file, string line)
    {
        using var made = new Made().Write(file, line);
        Assert.Contains(":1", Assert.Throws<EvaluationException>(() => made.Read(set)).Message, StringComparison.Ordinal);
    }
}
