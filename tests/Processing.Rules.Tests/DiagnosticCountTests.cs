namespace Processing.Rules.Tests;

/// <summary>Of very many mistakes the first are kept and listed, and all are counted.</summary>
public sealed class DiagnosticCountTests
{
    private const int Listed = 5;
    private static readonly CompilationLimits Few = CompilationLimits.Default with { MaxFileDiagnostics = Listed };

    private static RuleCompilation Of(string text) => RuleCompilation.Create([Compile.File("a.rules", text)], [], Few);

    private static string Lines(string line, int count) => string.Concat(Enumerable.Repeat(line, count));

    [Fact]
    public void Warnings_beyond_those_listed_are_counted()
    {
        var compilation = Of("lexicon L\n  \"a\"\n" + Lines("  \"a\"\n", 1_000));
        Assert.Equal(["DP2052", "DP2052", "DP2052", "DP2052", "DP2052"], compilation.Diagnostics.SkipLast(1).Select(diagnostic => diagnostic.Id));
        Assert.StartsWith("and 995 more", compilation.Diagnostics[^1].Message, StringComparison.Ordinal);
        Assert.Equal([3, 4, 5, 6, 7], compilation.Diagnostics.SkipLast(1).Select(diagnostic => diagnostic.Location.Start.Line));
        Assert.Equal(Listed + 1, compilation.AllDiagnostics.Length);
    }

    [Fact]
    public void Mistakes_of_the_reader_are_counted_before_and_after_an_edit()
    {
        var compilation = Of("lexicon L\n  \"a\"\n" + Lines("  b\n", 700));
        Assert.StartsWith("and 695 more", compilation.Diagnostics[^1].Message, StringComparison.Ordinal);
        Assert.Equal(Listed + 1, compilation.Files[0].Tree.Diagnostics.Length);
        var moved = compilation.ReplaceFile(compilation.Files[0].Tree.WithText("record A\n  x: text\n\n" + compilation.Files[0].Tree.Text.Content));
        Assert.StartsWith("and 695 more", moved.Diagnostics[^1].Message, StringComparison.Ordinal);
        Assert.Equal(compilation.Diagnostics[0].Location.Start.Line + 3, moved.Diagnostics[0].Location.Start.Line);
    }

    [Fact]
    public void Each_id_keeps_its_first_by_place()
    {
        // The rules are bound in the order of their names, which is not that of the text.
        var text = "record A\n  x: text\n\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"rule r{99 - i:00} -> A\n  match x:Nothing{i}\n\n")) + "lexicon L\n  \"a\", \"a\"\n";
        var compilation = Of(text);
        Assert.Equal([5, 8, 11, 14, 17], compilation.Diagnostics.SkipLast(1).Select(diagnostic => diagnostic.Location.Start.Line));
        Assert.StartsWith("and 96 more", compilation.Diagnostics[^1].Message, StringComparison.Ordinal);
        Assert.Contains(compilation.AllDiagnostics, diagnostic => diagnostic.Id == "DP2052");
    }
}
