namespace Processing.Rules.Tests;

/// <summary>Dates, durations, quantities and money, written in quotes where one is wanted; and expectations of records in records.</summary>
public sealed class QuotedValueTests
{
    private const string Events = """
        entity Day: date
          match y:number[digits is 4] glued "-" glued m:number[digits is 2] => date(gregorian, y, m)

        entity Length: duration
          match n:number "days" => duration(n, "day")

        entity Price: money
          match n:number "USD" => money(n, "USD")

        entity Holiday: date
          match "independence" "day" => "1991-09-09"

        record Event
          day: date?
          length: duration?
          price: money?
          area: quantity?
          note: text?
          clock: time?
          site: url?

        """;

    [Theory]
    [InlineData("match day:Day\n  where day > \"2014\"", "2013-05 and 2015-02", "Event(day: 2015-02)")]
    [InlineData("match day:Day\n  where day in [\"2013-05\", \"2016\"]", "2013-05 and 2015-02", "Event(day: 2013-05)")]
    [InlineData("match length:Length\n  where length is \"P2D\"", "2 days, 3 days", "Event(length: P2D)")]
    [InlineData("match price:Price\n  where price <= \"10 USD\"", "10 USD, 12 USD", "Event(price: 10 USD)")]
    [InlineData("match \"x\"\n  set day = \"2014-05-03\", length = \"PT3H\", price = \"~3..4 EUR\", area = \"12.50 km2\"", "x", "Event(day: 2014-05-03, length: PT3H, price: ~3..4 EUR, area: 12.5 km2)")]
    [InlineData("match \"x\" d:Day?\n  set day = d else \"2000\"", "x 2013-05 x", "Event(day: 2013-05)\nEvent(day: 2000)")]
    [InlineData("match day:Holiday", "On Independence Day", "Event(day: 1991-09-09)")]
    [InlineData("match \"x\"\n  set clock = \"08:30\", site = \"https://example.org\"", "x", "Event(clock: 08:30, site: https://example.org)")]

    [InlineData("match \"x\"\n  set note = \"2014\"", "x", "Event(note: 2014)")]
    public void A_text_in_quotes_is_read_where_a_value_is_wanted(string clauses, string text, string expected) =>
        Assert.Equal(expected, Found.In(text, $"{Events}rule r -> Event\n  {clauses}\n"));

    [Theory]
    [InlineData("match day:Day\n  where day > {|DP2096:\"May\"|}")]
    [InlineData("match length:Length\n  where length in [\"P1D\", {|DP2096:\"2 days\"|}]")]
    [InlineData("match \"x\"\n  set price = {|DP2096:\"10 dollars\"|}")]
    [InlineData("match \"x\"\n  set clock = {|DP2096:\"noon\"|}")]
    [InlineData("match \"x\"\n  set site = {|DP2096:\"example\"|}")]
    [InlineData("match \"x\" d:Day?\n  set day = d else {|DP2096:\"x\"|}")]
    public void Others_are_reported(string clauses) => Check.Marked($"{Events}rule r -> Event\n  {clauses}\n");

    [Fact]
    public void Expectations_look_into_records() => Check.Marked("""
        enum Kind
          big, small

        record Place
          name: text
          kind: Kind?

        record Trip
          from: Place
          stops: list of Place?

        rule place -> Place
          match name:"Osh"

        rule trip -> Trip
          match from:Place

        test "t"
          given
            > Osh
          expect Trip  from: { name: "Osh", {|DP2011:nmae|}: "x" }
          expect Trip  from: { kind: {|DP2080:bigg|} }
          expect Trip  stops: [{ name: "Osh" }, { name: {|DP2061:5|} }]
          expect Trip  from: { name: "Osh", kind: big }
        """);
}
