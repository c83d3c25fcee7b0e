using Processing.Matching.Programs;

namespace Processing.Rules.Tests;

/// <summary>Zones by CSS selectors: read, checked and carried.</summary>
public sealed class ZoneSelectorTests
{
    [Theory]
    [InlineData("article")]
    [InlineData("*")]
    [InlineData("article > h1.title, #lead p")]
    [InlineData("div.a.b[role=\"main\"] + p ~ ul li:nth-child(2):last-child")]
    [InlineData("[data-x^='q'] a[href$=\".pdf\"]")]
    public void Selectors_are_carried_in_the_program(string selector)
    {
        Assert.Equal(-1, CssSelector.FindMistake(selector));
        var source = $"zone body\n  css {Syntax.StringLiteral.Encode(selector)}\n\nrecord R\n  x: text\n\nrule r -> R\n  match in zone body x:word\n";
        var result = Compile.Emit(("test.rules", source));
        Assert.Empty(result.Diagnostics);
        Assert.NotNull(result.Program);
        using var stream = new MemoryStream();
        ProgramWriter.Write(result.Program, stream);
        var zone = Assert.Single(ProgramReader.Read(stream.ToArray()).Zones);
        Assert.Equal(new ZoneClause.Css(selector), Assert.Single(zone.Clauses));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("article >", 9)]
    [InlineData("article >> p", 9)]
    [InlineData("a:hover", 1)]
    [InlineData("a:nth-child(2n+1)", 13)]
    [InlineData("a[", 2)]
    [InlineData("a[b=\"c]", 7)]
    [InlineData("a, ", 3)]
    [InlineData(".1a", 1)]
    [InlineData("a{}", 1)]
    public void What_is_none_says_where(string selector, int mistake) => Assert.Equal(mistake, CssSelector.FindMistake(selector));

    [Fact]
    public void A_bad_selector_is_the_only_news_of_its_clause() =>
        Check.Marked("zone body\n  css \"a\", {|DP2087:\"a >> b\"|}\n  css \"a\"\n  kind title\n");
}
