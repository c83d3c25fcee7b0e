using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Tests;

/// <summary>Lexicons from tab-separated, comma-separated and JSON files.</summary>
public sealed class DataFileTests
{
    private const string Clauses = "key form value code: country, people: integer, since: date, area: quantity, note";

    private static string Entries(string name, string content, string clauses = Clauses)
    {
        var program = Compile.Program(("test.rules", $"lexicon L from \"{name}\" {clauses}\n\nrecord R\n  x: text\n\nrule r -> R\n  match x:L\n"), (name, content));
        var lexicon = Assert.IsType<Producer.Lexicon>(program.Producers[0]);
        return string.Join('\n', lexicon.Entries.Select(entry => $"{string.Join('/', entry.Forms)} {(entry.Value is { } value ? ValueFormatter.ToScalar(value) : "-")}"));
    }

    private static string Mistakes(string name, string content, string clauses = "key form value people: integer")
    {
        var result = Compile.Emit(("test.rules", $"lexicon L from \"{name}\" {clauses}\n\nrecord R\n  x: text\n\nrule r -> R\n  match x:L\n"), (name, content));
        return string.Join('\n', result.Diagnostics.Select(found =>
            $"{found.Id} {found.Location.Source.Path} {found.Location.Start.Line}:{found.Location.Start.Column} «{found.Location.Source.Content.AsSpan(found.Location.Span.Start, found.Location.Span.Length)}»"));
    }

    [Theory]
    [InlineData("l.tsv", "# cities\nform\tcode\tpeople\tsince\tarea\tnote\n\nOsh|اوش\tKG\t300000\t1876-05\t182.5 km2\tsays \"hi\"\nUr\t\t\t\t\t\n")]
    [InlineData("l.csv", "form,code,people,since,area,note\r\n\"Osh|اوش\",KG,300000,1876-05,182.5 km2,\"says \"\"hi\"\"\"\r\n\r\nUr,,,,\n")]
    [InlineData("l.csv", "\uFEFFform,code,people,since,area,note\nOsh|اوش, KG ,300000,1876-05,182.5 km2,says \"hi\",,\nUr")]
    [InlineData("l.json", "[{\"form\": [\"Osh\", \"اوش\"], \"code\": \"KG\", \"people\": 300000, \"since\": \"1876-05\", \"area\": \"182.5 km2\", \"note\": \"says \\\"hi\\\"\"},\n {\"form\": \"Ur\", \"note\": null}]\n")]
    [InlineData("l.JSON", "\uFEFF[{\"form\": [\"Osh\", \"اوش\"], \"code\": \"KG\", \"people\": 300000, \"since\": \"1876-05\", \"area\": \"182.5 km2\", \"note\": \"says \\\"hi\\\"\"}, {\"form\": \"Ur\"}]")]
    public void All_formats_give_the_same_entries(string name, string content) => Assert.Equal(
        "Osh/اوش {code: KG, people: 300000, since: 1876-05, area: 182.5 km2, note: says \"hi\"}\nUr {}",
        Entries(name, content));

    [Fact]
    public void A_quoted_cell_holds_commas_and_line_breaks() =>
        Assert.Equal("a, b 1\nc\nd 2", Entries("l.csv", "form,people\n\"a, b\",1\n\"c\nd\",2\n", "key form value people: integer"));

    [Fact]
    public void The_same_files_give_the_same_program_whatever_their_order()
    {
        (string Path, string Content)[] files =
        [
            ("test.rules", "enum E\n  b, a\n\nlexicon L: { n: text, e: E } from \"l.json\" key form value n, e\n\nlexicon M from \"m.csv\" key form similar 1\n\nrecord R\n  x: E\n\nrule r -> R\n  match l:L M\n  set   x = l.e\n"),
            ("l.json", "[{\"e\": \"a\", \"form\": \"x\"}, {\"n\": \"1\", \"form\": \"y\", \"e\": \"b\"}]"),
            ("m.csv", "form\nsamarkand\n"),
        ];
        Assert.Equal(Compile.Program(files).Revision, Compile.Program([.. files.Reverse()]).Revision);
    }

    [Fact]
    public void A_bar_inside_a_list_of_JSON_is_a_bar() =>
        Assert.Equal("a|b/c 1", Entries("l.json", "[{\"form\": [\"a|b\", \"c\"], \"people\": 1}]", "key form value people: integer"));

