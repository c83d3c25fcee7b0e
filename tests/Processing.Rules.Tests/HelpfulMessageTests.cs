using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>Slips that authors make often: the message says what to do, and where it has a fix, the fix mends it.</summary>
public sealed class HelpfulMessageTests
{
    private const string Note = "record Note\n  name: text\n  share: decimal?\n\n";

    [Theory]
    [InlineData("  match name word{1,2}", "  match name:word{1,2}")]
    [InlineData("  match \"for\" name   (word word)", "  match \"for\" name:(word word)")]
    [InlineData("  match name", null)]
    public void A_field_without_its_colon_in_a_pattern_is_told_from_an_unknown_name(string body, string? mended)
    {
        var found = Only(Note + "rule note -> Note\n" + body + "\n");
        Assert.Equal("DP2001", found.Id);
        Assert.Contains("a label with the name of a field fills it: `name:`", found.Help, StringComparison.Ordinal);
        AssertMended(found, mended is null ? null : Note + "rule note -> Note\n" + mended + "\n");
    }

    [Fact]
    public void A_field_without_its_colon_in_a_record_is_told_so()
    {
        var found = Only("record Note\n  name text\n\nrule note -> Note\n  match name:word\n");
        Assert.Equal("expected `:` after `name`, found `text`", found.Message);
        AssertMended(found, "record Note\n  name: text\n\nrule note -> Note\n  match name:word\n");
    }

    [Theory]
    [InlineData("\"road\" \"street\"", "\"road\", \"street\"")]
    [InlineData("\"road\"\"street\" => 1", "\"road\", \"street\" => 1")]
    public void Forms_without_a_comma_are_told_so(string entry, string mended)
    {
        var found = Only($"lexicon Road: integer\n  {entry}\n");
        Assert.StartsWith("expected `,` after the text \"road\", found the text \"street\"", found.Message, StringComparison.Ordinal);
        AssertMended(found, $"lexicon Road: integer\n  {mended}\n");
    }

