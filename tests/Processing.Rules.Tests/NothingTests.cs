namespace Processing.Rules.Tests;

/// <summary>What would never have a value is told, and what may have one is left alone.</summary>
public sealed class NothingTests
{
    [Theory]
    [InlineData("date(c, b, a)", "DP2110")]
    [InlineData("date(w, 2014)", "DP2110")]
    [InlineData("date(w.text, 2014)", "DP2110")]
    [InlineData("days(a, 2014, 1, 2, 3)", "DP2110")]
    [InlineData("date(gregorain, 2014)", "DP2021")]
    [InlineData("date(\"gregorain\", 2014)", "DP2021")]
    [InlineData("date(gregorian, 2023, 2, 29)", "DP2111")]
    [InlineData("date(gregorian, a, 13)", "DP2111")]
    [InlineData("date(gregorian, a, b, 0)", "DP2111")]
    [InlineData("interval(date(gregorian, 2021), date(gregorian, 2019))", "DP2111")]
    [InlineData("date(gregorian, number(\"twelve\"))", "DP2111")]
    public void A_date_that_never_is_one_is_told(string call, string id) => Assert.Equal([id], Ids("date", call));

    [Theory]
    [InlineData("date(gregorian, a, b, c)")]
    [InlineData("date(gregorian, 2024, 2, 29)")]
    [InlineData("date(\"gregorian\", 2014)")]
    [InlineData("date(k, 2014)")]
    [InlineData("date(l.value, 2014)")]
    [InlineData("date(p, 2014)")]
    [InlineData("date(gregorian, 2014) if w exists else date(gregorian, a)")]
    public void A_date_that_may_be_one_is_left_alone(string call) => Assert.Empty(Ids("date", call));

    [Theory]
    [InlineData("duration(a, \"moon\")", "duration", "DP2021")]
    [InlineData("duration(a, moon)", "duration", "DP2021")]
    [InlineData("duration(-2, day)", "duration", "DP2111")]
    [InlineData("duration(a, w)", "duration", "DP2110")]
    [InlineData("time_shift(1, weekend, \"2016-11-07\")", "text", "DP2021")]
    [InlineData("time_shift(1, day, \"soon\")", "text", "DP2111")]
    [InlineData("time_period(1, hour)", "text", "DP2021")]
    [InlineData("first(resolve(\"2023-02-29\", \"\", \"2016-11-07\"))", "text", "DP2111")]
    [InlineData("first(resolve(\"2023\", \"befor\"))", "text", "DP2021")]
    [InlineData("pad(a, 40)", "text", "DP2111")]
    [InlineData("time_of_day(90000, am)", "text", "DP2111")]
    [InlineData("range(12, 10, \"km\")", "quantity", "DP2111")]
    [InlineData("round(a, 30)", "decimal", "DP2111")]
    [InlineData("power(-1, 0.5)", "decimal", "DP2111")]
    [InlineData("easter(33)", "text", "DP2111")]
    public void So_is_every_other_call_without_a_value(string call, string type, string id) => Assert.Equal([id], Ids(type, call));

    [Theory]
    [InlineData("duration(a, \"day\")", "duration")]
    [InlineData("duration(a, u)", "duration")]
    [InlineData("time_shift(1, day)", "text")]
    [InlineData("first(resolve(\"XXXX-10-02\"))", "text")]
    [InlineData("first(resolve(\"2023\", \"before-end\"))", "text")]
    [InlineData("concat(\"a\", \"b\")", "text")]
    [InlineData("money(a, \"XYZ\")", "money")]
    public void What_depends_on_the_document_or_the_caller_is_left_alone(string call, string type) => Assert.Empty(Ids(type, call));

