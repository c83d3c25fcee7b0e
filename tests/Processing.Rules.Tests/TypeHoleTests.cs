namespace Processing.Rules.Tests;

/// <summary>Values of a wrong type, which would be lost at run time, are told when the rules are compiled.</summary>
public sealed class TypeHoleTests
{
    private const string Notes = """
        lexicon Land: country
          "chile" => CL
          "peru"  => PE

        record Note
          text: text
          pages: list of integer?
          shares: list of decimal?
          words: list of text?
          lands: list of country?
          land: country?
          price: money?
          amount: decimal?
          at: time?
          site: url?
          mail: email?

        """;

    [Theory]
    [InlineData("set pages = list(1, {|DP2113:\"x\"|})")]
    [InlineData("set pages = list(1, 2, {|DP2113:2.5|})")]
    [InlineData("set pages = list(1, {|DP2113:text|})")]
    [InlineData("set pages = distinct(list({|DP2113:true|}, 1))")]
    [InlineData("set words = list(text, {|DP2113:5|})")]
    [InlineData("set lands = list(CL, {|DP2062:\"peru\"|})")]
    [InlineData("set lands = list(land, {|DP2113:text|})")]
    [InlineData("set amount = first(list(1, {|DP2113:text|}))")]
    [InlineData("where first(list(1, {|DP2113:\"x\"|})) > 0")]
    [InlineData("where max(text, {|DP2113:3|}) exists")]
    [InlineData("where min({|DP2020:list(1, 2)|}, 3) exists")]
    [InlineData("where sum(list(2, {|DP2113:true|})) exists")]
    [InlineData("where sum({|DP2020:land|}) exists")]
    public void Arguments_of_several_types_are_told(string clause) => Marked(clause);

    [Theory]
    [InlineData("set pages = list(1, 2), shares = list(1, 2.5), words = list(text, \"a\"), lands = list(land, PE)")]
    [InlineData("set shares = list(size, 5), pages = list(size, 5), words = list(text, size)")]
    [InlineData("where max(size, 5) > 3 and min(\"a\", text) is \"a\" and max(1, 2.5) > 2")]
    [InlineData("where join(list(text, 5, land), \" \") exists and sum(list(2, size, \"۳\")) > 4 and count(list(text, 1)) is 2")]
    public void Arguments_that_share_a_type_are_not(string clause) => Marked(clause);

    [Theory]
    [InlineData("set at = {|DP2014:text|}")]
    [InlineData("set site = {|DP2014:\"www.\" + text|}")]
    [InlineData("set mail = {|DP2014:concat(text, \"@example.org\")|}")]
    [InlineData("set at = \"8:30\" else time(text)", "DP2096")]
    [InlineData("set price = money(size, {|DP2062:\"dollars\"|})")]
    [InlineData("set amount = number({|DP2111:text|})")]
    [InlineData("where text in [{|DP2114:size|}, \"a\"]")]
    public void A_text_is_no_other_value(string clause, string? alsoAtTheFirstText = null) =>
        Marked(alsoAtTheFirstText is null ? clause : clause.Replace("\"8:30\"", $"{{|{alsoAtTheFirstText}:\"8:30\"|}}", StringComparison.Ordinal));

    [Theory]
    [InlineData("{|DP2014:land:(Land | \"abroad\")|} text:word")]
    [InlineData("{|DP2014:lands:list(Land | word)|} text:word")]
    [InlineData("text:word {|DP2014:mail:(any{1,5})|}")]
    [InlineData("text:(Land | \"abroad\") words:list(Land | word)")]
    [InlineData("(land:Land | \"abroad\") text:word")]
    public void A_label_with_a_value_or_only_text_fills_fields_of_text(string pattern) =>
        Check.Marked($"{Notes}rule note -> Note\n  match {pattern}\n");

    [Theory]
    [InlineData("at", "time", "8:30 and 25:10 and ۱۷:۰۵", "Note(text: 8, at: 08:30)\nNote(text: 25)\nNote(text: ۱۷, at: 17:05)", "text:number found:(glued \":\" glued number)")]
    public void What_does_not_read_as_the_type_is_absent(string field, string function, string text, string expected, string pattern) =>
        Assert.Equal(expected, Found.In(text, $"{Notes}rule note -> Note\n  match whole:({pattern})\n  set {field} = {function}(whole)\n"));

    [Fact]
    public void The_fix_of_an_entity_of_addresses_reads_its_text()
    {
        var source = "entity Mail: email\n  match word glued \"@\" glued word\n  match \"mail\" w:word where w is not \"to\"\n  match m:(\"post\" word)\n";
        var found = Assert.Single(Compile.Emit(("test.rules", source)).Diagnostics);
        Assert.NotNull(found.Fix);
        foreach (var edit in found.Fix.Edits.Reverse())
        {
            source = source[..edit.Location.Span.Start] + edit.NewText + source[edit.Location.Span.End..];
        }

        Assert.Equal(
            "entity Mail: email\n  match found:(word glued \"@\" glued word) => email(found)\n  match found:(\"mail\" w:word) where w is not \"to\" => email(found)\n  match m:(\"post\" word) => email(m)\n",
            source);
        Assert.Empty(Compile.Emit(("test.rules", source)).Diagnostics);
    }

    [Fact]
    public void An_expectation_of_no_possible_value_is_told() => Check.Marked($$"""
        record Event
          day: date?
          length: duration?
          at: time?
          days: list of date?
          area: quantity?

        rule event -> Event
          match "x"

        test "t"
          given
            > x
          expect Event  day: {|DP2096:"2014-13-45"|}
          expect Event  length: {|DP2096:"two days"|} at: {|DP2096:"8:30"|}
          expect no Event  days: ["2014-05", {|DP2096:"2023-02-29"|}]
          expect Event  day: {|DP2061:14|} length: {|DP2061:2|}
          expect Event  day: 2014 area: 2.5
        """);

    private static void Marked(string clause) =>
        Check.Marked($"{Notes}rule note -> Note\n  match text:word size:number land:Land\n  {clause}\n");
}
