using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Tests;

/// <summary>What sources compile to.</summary>
public sealed class EmitTests
{
    private static readonly (string, string)[] Packages =
    [
        ("news/officials.rules", EndToEndTests.Officials), ("news/agencies.tsv", EndToEndTests.Agencies),
        ("geo/countries.rules", EndToEndTests.Countries), ("standard/dates.rules", EndToEndTests.Dates),
        ("news/more.rules", "package news.fa.officials\n\nrule another -> Official\n  match name:Agency \"b\"\n"),
    ];

    private static RuleDefinition Rule(string clauses, string declarations = "")
    {
        var program = Compile.Program($"{declarations}record R\n  x: text?\n  n: integer?\nrule r -> R\n  {clauses.Replace("\n", "\n  ", StringComparison.Ordinal)}\n");
        return program.Producers.OfType<Producer.Record>().Single(record => record.Shape.Name == "R").Rules[0];
    }

    private static PatternNode Pattern(string pattern, string declarations = "") => Assert.IsType<RuleBody.Sequence>(Rule($"match {pattern}", declarations).Body).Pattern;

    [Fact]
    public void Program_does_not_depend_on_the_order_of_files()
    {
        var expected = Compile.Program(Packages).Revision;
        var random = new Random(5);
        for (var i = 0; i < 5; i++)
        {
            var shuffled = Packages.ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(expected, Compile.Program(shuffled).Revision);
        }
    }

    [Fact]
    public void Diagnostics_do_not_depend_on_the_order_of_files()
    {
        (string, string)[] files = [("b.rules", "rule r -> R\n  mach x\n"), ("a.rules", "record R\n  x: tex\n"), ("c.rules", "package c\nimport d\nlexicon L\n  x\n")];
        Assert.Equal(Compile.Render(Compile.Emit(files).Diagnostics), Compile.Render(Compile.Emit([.. files.Reverse()]).Diagnostics));
    }

    [Fact]
    public void Unused_producers_are_left_out()
    {
        var program = Compile.Program("lexicon Used\n  \"a\"\nlexicon Unused\n  \"b\"\nrecord R\n  x: text\nrule r -> R\n  match x:Used\n");
        Assert.Equal(["Used", "R"], program.Producers.Select(producer => producer.Name));
    }

    [Fact]
    public void Libraries_are_compiled_as_far_as_they_are_used()
    {
        ImmutableArray<RuleFile> libraries =
        [
            Compile.File("lib.rules", "package lib\nlexicon L\n  \"a\"\nlexicon M\n  \"m\"\nrecord Inner\n  x: text\nrule i -> Inner\n  match x:L\nrecord Other\n  x: text\nrule o -> Other\n  match x:M\ntest \"library\"\n  given\n    > a\n"),
            Compile.File("broken.rules", "package broken\nlexicon\n"),
        ];
        var root = Compile.File("root.rules", "package root\nimport lib\nrecord R\n  i: Inner\nrule r -> R\n  match i:Inner\n");
        var result = RuleCompilation.Create([root], libraries, CompilationLimits.Default).Emit();
        Assert.Empty(Compile.Render(result.Diagnostics));
        Assert.Equal(["lib.L", "lib.Inner", "root.R"], result.Program!.Producers.Select(producer => producer.Name));
        Assert.Equal([false, true], result.Program.Producers.OfType<Producer.Record>().Select(record => record.Shape.IsEmitted));
        Assert.Empty(result.Tests);
    }

    [Fact]
    public void Library_that_is_also_a_root_counts_once()
    {
        var file = Compile.File("a.rules", "record R\n  x: text\nrule r -> R\n  match x:word\n");
        var result = RuleCompilation.Create([file], [file with { Path = "x/a.rules", DisplayPath = "x/a.rules" }], CompilationLimits.Default).Emit();
        Assert.Empty(Compile.Render(result.Diagnostics));
    }

    [Fact]
    public void Record_of_a_library_found_by_a_root_is_a_result()
    {
        var library = Compile.File("lib.rules", "package lib\nrecord R\n  x: text\n");
        var root = Compile.File("root.rules", "import lib\nrule r -> R\n  match x:word\n");
        var record = Assert.IsType<Producer.Record>(RuleCompilation.Create([root], [library], CompilationLimits.Default).Emit().Program!.Producers[0]);
        Assert.True(record.Shape.IsEmitted);
    }

    [Fact]
    public void Literal_is_folded() => Assert.Equal(["همکاری"], Assert.IsType<PatternNode.Literal>(Pattern("\"همكاري\"")).Tokens.AsEnumerable());

    [Fact]
    public void Literal_of_two_words_has_two_tokens() => Assert.Equal(2, Assert.IsType<PatternNode.Literal>(Pattern("\"دبیر کل\"")).Tokens.Length);

    [Fact]
    public void Literal_with_a_joiner_matches_joined_and_split()
    {
        var ways = Assert.IsType<PatternNode.Choice>(Pattern("\"همکاری\u200Cهای\"")).Alternatives.Cast<PatternNode.Literal>().Select(way => string.Join(' ', way.Tokens)).ToArray();
        Assert.Contains("همکاری های", ways);
        Assert.Equal(2, ways.Length);
    }

    [Theory]
    [InlineData("\"a\"?", 0, 1, false)]
    [InlineData("\"a\"*", 0, null, false)]
    [InlineData("\"a\"+?", 1, null, true)]
    [InlineData("\"a\"{2}", 2, 2, false)]
    [InlineData("\"a\"{2,}", 2, null, false)]
    [InlineData("\"a\"{2,5}?", 2, 5, true)]
    public void Quantifiers(string pattern, int minimum, int? maximum, bool lazy)
    {
        var repeat = Assert.IsType<PatternNode.Repeat>(Pattern(pattern));
        Assert.Equal((minimum, maximum, lazy), (repeat.Minimum, repeat.Maximum, repeat.Lazy));
    }