    [Fact]
    public void A_clause_that_starts_with_a_label_and_has_several_parts_is_told_what_it_is()
    {
        var found = Only("record Note\n  name: text\n\nrule note -> Note\n  name:(word) \"is\"\n");
        Assert.Contains("a pattern of several parts starts with `match`", found.Help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("record A\n  x: text\nrule r : A\n  match x:word\n", null, "rule r -> A")]
    [InlineData("record A\n  x: text\nrule r => A\n  match x:word\n", null, "rule r -> A")]
    [InlineData("lexicon C = \"a\"\n", "the entries of a lexicon stand below it, one a line", null)]
    [InlineData("lexicon C: country\n  \"Iran\": IR\n", "an entry is written `\"form\" => value`", "  \"Iran\" => IR")]
    [InlineData("lexicon C: country\n  Iran => IR\n", "the forms of an entry are texts in quotes", null)]
    [InlineData("entity P = number\n", "the patterns of an entity stand below it, each after `match`", null)]
    [InlineData("record A\n  x: text,\n  y: integer?\n", "fields stand in lines of their own, with nothing between them", "  x: text\n")]
    [InlineData("record A\n  x: text\n  y: text?\n  key x y\n", "the items of a list have `,` between them", "  key x, y")]
    [InlineData("enum K\n  a b\n", "the items of a list have `,` between them", "  a, b")]
    [InlineData("test \"t\"\n  given \"a\"\n  expect no A\n", "the text of a test stands below `given`, each line of it behind `> `", null)]
    [InlineData("test \"t\"\n  given\n    a\n  expect no A\n", "the text of a test stands below `given`, each line of it behind `> `", null)]
    [InlineData("test \"t\"\n  given\n    > a\n  expect A x \"a\"\n", "a field is written `name: value`", "  expect A x: \"a\"")]
    [InlineData(Note + "rule r -> Note\n  match name=word\n", "a label is written `name:`", "  match name:word")]
    [InlineData(Note + "rule r -> Note\n  match name:[A-Z]+\n", "a regex stands between slashes, `/[a-z]+/`; brackets hold conditions behind a token class or name, `word[length > 3]`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word, \"is\"\n", "the parts of a pattern stand side by side; `|` stands between alternatives", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word where name is \"a\"\n", "`where` is a clause of its own, in a line below", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word{1..3}\n", "bounds are written `{1,3}`", "  match name:word{1,3}")]
    [InlineData(Note + "rule r -> Note\n  match name:word .. 5 \"a\"\n", "the bounds of a gap are written `..{0,5}`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:\"a\" or\n", "alternatives have `|` between them", null)]
    [InlineData("record A\n  x: [text]?\n", "a list is written `list of text`", "  x: list of text?\n")]
    [InlineData("record A\n  x: text[]\n", "a list is written `list of text`", "  x: list of text\n")]
    [InlineData("record A\n  x: List of text\n", "a list is written `list of text`", "  x: list of text\n")]
    [InlineData("record A\n  x: list text\n", "a list is written `list of text`", "  x: list of text\n")]
    [InlineData("record A\n  x: array<text>?\n", "a list is written `list of text`", "  x: list of text?\n")]
    [InlineData("record A\n  x: Optional[text]\n", "what may be absent is written `text?`", "  x: text?\n")]
    [InlineData(Note + "rule r -> Note\n  match name:word -> \"x\"\n", "a rule fills its fields by labels, `name:word`, and in a line below by `set name = …`; values behind `=>` are those of entities and lexicons", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word => \"x\"\n", "a rule fills its fields by labels, `name:word`, and in a line below by `set name = …`; values behind `=>` are those of entities and lexicons", null)]
    [InlineData("entity E\n  match word -> \"x\"\n", "the value of a match stands behind `=>`", "  match word => \"x\"\n")]
    [InlineData(Note + "resolve Note\n", "behind `by` stands what decides, as in `resolve Note by longest then score`; `keep all` lets nothing compete", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word share:number\n  where name like \"%x\"\n", "a label is compared with a pattern by `in`, and with a part of it by `contains`: `a in (/x.*/)`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word share:number\n  where share between 1 and 5\n", "a range is written `in 1..5`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word share:number\n  where name in (\"x\", \"y\")\n", "several constants stand in brackets, `in [\"x\", \"y\"]`; parentheses hold a pattern, with `|` between alternatives", "  where name in [\"x\", \"y\"]")]
    [InlineData(Note + "rule r -> Note\n  match name:word share:number\n  where name.lower() is \"x\"\n", "a function stands before its value: `lower(a)`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word share:number\n  where share >= 1 and <= 5\n", "a comparison has both its sides; a range is written `in 1..5`", null)]
    [InlineData("record A\n  x: text = \"a\"\n", "a field has no default; a rule gives one with `set a = b else \"x\"`", null)]
    [InlineData(Note + "rule r -> Note\n  match name:word not \"x\"\n", "what must not stand there is written `not ahead(…)` or `not behind(…)`", null)]
    public void Habits_of_other_languages_are_answered(string text, string? help, string? mended)
    {
        var source = SourceText.From(text, "a.rules");
        var found = SyntaxTree.Parse(source).Diagnostics is [var only] ? only : Only(text);
        Assert.Equal(help, found.Help);
        Assert.Equal(mended is not null, found.Fix is not null);
        if (found.Fix is { Edits: [var edit] })
        {
            Assert.Contains(mended!, source.WithChange(new TextChange(edit.Location.Span, edit.NewText)).Content, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("if", "where")]
    [InlineData("when", "where")]
    [InlineData("regex", "match")]
    public void Clauses_of_other_languages_suggest_the_one_here(string word, string clause) =>
        Assert.Equal($"did you mean `{clause}`?", Only(Note + $"rule r -> Note\n  match name:word\n  {word} name is \"a\"\n").Primary.Text);

    [Theory]
    [InlineData("word{1 3}", "expected `,` or `}` after the number 1, found the number 3")]
    [InlineData("word ..{2,} \"x\"", "expected the most tokens of the gap, a whole number after `,`, found `}`")]
    public void Bounds_are_read_whole(string pattern, string message) =>
        Assert.Equal(message, Only(Note + $"rule note -> Note\n  match name:({pattern})\n").Message);

    [Theory]
    [InlineData("int", "integer")]
    [InlineData("Long", "integer")]
    [InlineData("number", "decimal")]
    [InlineData("float", "decimal")]
    [InlineData("double", "decimal")]
    [InlineData("string", "text")]
    [InlineData("str", "text")]
    [InlineData("bool", "boolean")]
    [InlineData("datetime", "date")]
    [InlineData("integr", "integer")]
    public void A_type_of_another_language_suggests_the_one_here(string written, string type)
    {
        var found = Only($"record Note\n  name: text\n  x: {written}?\n\nrule note -> Note\n  match name:word\n");
        Assert.Equal(("DP2009", $"did you mean `{type}`?"), (found.Id, found.Primary.Text));
        AssertMended(found, $"record Note\n  name: text\n  x: {type}?\n\nrule note -> Note\n  match name:word\n");
    }

    [Theory]
    [InlineData("۰٫۹", "0.9")]
    [InlineData("۰.۹", "0.9")]
    [InlineData("0٫9", "0.9")]
    [InlineData("٠٫25", "0.25")]
    [InlineData("۱", "1")]
    public void A_number_in_other_digits_is_mended_as_a_whole(string written, string number)
    {
        var found = Only(Note + $"rule note -> Note\n  match name:word\n  score {written}\n");
        Assert.Equal("DP1015", found.Id);
        AssertMended(found, Note + $"rule note -> Note\n  match name:word\n  score {number}\n");
    }

    [Theory]
    [InlineData("a(?=b)", "it looks ahead, which takes more than linear time", 1)]
    [InlineData("(?<!a)b", "it looks behind, which takes more than linear time", 0)]
    [InlineData("[(?=]\\(?=?(a)\\1", "it refers back to a group, which takes more than linear time", 13)]
    [InlineData("(?>a)", "it has an atomic group, which takes more than linear time", 0)]
    [InlineData("(?<a>x)(?(a)b|c)", "it has a group that depends on another, which takes more than linear time", 7)]
    [InlineData("(?<a>x)(?<b-a>y)", "it takes back what a group holds, which takes more than linear time", 7)]
    [InlineData("(((a{1,100}){1,100}){1,100}){1,100}", "with its repetitions written out it is too large", -1)]
    public void A_regex_is_refused_for_one_reason_where_it_stands(string regex, string why, int offset)
    {
        var source = Note + "rule note -> Note\n  match name:/";
        var found = Only(source + regex + "/\n");
        Assert.Equal(("DP2027", $"this regex cannot be used: {why}", source.Length + offset), (found.Id, found.Message, found.Location.Span.Start));
    }

    [Fact]
    public void A_guillemet_is_not_shown_between_guillemets()
    {
        var shown = DiagnosticRenderer.Render(Only(Note + "rule note -> Note\n  match «سلام» name:word\n"));
        Assert.DoesNotContain("««", shown, StringComparison.Ordinal);
        Assert.Contains("here: `«`", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("match name:word[length is 3", "[")]
    [InlineData("match name:word[length is 3 \"a\"", "[")]
    [InlineData("match (name:word [", null)]
    public void What_is_wrong_inside_a_bracket_points_at_the_bracket(string clause, string? bracket)
    {
        var found = Only(Note + $"rule note -> Note\n  {clause}\n");
        Assert.NotNull(found.Help ?? found.Primary.Text);
        if (bracket is not null && found.Id == "DP1001")
        {
            var opener = Assert.Single(found.Secondary);
            Assert.Equal((bracket, $"this `{bracket}` is still open"), (opener.Location.Text, opener.Text));
            Assert.StartsWith("close it with `]`", found.Help, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("n / 0", 1)]
    [InlineData("n / 0.0", 1)]
    [InlineData("n / 2 / 0 else 1", 1)]
    [InlineData("n / (0)", 1)]
    [InlineData("0 / n", 0)]
    [InlineData("n * 0", 0)]
    [InlineData("n / 0.5", 0)]
    public void A_division_by_zero_is_warned_of(string value, int warnings)
    {
        var found = Compile.Emit(("a.rules", Note + $"rule note -> Note\n  match name:word n:number\n  set share = {value}\n"));
        Assert.NotNull(found.Program);
        Assert.Equal(Enumerable.Repeat("DP2100", warnings), found.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("\n  \n", 1)]
    [InlineData("// nothing yet\n", 1)]
    [InlineData("package a\nlanguage en\n", 1)]
    [InlineData("lexicon L\n  \"a\"\n", 0)]
    public void A_file_that_declares_nothing_is_warned_of(string source, int warnings)
    {
        var found = Compile.Emit(("a.rules", source));
        Assert.NotNull(found.Program);
        Assert.Equal(Enumerable.Repeat("DP2101", warnings), found.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Theory]
    [InlineData("rule place -> Place\n  match name:word\n")]
    [InlineData("test \"one\"\n  given\n    > a\n  expect Place\n")]
    [InlineData("resolve Place by longest\n")]
    public void A_record_of_a_package_that_is_not_imported_is_told_with_the_import(string use)
    {
        var found = Compile.Emit(("geo.rules", "package geo\nrecord Place\n  name: text\n\nrule town -> Place\n  match name:\"x\"\n"), ("a.rules", "package a\n" + use))
            .Diagnostics.First(diagnostic => diagnostic.Id == "DP2010");
        Assert.Equal("`Place` is declared in package `geo`, which this file does not import", found.Note);
        Assert.Equal("add `import geo (Place)`", found.Help);
    }

    [Fact]
    public void A_private_record_of_another_package_is_not_offered()
    {
        var found = Compile.Emit(("geo.rules", "package geo\nrecord _Place\n  name: text\n\nrule town -> _Place\n  match name:\"x\"\n"), ("a.rules", "package a\nrule place -> _Place\n  match name:word\n"))
            .Diagnostics.First(diagnostic => diagnostic.Id == "DP2010");
        Assert.Null(found.Help);
    }

    private static Diagnostic Only(string source) => Assert.Single(Compile.Emit(("a.rules", source)).Diagnostics);

    [Theory]
    [InlineData("expect Note name: \"a\" score 0.5", "expect Note score 0.5 name: \"a\"")]
    [InlineData("expect Note at \"a\" name: \"a\" score 1", "expect Note at \"a\" score 1 name: \"a\"")]
    public void A_score_that_is_expected_behind_the_fields_is_moved_before_them(string written, string mended)
    {
        const string Rest = Note + "rule note -> Note\n  match name:word\n\ntest \"t\"\n  given\n    > a\n  ";
        var found = Only(Rest + written + "\n");
        Assert.NotNull(found.Fix);
        var text = Rest + written + "\n";
        foreach (var edit in found.Fix.Edits.Reverse())
        {
            text = text[..edit.Location.Span.Start] + edit.NewText + text[edit.Location.Span.End..];
        }

        Assert.Equal(Rest + mended + "\n", text);
        Assert.Empty(Compile.Render(Compile.Emit(("a.rules", text)).Diagnostics));
    }

    [Theory]
    [InlineData("where name is null")]
    [InlineData("unless share is not None")]
    public void Words_for_nothing_are_no_words(string clause) =>
        Assert.Equal("DP2115", Only(Note + $"rule r -> Note\n  match name:word share:number\n  {clause}\n").Id);

    [Theory]
    [InlineData("len", "length")]
    [InlineData("int", "integer")]
    [InlineData("str", "text")]
    [InlineData("lenght", "length")]
    public void Functions_of_other_languages_suggest_the_one_here(string word, string function) =>
        Assert.Equal($"did you mean `{function}`?", Only(Note + $"rule r -> Note\n  match name:word share:number\n  where {word}(name) exists\n").Primary.Text);

    [Theory]
    [InlineData("date(2024, 1, 1)", "DP2020", "it can be `gregorian`, `solar_hijri`, `islamic_tabular` and `umm_al_qura`")]
    [InlineData("date(2024)", "DP2019", "write `date(calendar, year, [month], [day])`; `calendar` is `gregorian`, `solar_hijri`, `islamic_tabular`, `umm_al_qura`")]
    public void A_call_lists_the_words_that_are_wanted(string call, string id, string? help)
    {
        var found = Only($"record Note\n  name: text\n  day: date?\n\nrule note -> Note\n  match name:word\n  set day = {call}\n");
        Assert.Equal((id, help), (found.Id, found.Help));
    }

    [Fact]
    public void The_name_of_a_country_is_told_how_to_become_a_code() =>
        Assert.Contains("two capital letters", Only("record Note\n  name: text\n  land: country?\n\nrule note -> Note\n  match name:word\n  set land = Iran\n").Help, StringComparison.Ordinal);

    [Fact]
    public void A_record_that_is_named_twice_in_one_resolve_is_told_so() =>
        Assert.Equal("record `Note` stands twice in this `resolve`", Only(Note + "rule note -> Note\n  match name:word\n\nresolve Note, Note by longest\n").Message);

    [Fact]
    public void A_field_of_a_type_that_is_none_is_told_once() =>
        Assert.Equal("DP2009", Only("record Note\n  name: strng\n  text: text\n\nrule note -> Note\n  match text:word\n").Id);

    private static void AssertMended(Diagnostic found, string? mended)
    {
        if (mended is null)
        {
            Assert.Null(found.Fix);
            return;
        }

        var edit = Assert.Single(found.Fix!.Edits);
        var text = found.Location.Source.WithChange(new TextChange(edit.Location.Span, edit.NewText));
        Assert.Equal(mended, text.Content);
        Assert.Empty(Compile.Render(Compile.Emit(("a.rules", text.Content)).Diagnostics));
    }
}
