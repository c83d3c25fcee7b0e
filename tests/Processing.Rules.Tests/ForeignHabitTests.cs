using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>Rules as they are written by those who know other languages: each gives one message, its help shows what to write, and its fix mends it.</summary>
public sealed class ForeignHabitTests
{
    private const string Record = "record R\n  name: text\n  n: integer?\n\n";
    private const string Rule = Record + "rule r -> R\n  match name:word n:number\n";
    private const string Test = Rule + "\ntest \"t\"\n  given\n    > a 5\n  ";
    private const string Fields = "the fields stand behind the record, side by side: `expect R name: \"a\" count: 5`";
    private const string NoColon = "a colon stands behind labels and fields only";

    [Theory]
    [InlineData(Rule + "  where n in (1, 2)\n", "in [\"x\", \"y\"]", "  where n in [1, 2]\n")]
    [InlineData(Rule + "  where n in (-1,2)\n", "in [\"x\", \"y\"]", "  where n in [-1,2]\n")]
    [InlineData(Rule + "  where name is in [\"a\", \"b\"]\n", "`a in [\"x\", \"y\"]`", "  where name in [\"a\", \"b\"]\n")]
    [InlineData(Rule + "  where name is not in [\"a\", \"b\"]\n", "`a not in [\"x\", \"y\"]`", "  where name not in [\"a\", \"b\"]\n")]
    [InlineData(Rule + "  where name is one of [\"a\", \"b\"]\n", "`a in [\"x\", \"y\"]`", "  where name in [\"a\", \"b\"]\n")]
    [InlineData(Rule + "  where name contains \"x\"\n", "stands in parentheses", "  where name contains (\"x\")\n")]
    [InlineData(Rule + "  where name in /x.*/\n", "stands in parentheses", "  where name in (/x.*/)\n")]
    [InlineData(Rule + "  where 1 < n < 5\n", "`a in 1..5`", null)]
    [InlineData(Rule + "  where exists n\n", "`a exists`", null)]
    [InlineData(Record + "rule r -> R\n  match name:word\n  set n = if name is \"a\" then 1 else 2\n", "`5 if a is \"x\" else 6`", "  set n = 1 if name is \"a\" else 2\n")]
    [InlineData(Rule + "  score if n > 5 and n < 9 then 0.5 + 0.1 else 1\n", "`5 if a is \"x\" else 6`", "  score (0.5 + 0.1) if (n > 5 and n < 9) else 1\n")]
    [InlineData(Rule + "  score if n > 5 then if n > 6 then 1 else 0.5 else 0.2\n", "`5 if a is \"x\" else 6`", null)]
    [InlineData(Rule + "  score if n > 5 then 1\n", "`5 if a is \"x\" else 6`", null)]
    [InlineData(Record + "rule r -> R\n  match name:word\n  set n = 4 + if name is \"a\" then 1 else 2\n", "`5 if a is \"x\" else 6`", "  set n = 4 + (1 if name is \"a\" else 2)\n")]
    [InlineData(Record + "rule r -> R\n  match name:word\n  set n = 1 if name is \"a\" and name is \"b\" else 2\n", "`a if (b and c)`", "  set n = 1 if (name is \"a\" and name is \"b\") else 2\n")]
    [InlineData(Record + "rule r -> R\n  match name:word\n  set n = 4 + 1 if name is \"a\" or name is \"b\"\n", "`a if (b or c)`", "  set n = 4 + 1 if (name is \"a\" or name is \"b\")\n")]
    [InlineData(Rule + "  where exists(n)\n", "`n exists`", "  where n exists\n")]
    [InlineData(Rule + "\nresolve R longest\n", "`resolve A, B by longest then score`", "\nresolve R by longest\n")]
    [InlineData(Rule + "\nresolve R by longest, score\n", "`by longest then score`", "\nresolve R by longest then score\n")]
    [InlineData(Rule + "  priority high\n", "`priority 10`", null)]
    public void Conditions_and_values(string source, string help, string? mended) => AssertTold(source, help, mended);

    [Theory]
    [InlineData("expect R name: \"a\", n: 5", "expect R name: \"a\" n: 5")]
    [InlineData("expect R name: \"a\",n: 5", "expect R name: \"a\" n: 5")]
    [InlineData("expect R(name: \"a\", n: 5)", "expect R name: \"a\" n: 5")]
    [InlineData("expect R { name: \"a\", n: 5 }", "expect R name: \"a\" n: 5")]
    [InlineData("expect R with name: \"a\"", "expect R name: \"a\"")]
    [InlineData("expect R name: \"a\" and n: 5", "expect R name: \"a\" n: 5")]
    [InlineData("expect R: name: \"a\"", "expect R name: \"a\"")]
    [InlineData("expect name: \"a\"", null)]
    [InlineData("expect R where name is \"a\"", null)]
    [InlineData("expect R(\"a\", 5)", null)]
    public void Expectations(string written, string? mended) => AssertTold(Test + written + "\n", Fields, mended is null ? null : Test + mended + "\n");

