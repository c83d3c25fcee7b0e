using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>A mistake gives one message and hides nothing else.</summary>
public sealed class RecoveryTests
{
    private static readonly string[] Good =
    [
        "lexicon Road\n  \"road\", \"street\" => { fa: \"راه\" }\n  \"lane\"\n",
        "pattern Quoted(inner) = \"«\" inner \"»\"\n",
        "entity Year: integer\n  match y:number[digits is 4] where y.tokens is 1 => integer(y)\n",
        "record Note\n  text: text\n  year: integer?\n  key text like 0.9\n",
        "rule note -> Note\n  match text:Quoted(Road) year:Year?\n  where text exists and not text is \"a\"\n  score 0.5 + 0.1 if year exists\n",
        "rule frame -> Note\n  trigger \"a\" | \"b\"\n  text: Road? nearest within 5 tokens\n  set year = 5\n",
        "zone head\n  kind title, heading\n  paragraph 1..2\n",
        "test \"t\"\n  given\n    > «road»\n  expect Note text: \"road\"\n  expect no Note year: 5\n",
    ];

    [Theory]
    [InlineData("record Note\n  text: text\nkey text\n", "record Note\n  text: text\n  key text\n")]
    [InlineData("record Note\ntext: text\nkey text\n", "record Note\n  text: text\n  key text\n")]
    [InlineData("record Note\n\ttext: text\nyear: text?\n", "record Note\n\ttext: text\n\tyear: text?\n")]
    [InlineData("lexicon Road\n\"road\" => {\n    rank: 1 }\n\"lane\"\n", "lexicon Road\n  \"road\" => {\n      rank: 1 }\n  \"lane\"\n")]
    [InlineData("enum Kind\nsummit, visit\nbilateral\n", "enum Kind\n  summit, visit\n  bilateral\n")]
    [InlineData("record O\n  x: text\n\nrule r -> O\nmatch x:\"a\"\n| x:\"b\"\n    score 0.5\nwhere x exists\n", null)]
    [InlineData("record O\n  x: text\n\nrule r -> O\ntrigger \"a\"\nx: word\nset x = \"b\"\n", null)]
    [InlineData("entity Year\nmatch number\nwhere text is \"2014\"\n", null)]
    public void Clauses_without_an_indent_give_one_message_whose_fix_indents_them_all(string source, string? mended)
    {
        var text = SourceText.From(source);
        var found = Assert.Single(SyntaxTree.Parse(text).Diagnostics);
        Assert.Equal("DP1070", found.Id);
        foreach (var edit in found.Fix!.Edits.Reverse())
        {
            text = text.WithChange(new TextChange(edit.Location.Span, edit.NewText));
        }

        Assert.Empty(SyntaxTree.Parse(text).Diagnostics);
        Assert.Equal(mended ?? text.Content, text.Content);
    }

    [Fact]
    public void What_a_rule_without_an_indent_finds_is_bound() =>
        Assert.Equal(["DP1070"], Compile.Emit(("a.rules", "record O\n  x: text\n\nrule r -> O\nmatch x:word\nscore 0.5\n")).Diagnostics.Select(found => found.Id));

    [Fact]
    public void Deleting_any_token_never_hides_another_declaration()
    {
        for (var i = 0; i < Good.Length; i++)
        {
            var tokens = SyntaxTree.Parse(SourceText.From(Good[i])).Declarations[0].Tokens;
            for (var skipped = 0; skipped < tokens.Length; skipped++)
            {
                var broken = string.Concat(tokens.Select((token, index) => token.LeadingTrivia + (index == skipped ? "" : token.Text) + token.TrailingTrivia));
                AssertOthersAreRead(i, broken);
            }
        }
    }

    [Theory]
    [InlineData("((((")]
    [InlineData("\"")]
    [InlineData("[{(“")]
    [InlineData("/")]
    [InlineData("=> => =>")]
    public void Garbage_at_the_end_of_any_line_never_hides_another_declaration(string garbage)
    {
        for (var i = 0; i < Good.Length; i++)
        {
            var lines = Good[i].Split('\n');
            for (var line = 0; line < lines.Length - 1; line++)
            {
                AssertOthersAreRead(i, string.Join('\n', lines.Select((text, index) => index == line ? text + " " + garbage : text)));
            }
        }
    }

    [Theory]
    [InlineData("pattern P = word[digits is {|DP1026:99999999999999999999|}]\n")]
    [InlineData("pattern P = \"a{|DP1008:\\q|}\"\n")]
    [InlineData("pattern P = word{{|DP1025:4,1|}}\n")]
    public void Pattern_with_a_bad_literal_is_not_bound(string pattern) =>
        Check.Marked("record Note\n  text: text\n\n" + pattern + "\nrule note -> Note\n  match text:P\n");

    [Fact]
    public void Each_clause_has_its_own_message() =>
        Check.Marked("record Note\n  text: text\n  a{|DP1001:: |}".Replace("{|DP1001:: |}", ": text?\n", StringComparison.Ordinal) + """

            rule note -> Note
              match text:({|DP1001:=>|}
              where text {|DP1001:contans|} "b"
              score 0.5 {|DP1001:0.6|}

            """);

    [Fact]
    public void Broken_entries_leave_the_others() =>
        Assert.Equal(3, SyntaxTree.Parse(SourceText.From("lexicon L\n  \"a\"\n  b\n  \"c\" =>\n  “d”\n  \"e\" => 1\n  \"f\"\n")).Declarations[0].Clauses.OfType<EntrySyntax>().Count());

    private static void AssertOthersAreRead(int index, string broken)
    {
        var source = string.Concat(Good.Select((text, i) => i == index ? broken : text));
        var tree = SyntaxTree.Parse(SourceText.From(source));
        Assert.Equal(source, tree.ToFullString());
        var read = tree.Declarations.Where(declaration => declaration is not SkippedDeclarationSyntax && !declaration.HasSkippedClauses)
            .Select(declaration => string.Concat(declaration.Tokens.Select(token => token.Text)));
        foreach (var good in Good.Where((_, i) => i != index && i != index - 1))
        {
            var whole = string.Concat(SyntaxTree.Parse(SourceText.From(good)).Declarations[0].Tokens.Select(token => token.Text));
            Assert.Contains(whole, read);
        }
    }
}
