using Processing.Rules.Sources;
using Processing.Rules.Symbols;

namespace Processing.Rules.Tests;

/// <summary>Compilations derived from others.</summary>
public sealed class CompilationChangeTests
{
    private const string Records = "package p\nrecord A\n  x: text\n";
    private const string Rules = "package q\nimport p\nlexicon L from \"l.tsv\" key name\nrule r -> A\n  match x:L\n";

    private static RuleCompilation Made() =>
        RuleCompilation.Create([Compile.File("q.rules", Rules), Compile.File("l.tsv", "name\na\n")], [Compile.File("p.rules", Records)], CompilationLimits.Default);

    private static string Ids(RuleCompilation compilation) => string.Join(' ', compilation.Diagnostics.Select(diagnostic => diagnostic.Id));

    [Fact]
    public void Replaced_tree_is_bound_and_other_trees_stay()
    {
        var before = Made();
        Assert.Equal("", Ids(before));
        var tree = before.Files[0].Tree;
        var after = before.ReplaceFile(tree.WithText(Rules.Replace("x:L", "x:Lx", StringComparison.Ordinal)));
        Assert.Equal("DP2001", Ids(after));
        Assert.Equal("", Ids(before));
        Assert.Same(before.Files[1].Tree, after.Files[1].Tree);
        Assert.Same(before, before.ReplaceFile(tree));
        Assert.Equal(before.Emit().Program?.Revision, after.ReplaceFile(tree).Emit().Program?.Revision);
    }

    [Fact]
    public void Files_come_and_go()
    {
        var before = Made();
        Assert.Equal("DP2044", Ids(before.WithoutFile("l.tsv")));
        Assert.Contains("DP2002", Ids(before.WithoutFile("p.rules")), StringComparison.Ordinal);
        Assert.Same(before, before.WithoutFile("none"));
        var again = before.WithoutFile("p.rules").WithFile(Compile.File("p.rules", Records), FileOrigin.Library);
        Assert.Equal("", Ids(again));
        Assert.Equal("", Ids(before.WithFile(Compile.File("l.tsv", "name\nb\n"), FileOrigin.Root)));
        Assert.NotEqual(before.Emit().Program?.Revision, before.WithFile(Compile.File("l.tsv", "name\nb\n"), FileOrigin.Root).Emit().Program?.Revision);
    }

    [Fact]
    public void Tree_of_no_file_is_refused() =>
        Assert.Throws<ArgumentException>(() => Made().ReplaceFile(Syntax.SyntaxTree.Parse(SourceText.From(Rules, "other.rules"))));

    [Fact]
    public void Tree_beyond_the_limit_is_reported()
    {
        var compilation = RuleCompilation.Create([Compile.File("p.rules", Records)], [], CompilationLimits.Default with { MaxFileBytes = 60 });
        Assert.Equal("DP3001", Ids(compilation.ReplaceFile(compilation.Files[0].Tree.WithText(Records + new string('\n', 60)))));
    }
}