    [Theory]
    [InlineData("rule r R", "rule r -> R")]
    [InlineData("rule r returns R", "rule r -> R")]
    [InlineData("rule r(x) -> R", null)]
    [InlineData("rule r as a R", null)]
    public void Rules_without_an_arrow(string written, string? mended)
    {
        var source = Record + written + "\n  match name:word\n";
        var found = Assert.Single(Compile.Emit(("a.rules", source)).Diagnostics);
        Assert.Equal(mended, found.Fix is null ? null : Applied(source, found).Split('\n')[4]);
    }

    [Fact]
    public void A_condition_that_is_negated()
    {
        const string Source = Rule + "  where !n exists\n";
        var found = Assert.Single(Compile.Emit(("a.rules", Source)).Diagnostics);
        Assert.Null(found.Help);
        Assert.EndsWith("  where not n exists\n", Applied(Source, found), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_values_of_an_expected_field() => AssertTold(Test + "expect R name: \"a\", \"b\"\n", "`names: [\"a\", \"b\"]`", null);

    [Theory]
    [InlineData("optional text", "text?")]
    [InlineData("text optional", "text?")]
    [InlineData("text | null", "text?")]
    [InlineData("?text", "text?")]
    [InlineData("required text", "text")]
    [InlineData("text required", "text")]
    public void Types(string written, string mended) =>
        AssertTold($"record R\n  u: {written}\n\nrule r -> R\n  match u:word\n", "?`", $"record R\n  u: {mended}\n\nrule r -> R\n  match u:word\n");

    [Theory]
    [InlineData("lexicon L exact from \"f.tsv\" key name\n", "lexicon L from \"f.tsv\" key name exact\n")]
    [InlineData("lexicon L: text similar 1 stem from \"f.tsv\" key name\n", "lexicon L: text from \"f.tsv\" key name similar 1 stem\n")]
    public void Options_before_the_source(string source, string mended) => AssertTold(source, "the options of a lexicon stand behind its source", mended, ("f.tsv", "name\nOsh\n"));

    [Theory]
    [InlineData("pattern P: word\n", "pattern P = word\n")]
    [InlineData("pattern P -> word\n", "pattern P = word\n")]
    public void Patterns_without_their_sign(string source, string mended) => AssertTold(source, "`pattern Name = …`", mended);

    [Fact]
    public void Values_of_an_enum() => AssertTold("enum K\n  a: 5\n", "`lexicon Words: K`", null);

    [Theory]
    [InlineData(Record + "rule r -> R\n  match: name:word\n", NoColon, Record + "rule r -> R\n  match name:word\n")]
    [InlineData(Record + "rule r -> R\n  match:name:word\n", NoColon, Record + "rule r -> R\n  match name:word\n")]
    [InlineData(Record + "rule r -> R\n  trigger: \"met\"\n  name: word nearest\n", NoColon, Record + "rule r -> R\n  trigger \"met\"\n  name: word nearest\n")]
    [InlineData(Rule + "  where: name is \"a\"\n", NoColon, Rule + "  where name is \"a\"\n")]
    [InlineData(Rule + "  score: 0.5\n", NoColon, Rule + "  score 0.5\n")]
    [InlineData("lexicon: L\n  \"a\"\n", NoColon, "lexicon L\n  \"a\"\n")]
    [InlineData("record R:\n  x: text\n\nrule r -> R\n  match x:word\n", "what is indented below the first line belongs to the declaration", "record R\n  x: text\n\nrule r -> R\n  match x:word\n")]
    [InlineData("lexicon L:\n  \"a\"\n", "name the type of the values behind `:`, or leave it away", "lexicon L\n  \"a\"\n")]
    [InlineData(Test + "expect: R name: \"a\"\n", NoColon, Test + "expect R name: \"a\"\n")]
    [InlineData("entity E\n  match: word\n", NoColon, "entity E\n  match word\n")]
    public void Colons(string source, string help, string mended) => AssertTold(source, help, mended);

    [Fact]
    public void A_slot_that_has_the_name_of_a_clause_is_no_clause()
    {
        const string Frame = "lexicon P\n  \"a\"\n\nrecord R\n  score: text\n\nrule r -> R\n  trigger \"met\"\n  score: P ";
        Assert.Empty(Compile.Emit(("a.rules", Frame + "nearest\n")).Diagnostics);
        Assert.Equal("did you mean `nearest`?", Assert.Single(Compile.Emit(("a.rules", Frame + "nearset\n")).Diagnostics).Primary.Text);
    }

    [Theory]
    [InlineData("lexicon L\n  - \"a\"\n  -\"b\"\n", "lexicon L\n  \"a\"\n  \"b\"\n")]
    [InlineData("enum K\n  * a\n  * b\n", "enum K\n  a\n  b\n")]
    [InlineData("enum K\n  • a\n  – b\n", "enum K\n  a\n  b\n")]
    [InlineData("record R\n  - x: text\n\nrule r -> R\n  - match x:word\n", null)]
    public void Bullets(string source, string? mended)
    {
        var found = Compile.Emit(("a.rules", source)).Diagnostics;
        Assert.All(found, diagnostic => Assert.Equal(("DP1032", FixSafety.Safe), (diagnostic.Id, diagnostic.Fix?.Safety)));
        Assert.Equal(mended is null ? 2 : 1, found.Length);
        if (mended is not null)
        {
            Assert.Equal(mended, Applied(source, found[0]));
            Assert.Empty(Compile.Emit(("a.rules", mended)).Diagnostics);
        }
    }

    [Theory]
    [InlineData("match /(?<name>[a-z]+)/", "match name:/[a-z]+/")]
    [InlineData("match /(?P<name>[a-z]+)/", "match name:/[a-z]+/")]
    [InlineData("match /(?'name'[a-z]+)/", "match name:/[a-z]+/")]
    [InlineData("match /x(?<name>[a-z]+)/", null)]
    public void Groups_with_names(string written, string? mended)
    {
        var source = Record + "rule r -> R\n  " + written + "\n";
        Assert.Equal("DP2123", Assert.Single(Compile.Emit(("a.rules", source)).Diagnostics).Id);
        AssertTold(source, "`name:/[a-z]+/`", mended is null ? null : Record + "rule r -> R\n  " + mended + "\n");
    }

    [Theory]
    [InlineData("match name:/osh/i\n", "  match name:/osh/\n")]
    [InlineData("match name:/osh/gi \"a\"\n", "  match name:/osh/ \"a\"\n")]
    public void Flags_of_a_regex(string written, string mended) => AssertTold(Record + "rule r -> R\n  " + written, "case never matters", Record + "rule r -> R\n" + mended);

    [Theory]
    [InlineData("class R\n  name: str\n", "is a `record`")]
    [InlineData("def r(doc):\n  return doc\n", "`pattern Name = …`")]
    [InlineData("SELECT name FROM docs\n", "`rule name -> Record` with a `match`")]
    [InlineData("{\n  \"rule\": 1\n}\n", "neither JSON, XML nor YAML")]
    [InlineData("from geo.countries import Country\n", "`import geo.countries (Country)`")]
    [InlineData(Rule + "end\n", "nothing closes a declaration")]
    [InlineData(Record + "rule r -> R\n  match word as name\n", "a label stands before what it names")]
    [InlineData(Record + "rule r -> R\n  match name:word near \"km\"\n", "`..{0,5}`")]
    [InlineData(Record + "rule r -> R\n  match name:word\n  set n = None\n", "is absent")]
    [InlineData(Rule + "  where name.length > 3\n", "`length(a)`")]
    [InlineData(Rule + "\ntest \"t\"\n  given\n    > a\n  expect none\n", "`expect no R`")]
    public void Words_of_other_languages(string source, string help) => AssertTold(source, help, null);

    [Fact]
    public void A_sign_for_not_in_a_pattern_has_no_fix()
    {
        var found = Assert.Single(Compile.Emit(("a.rules", Record + "rule r -> R\n  match !\"mr\" name:word\n")).Diagnostics);
        Assert.Equal(("DP1011", null), (found.Id, found.Fix));
        Assert.Contains("`not ahead(…)`", found.Help, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_for_an_enum() =>
        AssertTold("enum K\n  a, b\n\nrecord R\n  kind: K\n\nrule r -> R\n  match kind:word\n", "a lexicon says which words mean which value: `lexicon Words: K` with entries like `\"…\" => a`", null);

    [Theory]
    [InlineData("geo.country", "import geo (Country)")]
    [InlineData("geo.Country", "import geo (Country)")]
    [InlineData("river", "import geo.rivers")]
    [InlineData("geo.river", "import geo.rivers")]
    [InlineData("goe", "import geo")]
    [InlineData("people", null)]
    public void Imports(string written, string? mended)
    {
        var found = Compile.Emit(
            ("geo.rules", "package geo\n\nlexicon Country: country\n  \"Iran\" => IR\n"),
            ("rivers.rules", "package geo.rivers\n\nlexicon River\n  \"Chu\"\n"),
            ("a.rules", $"import {written}\n\nlexicon L\n  \"a\"\n")).Diagnostics;
        var only = Assert.Single(found, diagnostic => diagnostic.Id == "DP2002");
        Assert.Equal(mended, only.Fix is null ? null : Applied(only.Location.Source.Content, only).Split('\n')[0]);
    }

    private static void AssertTold(string source, string help, string? mended, params (string Path, string Content)[] others)
    {
        var found = Assert.Single(Compile.Emit([("a.rules", source), .. others]).Diagnostics);
        Assert.Contains(help, found.Help, StringComparison.Ordinal);
        if (mended is null)
        {
            Assert.Null(found.Fix);
            return;
        }

        var text = Applied(source, found);
        Assert.EndsWith(mended, text, StringComparison.Ordinal);
        Assert.Empty(Compile.Render(Compile.Emit([("a.rules", text), .. others]).Diagnostics));
    }

    private static string Applied(string source, Diagnostic found)
    {
        Assert.NotNull(found.Fix);
        foreach (var edit in found.Fix.Edits.Reverse())
        {
            source = source[..edit.Location.Span.Start] + edit.NewText + source[edit.Location.Span.End..];
        }

        return source;
    }
}
