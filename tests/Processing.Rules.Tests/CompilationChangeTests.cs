using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
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
    public void Data_files_are_read_again_only_where_they_or_what_is_read_of_them_changed()
    {
        const string Values = "lexicon L: integer\n  from \"l.tsv\" key name value n\nrecord A\n  x: L\nrule r -> A\n  match x:L\n";
        var before = RuleCompilation.Create([Compile.File("q.rules", Values), Compile.File("l.tsv", "name\tn\na\t1\nb | c\t2\n")], [], CompilationLimits.Default);
        RuleCompilation With(string text) => before.ReplaceFile(before.Files[0].Tree.WithText(text));
        Assert.Equal(["a 1", "b,c 2"], Entries(before).Select(entry => $"{string.Join(',', entry.Forms)} {ValueFormatter.ToScalar(entry.Value!)}"));
        Assert.All(Entries(before).Zip(Entries(With(Values + "// more\n"))), pair => Assert.Same(pair.First, pair.Second));
        Assert.All(Entries(before).Zip(Entries(before.WithUnneeded())), pair => Assert.Same(pair.First, pair.Second));
        Assert.Equal(2, Entries(With(Values.Replace("lexicon L: integer", "lexicon L: decimal", StringComparison.Ordinal))).Count(entry => entry.Value is Value.Decimal));
        Assert.Equal("b", Assert.Single(Entries(before.WithFile(Compile.File("l.tsv", "name\tn\nb\t2\n"), FileOrigin.Root)).Select(entry => entry.Forms[0])));
    }

    [Fact]
    public void What_is_wrong_with_a_data_file_is_told_every_time()
    {
        const string Values = "lexicon L: integer\n  from \"l.tsv\" key name value n\nrecord A\n  x: L\nrule r -> A\n  match x:L\n";
        var before = RuleCompilation.Create([Compile.File("q.rules", Values), Compile.File("l.tsv", "name\tn\na\tmany\n")], [], CompilationLimits.Default);
        Assert.Equal("DP2046", Ids(before));
        Assert.Equal("DP2046", Ids(before.ReplaceFile(before.Files[0].Tree.WithText(Values + "// more\n"))));
    }

    private static ImmutableArray<LexiconEntry> Entries(RuleCompilation compilation) =>
        Assert.Single(compilation.Emit().Program!.Producers.OfType<Producer.Lexicon>()).Entries;

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