    [Theory]
    [InlineData("l.tsv", "form\tpeople\na\tmany\n", "DP2046 l.tsv 2:3 «many»")]
    [InlineData("l.tsv", "form\tpeople\na\t1\tmore\n", "DP2090 l.tsv 2:1 «a\t1\tmore»")]
    [InlineData("l.tsv", "# nothing\n", "DP2048 l.tsv 1:1 «»")]
    [InlineData("l.csv", "", "DP2048 l.csv 1:1 «»")]
    [InlineData("l.csv", "form,people\na,\"many\"\n", "DP2046 l.csv 2:3 «\"many\"»")]
    [InlineData("l.csv", "form,people\na,1,more\n", "DP2090 l.csv 2:1 «a,1,more»")]
    [InlineData("l.csv", "form,form,people\na,b,1\n", "DP2047 l.csv 1:6 «form»")]
    [InlineData("l.csv", "form,people\n\"a,1\nb,2\n", "DP2091 l.csv 2:1 «\"»")]
    [InlineData("l.csv", "form,people\n\"a\"b,1\n", "DP2092 l.csv 2:4 «b»")]
    [InlineData("l.json", "[{\"form\": \"ا\", \"people\": \"many\"}]", "DP2046 l.json 1:26 «\"many\"»")]
    [InlineData("l.json", "{\"form\": \"a\"}", "DP2093 l.json 1:1 «{»")]
    [InlineData("l.json", "[]", "DP2093 l.json 1:2 «]»")]
    [InlineData("l.json", "[1]", "DP2093 l.json 1:2 «1»")]
    [InlineData("l.json", "[{\"form\": {\"x\": 1}}]", "DP2093 l.json 1:11 «{»")]
    [InlineData("l.json", "[{\"form\": \"\\ud800\"}]", "DP2093 l.json 1:11 «\"\\ud800\"»")]
    [InlineData("l.json", "[{\"\\udc00\": 1}]", "DP2093 l.json 1:3 «\"\\udc00\":»")]
    [InlineData("l.json", "[{\"form\": 1e999}]", "DP2093 l.json 1:11 «1e999»")]
    [InlineData("l.json", "", "DP2093 l.json 1:1 «»")]
    [InlineData("l.csv", "form,people\n,,,,\n", "DP2051 test.rules 1:9 «L»")]
    [InlineData("l.json", "[{\"form\": [[1]]}]", "DP2093 l.json 1:12 «[»")]
    [InlineData("l.json", "[{\"form\": \"a\"},\n {\"form\" \"b\"}]", "DP2093 l.json 2:10 «\"»")]
    [InlineData("l.json", "[{\"form\": \"a\", \"form\": \"b\"}]", "DP2047 l.json 1:16 «\"form\"»")]
    [InlineData("l.json", "[{\"form\": \"a\"}] x", "DP2093 l.json 1:17 «x»")]
    [InlineData("l.json", "[{\"form\": \"a\"}", "DP2093 l.json 1:15 «»")]
    public void Mistakes_are_found_at_their_place(string name, string content, string expected) => Assert.Equal(expected, Mistakes(name, content, "key form value people: integer"));

    [Fact]
    public void A_column_that_a_JSON_file_lacks_is_reported() =>
        Assert.Equal("DP2045 test.rules 1:40 «poeple»", Mistakes("l.json", "[{\"form\": \"a\", \"people\": 1}]", "key form value poeple"));

    [Theory]
    [InlineData(ValueKind.Date, "2014", "2014-05", "2014-05-03", "2016-05-04/2016-05-05", "2019/2021")]
    [InlineData(ValueKind.Time, "08:30", "23:59:59")]
    [InlineData(ValueKind.Url, "https://example.org/a?b=c", "www.example.org", "ftp://example.org")]
    [InlineData(ValueKind.Email, "a.b@example.org")]
    [InlineData(ValueKind.Duration, "P2D", "P3W", "P1Y", "P4M", "PT3H", "PT1.5M", "PT10S")]
    [InlineData(ValueKind.Quantity, "12.5 km", "10..12 km", "~300 km", "5", "..12 kg", "10.. kg")]
    [InlineData(ValueKind.Money, "1500 USD", "~3..4.5 EUR")]
    public void Values_are_read_as_they_are_printed(ValueKind kind, params string[] texts) =>
        Assert.All(texts, text => Assert.Equal(text, ValueText.Read(text, kind) is { } value && value.Kind == kind ? ValueFormatter.ToScalar(value) : "none"));

    [Theory]
    [InlineData(ValueKind.Date, "2014-13", "2014-5-3", "14", "2023-02-29", "2014/2013", "2014/2015-01", "2014-00", "x", "", "2014-05-03-01", "/")]
    [InlineData(ValueKind.Time, "8:30", "24:00", "08:60", "noon", "08:30:15:00", "")]
    [InlineData(ValueKind.Url, "example", "https://a b", "file:///etc", "", "mailto:a@b")]
    [InlineData(ValueKind.Email, "a@b@c", "@b", "a@", "a b@c", "ab")]
    [InlineData(ValueKind.Duration, "2D", "P", "P2", "PT", "P2H", "PT2D", "P-2D", "", "PT2HM")]
    [InlineData(ValueKind.Quantity, "", "km", "12..10 km", ".. km", "1..x km")]
    [InlineData(ValueKind.Money, "1500", "1500 usd", "1500 dollars")]
    [InlineData(ValueKind.Text, "a")]
    public void What_is_no_such_value_is_none(ValueKind kind, params string[] texts) => Assert.All(texts, text => Assert.Null(ValueText.Read(text, kind)));
}
