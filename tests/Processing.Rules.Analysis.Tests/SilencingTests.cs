namespace Processing.Rules.Analysis.Tests;

public sealed class SilencingTests
{
    private const string Rule = """
        record Greeted
          name: text

        rule greeting -> Greeted
          match ("hello" | "Hello") name:word
        """;

    [Fact]
    public void Without_a_silencing_both_are_told() => Assert.Equal(["4:6 DP4014", "5:20 DP4005"], Analyzed.Places(Rule));

    [Fact]
    public void Above_a_declaration_it_is_about_all_of_it() =>
        Assert.Empty(Analyzed.Places(Rule.Replace("rule g", "// allow DP4014: tried elsewhere\n// allow DP4005: for the reader\nrule g", StringComparison.Ordinal)));

    [Fact]
    public void Above_a_clause_it_is_about_that_clause() =>
        Assert.Equal(["4:6 DP4014"], Analyzed.Places(Rule.Replace("  match", "  // allow DP4005: for the reader\n  match", StringComparison.Ordinal)));

    [Fact]
    public void Behind_a_line_it_is_about_that_line() =>
        Assert.Equal(["4:6 DP4014"], Analyzed.Places(Rule + "  // allow DP4005: for the reader"));

    [Fact]
    public void Where_it_silences_nothing_it_is_told_itself() =>
        Assert.Equal(["4:6 DP4014", "5:20 DP4005", "5:40 DP4003"], Analyzed.Places(Rule + "  // allow DP4007: for the reader"));

    [Fact]
    public void A_near_id_is_suggested_where_only_one_is_near() =>
        Assert.Equal("did you mean `DP4005`?", Analyzed.Of(Rule + "  // allow dp4005: for the reader").Single(diagnostic => diagnostic.Id == "DP4001").Primary.Text);

    [Theory]
    [InlineData("// allow both spellings")]
    [InlineData("// DP4005 is not silenced by this")]
    [InlineData("// we allow DP4005 here")]
    public void Prose_is_no_silencing(string comment) => Assert.Equal(["4:6 DP4014", "5:20 DP4005"], Analyzed.Places($"{Rule}  {comment}"));

    [Fact]
    public void The_example_of_the_reference_needs_its_silencing_and_no_more()
    {
        var example = File.ReadAllText(Repository.PathOf("docs/language/checks.md")).Split("```rules\n")[1].Split("```")[0];
        Assert.Empty(Analyzed.Places(example));
        Assert.Equal(["DP4005"], Analyzed.Of(string.Join('\n', example.Split('\n').Where(line => !line.StartsWith("// allow", StringComparison.Ordinal)))).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Documentation_above_it_stays()
    {
        var tree = Syntax.SyntaxTree.Parse(Sources.SourceText.From("/// Greets.\n// allow DP4014: tried elsewhere\nrule greeting -> Greeted\n  match \"hello\"\n", "test.rules"));
        Assert.Equal("Greets.", tree.Declarations[0].Documentation);
    }
}