    [Theory]
    [InlineData("date", "\"by\" number", "", "1:11 DP2112")]
    [InlineData("country", "\"Iran\"", "=> IR", "3:9 DP2112")]
    [InlineData("integer", "\"about\" number", "", "1:11 DP2112")]
    [InlineData("boolean", "\"yes\"", "=> true", "3:9 DP2112")]
    [InlineData("integer", "number[digits is 4]", "", null)]
    [InlineData("decimal", "number", "=> 1.5", null)]
    [InlineData("text", "word", "", null)]
    [InlineData("url", "word", "", "1:11 DP2112")]
    public void A_typed_entity_needs_values(string type, string pattern, string value, string? found)
    {
        var second = pattern.StartsWith('"') ? "\"other\" word" : pattern;
        var source = $"entity E: {type}\n  match {pattern} {value}\n  match {second}\nrecord R\n  x: {type}?\nrule r -> R\n  match \"x\" x:E\n";
        Assert.Equal(found is null ? [] : [found], Compile.Emit(("a.rules", source)).Diagnostics.Select(diagnostic => $"{diagnostic.Location.Start.Line}:{diagnostic.Location.Start.Column} {diagnostic.Id}"));
    }

    [Theory]
    [InlineData("fa", true)]
    [InlineData("fa-AF", true)]
    [InlineData("az-Arab-IR", true)]
    [InlineData("zh-yue-Hant", true)]
    [InlineData("es-419", true)]
    [InlineData("sl-rozaj-biske-1994", true)]
    [InlineData("en-u-ca-islamic", true)]
    [InlineData("en-x-mine", true)]
    [InlineData("ckb", true)]
    [InlineData("persian", false)]
    [InlineData("f", false)]
    [InlineData("FA", false)]
    [InlineData("fa-", false)]
    [InlineData("fa--IR", false)]
    [InlineData("fa-IR-Arab", false)]
    [InlineData("fa-u", false)]
    [InlineData("fa_IR", false)]
    [InlineData("fa-abcdefghi", false)]
    public void A_language_is_a_tag(string tag, bool isOne)
    {
        var source = $"lexicon L: language\n  \"x\" => \"{tag}\"\nrecord R\n  x: language\nrule r -> R\n  match l:L\n  set x = l.value\n";
        Assert.Equal(isOne ? [] : ["DP2062"], Compile.Emit(("a.rules", source)).Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("kind: Kind", "large", "DP2080")]
    [InlineData("kind: country", "Iran", "DP2062")]
    [InlineData("kind: language", "Persian", "DP2062")]
    [InlineData("kind: duration", "two days", "DP2049")]
    [InlineData("kind: money", "12", "DP2049")]
    public void A_value_of_no_such_name_is_told_inline_and_in_files(string column, string cell, string inline)
    {
        var closed = "enum Kind\n  big, small\n";
        var rule = "record R\n  x: text\nrule r -> R\n  match x:L\n";
        Assert.Equal([inline], Compile.Emit(("a.rules", $"{closed}lexicon L: {{ {column}, n: integer }}\n  \"x\" => {{ kind: \"{cell}\", n: 1 }}\n{rule}")).Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["DP2046"], Compile.Emit(("a.rules", $"{closed}lexicon L from \"l.tsv\" key name value {column}\n{rule}"), ("l.tsv", $"name\tkind\nx\t{cell}\n")).Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Equal(["DP2046"], Compile.Emit(("a.rules", $"{closed}lexicon L from \"l.json\" key name value {column}\n{rule}"), ("l.json", $"[{{ \"name\": \"x\", \"kind\": \"{cell}\" }}]")).Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    private static IEnumerable<string> Ids(string type, string call) => Compile.Emit(("a.rules", $"""
        lexicon Calendar: text
          "AD"  => "gregorian"
          "AHS" => "solar_hijri"

        lexicon Words
          "gregorian", "islamic"

        record R
          x: {type}?

        rule r -> R
          match a:number "." b:number "." c:number w:word k:("gregorian" | "other") l:Calendar p:Words u:/day|week/
          set x = {call}
        """)).Diagnostics.Select(diagnostic => diagnostic.Id);
}
