using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>Reading again after a change gives what reading all of it gives, and keeps what the change does not touch.</summary>
public sealed class IncrementalParseTests
{
    private const string Three = "record A\n  x: text\n\nrule r -> A\n  match x:word\n\nrule s -> A\n  match x:number\n";

    public static TheoryData<string> ShippedRules =>
        [.. Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Repository.PathOf("rules"), path)).Order(StringComparer.Ordinal)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Edited_soup_reads_as_if_read_afresh(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 600; i++)
        {
            AssertEdits(random, RandomRules.Text(random, 60), 10);
        }
    }

    [Theory]
    [MemberData(nameof(ShippedRules))]
    public void Edited_shipped_rules_read_as_if_read_afresh(string path)
    {
        var text = File.ReadAllText(Repository.PathOf(Path.Combine("rules", path)));
        var random = new Random(text.Length);
        for (var i = 0; i < 10; i++)
        {
            AssertEdits(random, text, 30);
        }
    }

    [Fact]
    public void Untouched_declarations_are_the_same_nodes()
    {
        var before = Parse(Three);
        var after = before.WithChange(new TextChange(new SourceSpan(Three.IndexOf("number", StringComparison.Ordinal), 6), "word word"));
        Assert.Same(before.Declarations[0], after.Declarations[0]);
        Assert.Same(before.Declarations[1], after.Declarations[1]);
        Assert.NotSame(before.Declarations[2], after.Declarations[2]);
    }

    [Fact]
    public void Declarations_behind_an_edit_move()
    {
        var before = Parse(Three);
        var after = before.WithChange(new TextChange(new SourceSpan(0, 0), "// one\n"));
        Assert.Same(before.Declarations[2], after.Declarations[2]);
        Assert.Equal(before.GetSpan(before.Declarations[2]).Start + 7, after.GetSpan(after.Declarations[2]).Start);
    }

    // What stands behind a word decides whether the word is a clause of the declaration above it, so an edit may reach one declaration further to the left.
    [Theory]
    [InlineData("record A\n  x: text\next\n\nrecord B\n  y: text\n", "record B\n  y", ":Fami")]
    [InlineData("record A\n  x: text\next\n\n:Fami: text\n", ":Fami", "record B\n  y")]
    [InlineData("enum A\n  x\next\n\nrecord B\n  y: text\n", "record B\n  y: text\n", "")]
    [InlineData("enum A\n  x\none\ntwo\n\nrecord B\n  y: text\n", "record B\n  y", ", three")]
    [InlineData("record A\n  x: text\none\next\nrecord B\n  y: text\n", "record B\n  y", ":Fami")]
    public void An_edit_reaches_the_word_before_it_and_what_that_belongs_to(string text, string old, string replacement)
    {
        var changed = text.Replace(old, replacement, StringComparison.Ordinal);
        Assert.NotEqual(text, changed);
        Assert.Null(Fuzz.TreeComparison.FirstDifference(Parse(text).WithText(changed), Parse(changed)));
        Assert.Null(Fuzz.TreeComparison.FirstDifference(Parse(changed).WithText(text), Parse(text)));
    }

    [Fact]
    public void Diagnostics_behind_an_edit_move()
    {
        var before = Parse(Three.Replace("number", "(number", StringComparison.Ordinal));
        var after = before.WithChange(new TextChange(new SourceSpan(0, 0), "// one\n"));
        Assert.Equal(before.Diagnostics.Single().Location.Span.Start + 7, after.Diagnostics.Single().Location.Span.Start);
        Assert.Same(after.Text, after.Diagnostics.Single().Location.Source);
        Assert.Equal(before.Diagnostics.Single().Location.Start.Line + 1, after.Diagnostics.Single().Location.Start.Line);
    }

    [Fact]
    public void Change_that_changes_nothing_gives_the_same_tree()
    {
        var tree = Parse(Three);
        Assert.Same(tree, tree.WithText(Three));
        Assert.Same(tree, tree.WithChange(new TextChange(new SourceSpan(3, 0), "")));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1_000)]
    [InlineData(3, -1)]
    public void Change_outside_the_text_is_refused(int start, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Parse(Three).WithChange(new TextChange(new SourceSpan(start, length), "x")));

    [Fact]
    public void Limits_are_kept_across_edits()
    {
        var limits = CompilationLimits.Default with { MaxFileDeclarations = 3 };
        var tree = SyntaxTree.Parse(SourceText.From(Three), limits);
        var more = tree.WithText(Three + "record B\n  y: text\n");
        Assert.Equal(TreeDump.Of(SyntaxTree.Parse(more.Text, limits)), TreeDump.Of(more));
        Assert.Equal(TreeDump.Of(tree), TreeDump.Of(more.WithText(Three)));
    }

    [Fact]
    public void Change_between_texts_is_the_smallest()
    {
        Assert.Equal(new TextChange(new SourceSpan(2, 1), "xy"), TextChange.Between("abcd", "abxyd"));
        Assert.Equal(new TextChange(new SourceSpan(2, 0), "a"), TextChange.Between("aa", "aaa"));
        Assert.Equal(new TextChange(new SourceSpan(1, 1), ""), TextChange.Between("aa", "a"));
    }

    private static void AssertEdits(Random random, string text, int edits)
    {
        var tree = Parse(text);
        for (var i = 0; i < edits; i++)
        {
            var change = RandomRules.Change(random, tree.Text.Content);
            var next = tree.WithChange(change);
            var expected = TreeDump.Of(SyntaxTree.Parse(next.Text));
            if (expected != TreeDump.Of(next))
            {
                Assert.Fail($"Text «{tree.Text.Content}», change {change}\n{expected}\nbut was\n{TreeDump.Of(next)}");
            }

            Assert.Equal(next.Text.Content, next.ToFullString());
            tree = next;
        }
    }

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.From(text, "a.rules"));
}
