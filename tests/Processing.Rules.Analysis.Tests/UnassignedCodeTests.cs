using System.Text;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Tests;

public sealed class UnassignedCodeTests
{
    [Theory]
    [InlineData("lexicon L: country\n  \"a\" => XX\n", "2:10 DP4022")]
    [InlineData("lexicon L: { c: country }\n  \"a\" => { c: XX }\n", "2:15 DP4022")]
    [InlineData("lexicon L: language\n  \"a\" => xx\n", "2:10 DP4022")]
    [InlineData("lexicon L: language\n  \"a\" => \"fa-XX\"\n", "2:10 DP4022")]
    [InlineData("lexicon L: money\n  \"a\" => \"12 XYZ\"\n", "2:10 DP4022")]
    [InlineData("entity L: country\n  match \"zebra\" => XX\n", "2:20 DP4022")]
    [InlineData("entity L: money\n  match n:number \"zebra\" => money(n, \"ZBR\")\n", "2:38 DP4022")]
    [InlineData("lexicon L: country\n  \"a\" => SU\n", null)]
    [InlineData("lexicon L: country\n  \"a\" => XK\n", null)]
    [InlineData("lexicon L: language\n  \"a\" => ckb\n", null)]
    [InlineData("lexicon L: money\n  \"a\" => \"12 DEM\"\n", null)]
    [InlineData("lexicon L: quantity\n  \"a\" => \"12 XYZ\"\n", null)]
    public void Codes_in_rules_are_looked_up(string declaration, string? found) => Assert.Equal(found is null ? [] : [found], Found(declaration));

    [Theory]
    [InlineData("match l:L \"b\"\n  where l.value is XX", "6:20 DP4022")]
    [InlineData("match l:L[value in [KG, XX]] \"b\"", "5:27 DP4022")]
    [InlineData("match l:L \"b\"\n  set c = XX", "6:11 DP4022")]
    [InlineData("match l:L \"b\"\n  set c = \"XX\"", "6:11 DP4022")]
    public void So_are_those_of_conditions_and_fields(string clauses, string found) =>
        Assert.Contains(found, Analyzed.Places($"record R\n  l: text\n  c: country?\nrule r -> R\n  {clauses}\nlexicon L: country\n  \"a\" => KG\n  \"c\" => IR\n"));

    [Fact]
    public void Those_of_a_file_are_counted_where_it_is_named()
    {
        var found = Assert.Single(Check("lexicon L from \"l.tsv\" key name value code: country\n", ("l.tsv", "name\tcode\na\tXX\nb\tKG\nc\tXX\nd\tQQ\n")));
        Assert.Equal("3 cells of this file hold codes that no standard assigns: `XX` (of `a`), `QQ` (of `d`)", found.Message);
        Assert.Equal("\"l.tsv\"", found.Location.Text);
    }

    [Fact]
    public void They_can_be_silenced_with_the_reason() => Assert.Empty(Found("lexicon L: country\n  \"a\" => XX // allow DP4022: stands for no state\n"));

    [Theory]
    [InlineData("KG", ValueKind.Country, true)]
    [InlineData("EU", ValueKind.Country, true)]
    [InlineData("UK", ValueKind.Country, false)]
    [InlineData("USD", ValueKind.Money, true)]
    [InlineData("IRT", ValueKind.Money, false)]
    [InlineData("fa", ValueKind.Language, true)]
    [InlineData("en-u-xx-yy", ValueKind.Language, true)]
    [InlineData("zz", ValueKind.Language, false)]
    [InlineData("anything", ValueKind.Enum, true)]
    public void Lists_say_what_is_assigned(string code, ValueKind kind, bool isAssigned) => Assert.Equal(isAssigned, CodeLists.IsAssigned(code, kind));

    private static IEnumerable<string> Found(string declaration) => Check(declaration).Select(found => $"{found.Location.Start.Line}:{found.Location.Start.Column} {found.Id}");

    private static System.Collections.Immutable.ImmutableArray<Diagnostics.Diagnostic> Check(string declaration, params (string Path, string Content)[] files)
    {
        RuleFile[] all = [new("test.rules", Encoding.UTF8.GetBytes(declaration)), .. files.Select(file => new RuleFile(file.Path, Encoding.UTF8.GetBytes(file.Content)))];
        var compilation = RuleCompilation.Create([.. all], [], CompilationLimits.Default);
        Assert.Empty(compilation.Emit().Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return RuleAnalysis.Check(compilation, default);
    }
}
