using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Google.Protobuf;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Server.Mapping;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Tests;

public class MappingTests
{
    public static TheoryData<string, Value> Values()
    {
        var date = new DateValue(CalendarKind.SolarHijri, DatePrecision.Day, new DateParts(1403, 1, 1));
        var nested = new MatchedRecord(
            "visit",
            "news.visit",
            0.25,
            new TextSpan(3, 9),
            [new MatchedField("who", new Value.Text("x"), [new TextSpan(3, 4)]), new MatchedField("constant", new Value.Boolean(true), [])],
            [new TextSpan(3, 9), new TextSpan(20, 26)]);
        return new TheoryData<string, Value>
        {
            { "text", new Value.Text("متن 😀\n\"") },
            { "empty text", new Value.Text("") },
            { "time", new Value.Text("12:30", ValueKind.Time) },
            { "url", new Value.Text("https://example.org/", ValueKind.Url) },
            { "email", new Value.Text("a@example.org", ValueKind.Email) },
            { "integer", new Value.Integer(long.MinValue) },
            { "decimal", new Value.Decimal(-12.50m) },
            { "largest decimal", new Value.Decimal(decimal.MaxValue) },
            { "smallest decimal", new Value.Decimal(0.0000000000000000000000000001m) },
            { "boolean", new Value.Boolean(false) },
            { "date", new Value.Date(date) },
            { "month", new Value.Date(date with { Precision = DatePrecision.Month, Start = new DateParts(1403, 7, 0) }) },
            { "interval", new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2020, 0, 0), new DateParts(2024, 0, 0))) },
            { "date in two calendars", new Value.Date(date with { AlsoGiven = new DateValue(CalendarKind.UmmAlQura, DatePrecision.Day, new DateParts(1445, 9, 10)) }) },
            { "relative date", new Value.Date(new DateValue(CalendarKind.IslamicTabular, DatePrecision.Day, default) { Unresolved = "yesterday" }) },
            { "duration", new Value.Duration(1.5m, "hour") },
            { "quantity", new Value.Quantity(3.20m, null, null, "km", true) },
            { "range", new Value.Quantity(null, 1, 2.0m, "kg", false) },
            { "open range", new Value.Quantity(null, null, 0m, "kg", false) },
            { "money", new Value.Quantity(1_000_000m, null, null, "IRR", false, ValueKind.Money) },
            { "country", new Value.Code("KG", ValueKind.Country) },
            { "language", new Value.Code("fa", ValueKind.Language) },
            { "enum", new Value.Code("summit", ValueKind.Enum) },
            { "row", new Value.Row([new("name", new Value.Text("بیشکک")), new("none", null), new("inner", new Value.Row([]))]) },
            { "record", new Value.Record(nested) },
            { "list", new Value.List([new Value.Integer(1), new Value.List([]), new Value.Record(nested)]) },
        };
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_comes_back_as_it_was(string name, Value value)
    {
        Assert.NotEmpty(name);
        var sent = Wire.Value.Parser.ParseFrom(ResultToMessage.ToMessage(value).ToByteArray());
        Assert.Equal(Dump(value), Dump(MessageToResult.ToValue(sent)));
    }

    [Fact]
    public void Every_kind_of_value_is_tried() =>
        Assert.Empty(Enum.GetValues<ValueKind>().Except(Values().Select(row => ((Value)row[1]).Kind)));

    [Fact]
    public void A_record_and_a_zone_come_back_as_they_were()
    {
        var place = new OriginalPlace(new OriginalSpan(10, 20), 7, 15, 6, 14);
        var record = new ExtractedRecord(
            "visit",
            "news.visit",
            0.1 + 0.2,
            place,
            [.. Values().Select((row, i) => new ExtractedField($"field{i}", (Value)row[1], i % 2 == 0 ? [] : [place, default]))],
            [new ExtractedMention("متن", place with { Location = new PageLocation(2, 4, 9, [new PageBox(1, 2.5, 3, 4)]) }), new ExtractedMention("", default)]);
        var zone = new ExtractedZone("title", place with { Location = new WordLocation("word/document.xml", 3, 4, 9) });

        var sent = Wire.Record.Parser.ParseFrom(ResultToMessage.ToMessage(record).ToByteArray());
        Assert.Equal(Dump(record), Dump(MessageToResult.ToRecord(sent)));
        Assert.Equal(Dump(zone), Dump(MessageToResult.ToZone(ResultToMessage.ToMessage(zone))));
    }

    [Fact]
    public void What_is_written_is_what_the_classes_of_the_messages_write()
    {
        var place = new OriginalPlace(new OriginalSpan(10, 300), 7, 150, 0, 20_000) { Bytes = new OriginalSpan(0, 0) };
        var record = new ExtractedRecord(
            "visit",
            "news.visit",
            0.25,
            place,
            [.. Values().Select((row, i) => new ExtractedField($"field{i}", (Value)row[1], i % 2 == 0 ? [] : [place, default]))],
            [new ExtractedMention("متن", place with { Location = new PageLocation(2, 4, 9, [new PageBox(1, 2.5, 3, 4), new PageBox(0, 0, 1, 1)]) }), new ExtractedMention("", place with { Location = new WordLocation("word/document.xml", 3, 0, 9) })])
        {
            Package = "news",
        };

        foreach (var units in new[] { PlaceUnits.All, PlaceUnits.Utf16, PlaceUnits.Utf8 | PlaceUnits.CodePoints })
        {
            using var buffer = new WireBuffer(0);
            RecordWriter.Write(buffer, record, MessageParts.All with { Units = units }, null);
            var written = buffer.Written.ToArray();
            Assert.Equal(Wire.Record.Parser.ParseFrom(written).ToByteArray(), written);
        }
    }

    [Fact]
    public void A_buffer_grows_and_keeps_what_was_written()
    {
        using var buffer = new WireBuffer(0);
        var text = new string('ب', 200_000);
        buffer.Number(2, -1);
        buffer.Text(1, text);
        buffer.Number(1, long.MaxValue);

        var input = new CodedInputStream(buffer.Written.ToArray());

        Assert.Equal((8u, long.MaxValue), (input.ReadTag(), input.ReadInt64()));
        Assert.Equal((10u, text), (input.ReadTag(), input.ReadString()));
        Assert.Equal((16u, -1L), (input.ReadTag(), input.ReadInt64()));
        Assert.True(input.IsAtEnd);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain ASCII, longer than a vector of the machine is wide, so that both ways of reading it are tried")]
    [InlineData("ends in one that is not ASCII: é")]
    [InlineData("é at its beginning")]
    [InlineData("متن 😀")]
    [InlineData("half of a pair: \ud800")]
    public void A_text_is_written_as_the_classes_of_the_messages_write_it(string text)
    {
        using var buffer = new WireBuffer(0);
        buffer.Number(3, 1);
        buffer.Text(1, text);

        var expected = new MemoryStream();
        using (var output = new CodedOutputStream(expected, leaveOpen: true))
        {
            output.WriteTag(1, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(Encoding.UTF8.GetBytes(text)));
            output.WriteTag(3, WireFormat.WireType.Varint);
            output.WriteInt64(1);
        }

        Assert.Equal(expected.ToArray(), buffer.Written.ToArray());
    }

    // Where the length takes a byte more, and where the buffer has to grow for it.
    [Theory]
    [InlineData("x", 127)]
    [InlineData("x", 128)]
    [InlineData("x", 16_383)]
    [InlineData("x", 16_384)]
    [InlineData("x", 2_097_151)]
    [InlineData("x", 2_097_152)]
    [InlineData("é", 64)]
    [InlineData("é", 8_192)]
    [InlineData("é", 1_048_576)]
    public void A_long_text_is_written_as_the_classes_of_the_messages_write_it(string unit, int times)
    {
        var text = new StringBuilder().Insert(0, unit, times).ToString();
        using var buffer = new WireBuffer(0);
        buffer.Text(Wire.Mention.TextFieldNumber, text);
        buffer.Close(Wire.Record.MentionsFieldNumber, 0);

        Assert.True(buffer.Written.Span.SequenceEqual(new Wire.Record { Mentions = { new Wire.Mention { Text = text } } }.ToByteArray()));
    }

    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(0u, 1u)]
    [InlineData(127u, 128u)]
    [InlineData(16_383u, 16_384u)]
    [InlineData(2_097_151u, uint.MaxValue)]
    public void A_pair_of_numbers_is_written_as_a_range_is(uint start, uint end)
    {
        using var buffer = new WireBuffer(0);
        buffer.Pair(Wire.Place.Utf16FieldNumber, (Wire.Range.StartFieldNumber, start), (Wire.Range.EndFieldNumber, end));

        Assert.Equal(new Wire.Place { Utf16 = new Wire.Range { Start = start, End = end } }.ToByteArray(), buffer.Written.ToArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(Truncation.MaxMatches)]
    [InlineData(Truncation.MaxSteps)]
    [InlineData(Truncation.TimeLimit)]
    [InlineData(Truncation.RuleSteps)]
    public void A_summary_comes_back_as_it_was(Truncation? truncation)
    {
        var statistics = new ExtractionStatistics("application/json", 100, 20, 3);
        var message = new Wire.ExtractionResult
        {
            Summary = new Wire.ExtractionSummary
            {
                MediaType = "application/json",
                Statistics = ResultToMessage.ToMessage(statistics),
                TruncationReason = ResultToMessage.ToMessage(truncation),
            },
        };

        var result = MessageToResult.ToResult(message);

        Assert.Equal((statistics, truncation), (result.Statistics, result.Truncation));
    }

    [Fact]
    public void A_message_that_lacks_something_is_refused()
    {
        Assert.Throws<InvalidDataException>(() => MessageToResult.ToResult(new Wire.ExtractionResult()));
        Assert.Throws<InvalidDataException>(() => MessageToResult.ToValue(new Wire.Value()));
        Assert.Throws<InvalidDataException>(() => MessageToResult.ToValue(new Wire.Value { Decimal = "1,5" }));
        Assert.Throws<InvalidDataException>(() => MessageToResult.ToRecord(new Wire.Record()));
    }

    [Theory]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Day, 2024, 3, 20, "2024-03-20")]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Month, 2024, 3, 0, "2024-03")]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Year, 570, 0, 0, "0570")]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Day, 2023, 2, 29, "")]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Day, 2023, 13, 1, "")]
    [InlineData(CalendarKind.Gregorian, DatePrecision.Day, 2023, 0, 0, "")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Day, 1403, 1, 1, "2024-03-20")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Day, 1403, 12, 30, "2025-03-20")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Day, 1402, 12, 30, "")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Month, 1403, 1, 0, "2024-03-20/2024-04-19")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Year, 1403, 0, 0, "2024-03-20/2025-03-20")]
    [InlineData(CalendarKind.UmmAlQura, DatePrecision.Day, 1445, 9, 1, "2024-03-11")]
    [InlineData(CalendarKind.IslamicTabular, DatePrecision.Day, 1, 1, 1, "0622-07-19")]
    [InlineData(CalendarKind.UmmAlQura, DatePrecision.Day, 9999, 1, 1, "")]
    [InlineData(CalendarKind.SolarHijri, DatePrecision.Day, -5, 1, 1, "")]
    public void Dates_have_an_iso_notation(CalendarKind calendar, DatePrecision precision, int year, int month, int day, string iso) =>
        Assert.Equal(iso, ResultToMessage.ToMessage(new Value.Date(new DateValue(calendar, precision, new DateParts(year, month, day)))).Date.Iso);

    [Fact]
    public void Intervals_have_an_iso_notation()
    {
        Assert.Equal("2024-03-20/2024-03-22", Iso(new DateValue(CalendarKind.SolarHijri, DatePrecision.Day, new DateParts(1403, 1, 1), new DateParts(1403, 1, 3))));
        Assert.Equal("2020/2024", Iso(new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2020, 0, 0), new DateParts(2024, 0, 0))));
        Assert.Equal("", Iso(new DateValue(CalendarKind.Gregorian, DatePrecision.Year, new DateParts(2024, 0, 0), new DateParts(2020, 0, 0))));

        static string Iso(DateValue date) => ResultToMessage.ToMessage(new Value.Date(date)).Date.Iso;
    }

    [Theory]
    [InlineData(CalendarKind.Gregorian, 2024, 3, 20, true)]
    [InlineData(CalendarKind.Gregorian, 2024, 3, 21, false)]
    [InlineData(CalendarKind.Gregorian, 2024, 2, 31, null)]
    [InlineData(CalendarKind.UmmAlQura, 1445, 9, 11, true)]
    [InlineData(CalendarKind.UmmAlQura, 1445, 9, 12, false)]
    public void Two_calendars_agree_or_not(CalendarKind calendar, int year, int month, int day, bool? agrees)
    {
        var date = new DateValue(CalendarKind.SolarHijri, DatePrecision.Day, new DateParts(1403, 1, 1))
        {
            AlsoGiven = new DateValue(calendar, DatePrecision.Day, new DateParts(year, month, day)),
        };
        var message = ResultToMessage.ToMessage(new Value.Date(date)).Date;
        Assert.Equal(agrees, message.HasAgrees ? message.Agrees : null);
    }

    [Theory]
    [InlineData(3, "day", "P3D")]
    [InlineData(1.5, "hour", "PT1.5H")]
    [InlineData(2, "week", "P2W")]
    [InlineData(2, "month", "P2M")]
    [InlineData(2, "minute", "PT2M")]
    [InlineData(2, "fortnight", "")]
    public void Durations_have_an_iso_notation(double amount, string unit, string iso) =>
        Assert.Equal(iso, ResultToMessage.ToMessage(new Value.Duration((decimal)amount, unit)).Duration.Iso);

    [Theory]
    [InlineData("", true, TextLanguage.None)]
    [InlineData("fa", true, TextLanguage.Persian)]
    [InlineData("FA-Arab-IR", true, TextLanguage.Persian)]
    [InlineData("ar-KG", true, TextLanguage.Arabic)]
    [InlineData("en-GB", true, TextLanguage.English)]
    [InlineData("ky", true, TextLanguage.None)]
    [InlineData("f", false, TextLanguage.None)]
    [InlineData("en-", false, TextLanguage.None)]
    public void Languages_are_read_by_their_tags(string tag, bool valid, TextLanguage language)
    {
        Assert.Equal(valid, LanguageTags.TryParse(tag, out var read));
        Assert.Equal(language, read);
    }

    // Everything that can be read from an object, with the scale of decimal numbers: arrays inside records compare by identity.
    private static string Dump(object? value)
    {
        var text = new StringBuilder();
        Write(value);
        return text.ToString();

        void Write(object? part)
        {
            switch (part)
            {
                case null:
                    text.Append("null");
                    break;
                case string or bool or Enum:
                    text.Append(CultureInfo.InvariantCulture, $"\"{part}\"");
                    break;
                case IFormattable number when part.GetType().IsPrimitive || part is decimal:
                    text.Append(number.ToString(part is double ? "R" : null, CultureInfo.InvariantCulture));
                    break;
                case IEnumerable items:
                    text.Append('[');
                    foreach (var item in items)
                    {
                        Write(item);
                        text.Append(',');
                    }

                    text.Append(']');
                    break;
                default:
                    text.Append(part.GetType().Name).Append('{');
                    foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                    {
                        text.Append(property.Name).Append('=');
                        Write(property.GetValue(part));
                        text.Append(';');
                    }

                    text.Append('}');
                    break;
            }
        }
    }
}
