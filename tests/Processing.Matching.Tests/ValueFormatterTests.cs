using System.Text;
using System.Text.Json;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Tests;

public sealed class ValueFormatterTests
{
    public static TheoryData<Value, string, string> Table => new()
    {
        { new Value.Text("«a» \"b\""), "«a» \"b\"", "\"«a» \\\"b\\\"\"" },
        { new Value.Integer(-5), "-5", "-5" },
        { new Value.Decimal(1.50m), "1.5", "1.5" },
        { new Value.Decimal(100m), "100", "100" },
        { new Value.Decimal(0.00m), "0", "0" },
        { new Value.Boolean(true), "true", "true" },
        { new Value.Duration(2, "day"), "P2D", "\"P2D\"" },
        { new Value.Duration(3, "hour"), "PT3H", "\"PT3H\"" },
        { new Value.Duration(1.5m, "minute"), "PT1.5M", "\"PT1.5M\"" },
        { new Value.Duration(6, "month"), "P6M", "\"P6M\"" },
        { new Value.Quantity(12.50m, null, null, "km", false), "12.5 km", "{\"value\":12.5,\"unit\":\"km\",\"approximate\":false}" },
        { new Value.Quantity(null, 10, 12, "km", true), "~10..12 km", "{\"min\":10,\"max\":12,\"unit\":\"km\",\"approximate\":true}" },
        { new Value.Quantity(1500, null, null, "USD", false, ValueKind.Money), "1500 USD", "{\"value\":1500,\"currency\":\"USD\",\"approximate\":false}" },
        { new Value.Code("KG", ValueKind.Country), "KG", "\"KG\"" },
        { new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Month, new DateParts(2014, 5, 0))), "2014-05", "\"2014-05\"" },
        { new Value.Date(new DateValue(CalendarKind.Gregorian, DatePrecision.Day, default) { Unresolved = "year" }), "year", "\"year\"" },
        { new Value.Row([new("en", new Value.Text("head")), new("x", null), new("level", new Value.Integer(2))]), "{en: head, level: 2}", "{\"en\":\"head\",\"level\":2}" },
        { new Value.List([new Value.Text("a"), new Value.Integer(1)]), "[a, 1]", "[\"a\",1]" },
        {
            new Value.Record(new MatchedRecord("R", "r", 1, default, [new MatchedField("name", new Value.Text("Smith"), [default(TextSpan)])], [])),
            "{name: Smith}",
            "{\"name\":\"Smith\"}"
        },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Prints(Value value, string scalar, string json)
    {
        Assert.Equal(scalar, ValueFormatter.ToScalar(value));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            ValueFormatter.WriteJson(writer, value);
        }

        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("1234", "1234")]
    [InlineData("1,234,567.5", "1234567.5")]
    [InlineData("1.234.567,5", "1234567.5")]
    [InlineData("1.234", "1.234")]
    [InlineData("1,23", "1.23")]
    [InlineData("۱۲٬۳۴۵", "12345")]
    [InlineData("٣٫١٤", "3.14")]
    [InlineData("-7", "-7")]
    [InlineData(".5", "0.5")]
    [InlineData("1,23,456", null)]
    [InlineData("1,2345", "1.2345")]
    [InlineData("1.2.3", null)]
    [InlineData("12a", null)]
    [InlineData("", null)]
    [InlineData("5.", null)]
    [InlineData("99999999999999999999999999999999999", null)]
    public void ReadsNumbers(string text, string? expected) =>
        Assert.Equal(expected, NumberText.Read(text) is { } number ? ValueFormatter.Print(number) : null);

    [Fact]
    public void EveryListedMemberHasAType()
    {
        foreach (var kind in Enum.GetValues<ValueKind>())
        {
            Assert.All(ValueMembers.NamesOf(kind), name => Assert.NotNull(ValueMembers.TypeOf(kind, name)));
        }
    }

    [Theory]
    [InlineData("Kabul", "KABUL", true)]
    [InlineData("كابل", "کابل", true)]
    [InlineData("a b", "ab", false)]
    public void TextsCompareFolded(string left, string right, bool expected) =>
        Assert.Equal(expected, ValueComparison.AreEqual(new Value.Text(left), new Value.Text(right)));

    [Fact]
    public void NumbersCompareAcrossKinds()
    {
        Assert.Equal(0, ValueComparison.Compare(new Value.Integer(2), new Value.Decimal(2.0m)));
        Assert.True(ValueComparison.Compare(new Value.Text("۱۲"), new Value.Integer(2)) > 0);
        Assert.Null(ValueComparison.Compare(new Value.Text("x"), new Value.Integer(2)));
        Assert.Null(ValueComparison.Compare(new Value.Quantity(1, null, null, "km", false), new Value.Quantity(1, null, null, "m", false)));
        Assert.True(ValueComparison.Compare(new Value.Duration(1, "week"), new Value.Duration(6, "day")) > 0);
    }

    [Theory]
    [InlineData(BinaryOperator.Add, 2, 3, "5")]
    [InlineData(BinaryOperator.Subtract, 2, 3, "-1")]
    [InlineData(BinaryOperator.Multiply, 2, 3, "6")]
    [InlineData(BinaryOperator.Divide, 3, 2, "1.5")]
    [InlineData(BinaryOperator.Divide, 3, 0, null)]
    [InlineData(BinaryOperator.Add, long.MaxValue, 1, "9223372036854775808")]
    public void Computes(BinaryOperator op, long left, long right, string? expected) =>
        Assert.Equal(expected, Execution.Arithmetic.Compute(op, new Value.Integer(left), new Value.Integer(right)) is { } value ? ValueFormatter.ToScalar(value) : null);
}
