using Processing.Matching.Values;
using Processing.Rules.Symbols;

namespace Processing.Rules.Tests;

/// <summary>Closed lists of values: where a bare name is one of them, and what is said where it is none.</summary>
public sealed class EnumTests
{
    private const string Kinds = """
        enum Kind
          summit
          bilateral, trilateral

        lexicon KindWord: Kind
          "summit" => summit
          "talks"  => bilateral

        record Meeting
          kind: Kind
          others: list of Kind?


        """;

    [Theory]
    [InlineData("match kind:KindWord", "a summit", "Meeting(kind: summit)")]
    [InlineData("match \"held\"\n  set kind = trilateral", "held", "Meeting(kind: trilateral)")]
    [InlineData("match \"held\"\n  set kind = \"trilateral\"", "held", "Meeting(kind: trilateral)")]
    [InlineData("match \"held\" k:KindWord?\n  set kind = k else trilateral", "held talks, held", "Meeting(kind: bilateral)\nMeeting(kind: trilateral)")]
    [InlineData("match \"held\" x:\"all\"?\n  set kind = (summit if x exists) else bilateral", "held all, held", "Meeting(kind: summit)\nMeeting(kind: bilateral)")]
    [InlineData("match k:KindWord\n  set kind = k, others = list(k, trilateral)", "talks", "Meeting(kind: bilateral, others: [bilateral, trilateral])")]
    [InlineData("match kind:KindWord\n  where kind is summit", "talks and summit", "Meeting(kind: summit)")]
    [InlineData("match kind:KindWord\n  where kind is not summit", "talks and summit", "Meeting(kind: bilateral)")]
    [InlineData("match kind:KindWord[value in [summit, trilateral]]", "talks and summit", "Meeting(kind: summit)")]
    public void Values_are_named_where_they_are_wanted(string clauses, string text, string expected) =>
        Assert.Equal(expected, Found.In(text, $"{Kinds}rule r -> Meeting\n  {clauses}\n"));

    [Theory]
    [InlineData("match \"held\"\n  set kind = {|DP2080:sumit|}")]
    [InlineData("match \"held\"\n  set kind = {|DP2080:\"sumit\"|}")]
    [InlineData("match kind:KindWord\n  where kind is {|DP2080:sumit|}")]
    [InlineData("match kind:KindWord\n  where kind in [summit, {|DP2080:talks|}]")]
    [InlineData("match kind:KindWord[value is {|DP2080:talks|}]")]
    [InlineData("match kind:{|DP2084:Kind|}")]
    [InlineData("match {|DP2014:kind:word|}")]
    [InlineData("match knid:KindWord\n  set kind = {|DP2022:knd|}")]
    [InlineData("match kind:KindWord\n  where {|DP2016:kind|} < summit")]
    public void Other_words_are_reported(string clauses) => Check.Marked($"{Kinds}rule r -> Meeting\n  {clauses}\n");

    [Fact]
    public void Entries_columns_and_expectations_are_checked() => Check.Marked("""
        enum Kind
          summit
          {|DP2083:true|}, {|DP2082:SUMMIT|}

        enum {|DP2081:Empty|}

        lexicon KindWord: Kind
          "talks" => {|DP2080:talks|}

        lexicon Row: { kind: Kind, other: {|DP2050:Kindd|} }
          "held" => { kind: {|DP2080:talk|} }

        record Meeting
          kind: Kind

        rule r -> Meeting
          match kind:KindWord

        test "t"
          given
            > talks
          expect Meeting  kind: {|DP2080:talks|}
        """);

    [Fact]
    public void Data_files_give_values()
    {
        const string Rules = """
            enum Kind
              summit, bilateral

            lexicon KindWord from "kinds.tsv" key word value kind: Kind

            record Meeting
              kind: Kind

            rule r -> Meeting
              match kind:KindWord
            """;
        var program = Compile.Program(("test.rules", Rules), ("kinds.tsv", "word\tkind\ntalks\tbilateral\n"));
        Assert.Equal(ValueKind.Enum, program.Producers[0].Type?.Kind);
        var bad = Compile.Emit(("test.rules", Rules), ("kinds.tsv", "word\tkind\ntalks\tother\n"));
        Assert.Equal(["DP2046"], bad.Diagnostics.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Enums_of_other_packages_are_imported_and_clash_as_other_names_do()
    {
        var kinds = ("a.rules", "package a\n\nenum Kind\n  summit\n");
        var again = ("b.rules", "package b\n\nenum Kind\n  summit\n");
        Check.Marked("import a\n\nrecord R\n  kind: Kind\n\nrule r -> R\n  match \"x\"\n  set   kind = summit\n", kinds);
        Check.Marked("import a\nimport b\n\nrecord R\n  kind: {|DP2005:Kind|}\n\nrule r -> R\n  match \"x\"\n  set   kind = summit\n", kinds, again);
    }

    [Fact]
    public void The_model_knows_the_enum_of_a_type()
    {
        var file = Compile.File("test.rules", $"{Kinds}rule r -> Meeting\n  match kind:KindWord\n");
        var compilation = RuleCompilation.Create([file], [], CompilationLimits.Default);
        var tree = compilation.Files[0].Tree;
        var at = tree.Text.Content.IndexOf("Kind?", StringComparison.Ordinal);
        var symbol = Assert.IsType<EnumSymbol>(compilation.GetSemanticModel(tree).GetSymbolAt(at));
        Assert.Equal("summit bilateral trilateral", string.Join(' ', symbol.Type.Choices));
    }

    [Fact]
    public void The_model_finds_a_value_wherever_it_is_named()
    {
        const string Rules = """
            enum Kind
              /// Heads of state.
              summit
              talks

            lexicon Word: Kind
              "summit" => summit

            lexicon Row: { kind: Kind }
              "held" => { kind: summit }

            record Meeting
              kind: Kind

            rule r -> Meeting
              match k:Word[value is summit] "x"? w:Row
              where k in [summit, talks]
              set kind = summit

            test "t"
              given
                > summit held
              expect Meeting  kind: summit
            """;
        var compilation = RuleCompilation.Create([Compile.File("test.rules", Rules)], [], CompilationLimits.Default);
        Assert.Empty(Compile.Render(compilation.Diagnostics));
        var model = compilation.GetSemanticModel(compilation.Files[0].Tree);
        var meaning = model.GetNameAt(Rules.IndexOf("= summit", StringComparison.Ordinal) + 2);
        Assert.NotNull(meaning);
        Assert.Equal("Heads of state.", meaning.Documentation);
        Assert.Equal([3, 7, 10, 16, 17, 18, 23], compilation.FindReferences(meaning).Select(found => found.Location.Start.Line));
    }
}
