using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>Slips whose message has to lead to the right way of writing.</summary>
public sealed class SlipTests
{
    private const string Rule = "lexicon Title\n  \"dr\"\nrecord R\n  x: text\nrule r -> R\n  match \"a\" x:word\n  unless ";

    [Theory]
    [InlineData("next is \"x\"", "next in (\"x\")")]
    [InlineData("next is not \"x\"", "not next in (\"x\")")]
    [InlineData("previous is Title", "previous in Title")]
    [InlineData("x is \"y\" and next is \"x\"", "next in (\"x\")")]
    [InlineData("next > 5", null)]
    public void A_neighbour_that_is_compared_is_asked_with_in(string condition, string? mended)
    {
        var found = Assert.Single(Compile.Emit(("a.rules", Rule + condition + "\n")).Diagnostics);
        Assert.Equal("DP2022", found.Id);
        Assert.StartsWith($"`{(condition.Contains("previous", StringComparison.Ordinal) ? "previous" : "next")}` has no value that can be compared", found.Message, StringComparison.Ordinal);
        Assert.Equal(mended, found.Fix?.Edits.Single().NewText);
        if (mended is not null)
        {
            Assert.Empty(Compile.Emit(("a.rules", Applied(Rule + condition + "\n", found))).Diagnostics);
        }
    }

    [Theory]
    [InlineData("lexicon P: money\n  \"cheap\" => \"12 \"AED\"\"\n", "\"12 \\\"AED\\\"\"")]
    [InlineData("lexicon P\n  \"say \"hi\" now\"\n", "\"say \\\"hi\\\" now\"")]
    [InlineData("lexicon P\n  \"a\"b\n", null)]
    public void A_quote_inside_a_text_is_told_to_be_escaped(string source, string? mended)
    {
        var found = Assert.Single(Compile.Emit(("a.rules", source)).Diagnostics);
        Assert.Equal("a quote inside a text is written `\\\"`", found.Help);
        Assert.Equal(mended, found.Fix?.Edits.Single().NewText);
        if (mended is not null)
        {
            Assert.DoesNotContain("DP1001", Compile.Emit(("a.rules", Applied(source, found))).Diagnostics.Select(diagnostic => diagnostic.Id));
        }
    }

    [Theory]
    [InlineData("l.csv", "name,people\nOsh,300,000\n")]
    [InlineData("l.tsv", "name\tpeople\nOsh\t300\t000\n")]
    public void Surplus_cells_hide_no_column_that_is_not_there(string file, string data)
    {
        var ids = Compile.Emit(("a.rules", $"lexicon City from \"{file}\" key nane value people: integer\nrecord R\n  x: text\nrule r -> R\n  match x:City\n"), (file, data)).Diagnostics.Select(diagnostic => diagnostic.Id);
        Assert.Equal(["DP2045", "DP2090"], ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Surplus_cells_hide_no_bad_cell_of_other_rows()
    {
        var found = Compile.Emit(("a.rules", "lexicon City from \"l.tsv\" key name value people: integer\nrecord R\n  x: text\nrule r -> R\n  match x:City\n"), ("l.tsv", "name\tpeople\nOsh\tmany\nUsh\tx\ty\nAsh\tfew\n")).Diagnostics;
        Assert.Equal(["2 DP2046", "3 DP2090", "4 DP2046"], found.Select(diagnostic => $"{diagnostic.Location.Start.Line} {diagnostic.Id}"));
    }

    [Theory]
    [InlineData("((word{1,50}){1,50}){1,50}", "with its repetitions written out, this pattern has ")]
    [InlineData("\"LONG\" \"LONG\" \"LONG\" \"LONG\"", "this pattern has 120,")]
    public void Only_what_is_repeated_is_said_to_be_written_out(string pattern, string message)
    {
        var text = pattern.Replace("LONG", string.Concat(Enumerable.Repeat("w ", 30_000)), StringComparison.Ordinal);
        var found = Compile.Emit(("a.rules", $"record R\n  x: text\nrule r -> R\n  match x:({text})\n")).Diagnostics.First(diagnostic => diagnostic.Id == "DP3061");
        Assert.StartsWith(message, found.Message, StringComparison.Ordinal);
    }

    private static string Applied(string source, Diagnostic found)
    {
        var edit = found.Fix!.Edits.Single();
        return source[..edit.Location.Span.Start] + edit.NewText + source[edit.Location.Span.End..];
    }
}