    [Fact]
    public void Several_matches_are_alternatives() => Assert.IsType<PatternNode.Choice>(Assert.IsType<RuleBody.Sequence>(Rule("match x:\"a\"\nmatch x:\"b\"").Body).Pattern);

    [Fact]
    public void Text_field_takes_the_text_of_its_label() =>
        Assert.IsType<ExpressionNode.LabelText>(Assert.Single(Rule("match x:L", "lexicon L\n  \"a\" => 5\n").Fields).Value);

    [Fact]
    public void Other_fields_take_the_value() =>
        Assert.IsType<ExpressionNode.LabelValue>(Assert.Single(Rule("match n:L", "lexicon L\n  \"a\" => 5\n").Fields).Value);

    [Fact]
    public void Number_token_fills_an_integer() =>
        Assert.Equal("integer", Assert.IsType<ExpressionNode.Call>(Assert.Single(Rule("match n:number").Fields).Value).Function);

    [Fact]
    public void Set_wins_over_a_label() =>
        Assert.IsType<ExpressionNode.Constant>(Assert.Single(Rule("match x:word\nset x = \"a\"").Fields).Value);

    [Fact]
    public void Frame_has_its_trigger_as_first_label()
    {
        var rule = Rule("trigger y:\"a\"\nx: word? after \"b\" within 5 tokens preceding last");
        Assert.Equal(["trigger", "y", "x"], rule.Labels.AsEnumerable());
        var slot = Assert.Single(Assert.IsType<RuleBody.Frame>(rule.Body).Slots);
        Assert.Equal((2, false, false, SlotScope.Tokens, 5, SlotSide.Left, SlotChoice.Last), (slot.Label, slot.IsRequired, slot.IsList, slot.Scope, slot.ScopeTokens, slot.Side, slot.Choice));
        Assert.NotNull(slot.After);
        Assert.Null(slot.Before);
    }

    [Fact]
    public void Lexicon_takes_the_languages_of_its_file()
    {
        var program = Compile.Program("language fa, en\nlexicon L clitics off case\n  \"a\"\nrecord R\n  x: text\nrule r -> R\n  match x:L\n");
        Assert.Equal(
            new LexiconOptions { Languages = TextLanguage.Persian | TextLanguage.English, Clitics = false, CaseSensitive = true },
            Assert.IsType<Producer.Lexicon>(program.Producers[0]).Options);
    }

    [Fact]
    public void Zones_stand_in_order_of_their_names()
    {
        var program = Compile.Program("zone b excluded\n  kind title, list_item\n  json \"$.a[*].b\"\nzone a\n  paragraph 2\n  matching \"x\"\n");
        Assert.Equal(["a", "b"], program.Zones.Select(zone => zone.Name));
        Assert.True(program.Zones[1].IsExcluded);
        Assert.Equal(
            [new ZoneClause.OfKind(BlockKind.Title), new ZoneClause.OfKind(BlockKind.ListItem), new ZoneClause.JsonPath("$.a[*].b")],
            program.Zones[1].Clauses.AsEnumerable());
    }

    [Fact]
    public void Tests_keep_their_lines()
    {
        var result = Compile.Emit(("a.rules", "record R\n  x: text\n  c: country?\n\ntest \"t\" todo\n  given json language fa\n    > {\n    >   \"a\"\n    >\n    > }\n  expect R x: \"a\" c: KG\n  expect no R\n"));
        var test = Assert.Single(result.Tests);
        Assert.Equal("{\n  \"a\"\n\n}", test.Given);
        Assert.Equal(("t", "a.rules", 5, "application/json", TextLanguage.Persian, true), (test.Name, test.Path, test.Line, test.MediaType, test.Language, test.IsTodo));
        Assert.Equal([11, 12], test.Expectations.Select(expectation => expectation.Line));
        Assert.Equal(new Value.Code("KG", ValueKind.Country), test.Expectations[0].Fields[1].Value);
        Assert.Equal([ExpectationKind.One, ExpectationKind.None], test.Expectations.Select(expectation => expectation.Kind));
        Assert.All(test.Expectations, expectation => Assert.Null(expectation.At));
    }

    [Fact]
    public void A_test_says_where_a_record_stands_and_that_there_is_no_other()
    {
        var result = Compile.Emit(("a.rules", "record R\n  at: text\n\nrecord other\n  at: text\n\ntest \"t\"\n  given\n    > a\n  expect R at \"a b\" at: \"x\"\n  expect other at: \"x\"\n  expect no other R\n  expect no other\n"));
        var test = Assert.Single(result.Tests);
        Assert.Equal(
            [("R", ExpectationKind.One, "a b", 1), ("other", ExpectationKind.One, null, 1), ("R", ExpectationKind.NoOther, null, 0), ("other", ExpectationKind.None, null, 0)],
            test.Expectations.Select(expectation => (expectation.Record, expectation.Kind, expectation.At, expectation.Fields.Length)));
    }

    [Fact]
    public void Symbols_of_tokens_can_be_asked_for()
    {
        var compilation = RuleCompilation.Create([Compile.File("a.rules", "lexicon L\n  \"a\"\nrecord R\n  x: text\nrule r -> R\n  match x:L\n")], [], CompilationLimits.Default);
        Assert.Empty(compilation.Diagnostics);
        var match = compilation.Files[0].Tree.Declarations[2].Clauses.OfType<MatchSyntax>().Single();
        var name = match.DescendantTokens().Last();
        Assert.Equal("L", compilation.GetSymbol(name)?.FullName);
    }
}
