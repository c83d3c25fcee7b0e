using System.Reflection;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>Walking, rewriting and making syntax.</summary>
public sealed class RewriterTests
{
    private const string Source = "lexicon L\n  \"a\", \"b\" => 1 // c\n\nrecord A\n  x: text\n  y: L?\n\nrule r -> A\n  match x:L y:(L | \"z\" L[value > 1])\n  where x in L and count(y) >= 1\n";

    private static SyntaxTree Parse(string text) => SyntaxTree.Parse(SourceText.From(text, "a.rules"));

    private static IEnumerable<string> AllTexts()
    {
        var random = new Random(5);
        return Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)
            .Concat(Enumerable.Range(0, 300).Select(_ => RandomRules.Text(random, 60)));
    }

    [Fact]
    public void Rewriting_without_a_change_gives_the_same_tree()
    {
        foreach (var text in AllTexts())
        {
            var tree = Parse(text);
            Assert.Same(tree, new Identity().Rewrite(tree));
            Assert.All(tree.Declarations, declaration => Assert.Same(declaration, new Identity().Visit(declaration)));
        }
    }

    [Fact]
    public void Replacing_every_token_by_its_like_prints_the_same()
    {
        foreach (var text in AllTexts())
        {
            var tree = Parse(text);
            var copies = tree.Declarations.Select(declaration => new Copy().Visit(declaration)).OfType<DeclarationSyntax>().ToArray();
            Assert.Equal(text, string.Concat(copies.Select(copy => copy.ToFullString())) + tree.EndOfFile.ToFullString());
            Assert.All(copies, copy => Assert.Equal(copy.Tokens, copy.DescendantTokens()));
            Assert.Equal(tree.Declarations.Select(declaration => declaration.GetType()), copies.Select(copy => copy.GetType()));
        }
    }

    [Fact]
    public void Renaming_there_and_back_gives_the_text_again()
    {
        var tree = Parse(Source);
        var renamed = new Renaming("L", "Lex").Rewrite(tree);
        Assert.Equal(Source.Replace("L[", "Lex[", StringComparison.Ordinal).Replace("lexicon L", "lexicon Lex", StringComparison.Ordinal)
            .Replace("y: L?", "y: Lex?", StringComparison.Ordinal).Replace("x:L y:(L |", "x:Lex y:(Lex |", StringComparison.Ordinal).Replace("in L and", "in Lex and", StringComparison.Ordinal), renamed.Text.Content);
        Assert.Empty(renamed.Diagnostics);
        Assert.Equal(TreeDump.Of(tree), TreeDump.Of(new Renaming("Lex", "L").Rewrite(renamed)));
    }

    [Fact]
    public void Item_of_a_list_is_taken_away_with_its_separator()
    {
        var tree = new WithoutText("\"a\"").Rewrite(Parse(Source));
        Assert.Contains("lexicon L\n\"b\" => 1", tree.Text.Content, StringComparison.Ordinal);
        Assert.Contains("lexicon L\n  \"b\"=> 1", new WithoutText("\"a\"").Rewrite(Parse(Source.Replace("\"a\", \"b\"", "\"b\", \"a\"", StringComparison.Ordinal))).Text.Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Child_that_is_needed_cannot_be_taken_away() =>
        Assert.Throws<InvalidOperationException>(() => new WithoutText("=").Rewrite(Parse("pattern P = \"a\"\n")));

    [Fact]
    public void Walker_meets_every_token_in_order()
    {
        foreach (var text in AllTexts())
        {
            var walker = new Collector();
            walker.Visit(Parse(text));
            Assert.Equal(text, string.Concat(walker.Tokens.Select(token => token.ToFullString())));
        }
    }

    [Fact]
    public void Every_kind_of_node_can_be_rebuilt()
    {
        var kinds = typeof(SyntaxNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(SyntaxNode)) && !type.IsAbstract).ToArray();
        Assert.NotEmpty(kinds);
        foreach (var parameter in kinds.SelectMany(kind => Assert.Single(kind.GetConstructors()).GetParameters()))
        {
            var type = parameter.ParameterType;
            var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
            Assert.True(item == typeof(SyntaxToken) || item.IsAssignableTo(typeof(SyntaxNode)), $"{parameter.Member.DeclaringType}: {parameter.Name} is neither node nor token.");
            Assert.NotNull(parameter.Member.DeclaringType?.GetProperty(parameter.Name ?? "", BindingFlags.Public | BindingFlags.Instance));
        }
    }

    [Fact]
    public void Nodes_are_made_from_text()
    {
        Assert.Equal("r", SyntaxFactory.Rule("rule r -> A\n  match word\n").Name.Text);
        Assert.IsType<PatternSyntax.Choice>(SyntaxFactory.Pattern("\"a\" | word+"));
        Assert.Equal("  x > 1 // c\n", SyntaxFactory.Expression("  x > 1 // c\n").ToFullString());
        Assert.Equal("n", SyntaxFactory.Clause<SlotSyntax>("rule", "n: L? nearest").Name.Text);
        Assert.Equal("\"a \\\"b\\\"\"", SyntaxFactory.Text("a \"b\"").Text);
        Assert.Equal(" ->\n", SyntaxFactory.Sign(SyntaxKind.Arrow, " ", "\n").ToFullString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("rule r")]
    [InlineData("record A\n  x: text")]
    [InlineData("rule r -> A\n  match word\nrule s -> A\n  match word")]
    public void Text_that_is_no_rule_is_refused(string text) => Assert.Throws<ArgumentException>(() => SyntaxFactory.Rule(text));

    [Theory]
    [InlineData("")]
    [InlineData("(")]
    [InlineData("a b c )")]
    public void Text_that_is_no_expression_is_refused(string text) => Assert.Throws<ArgumentException>(() => SyntaxFactory.Expression(text));

    private sealed class Identity : SyntaxRewriter;

    private sealed class Copy : SyntaxRewriter
    {
        protected override SyntaxToken? VisitToken(SyntaxToken token) => new(token.Kind, token.LeadingTrivia, token.Text, token.TrailingTrivia);
    }

    private sealed class Renaming(string from, string to) : SyntaxRewriter
    {
        protected override SyntaxToken? VisitToken(SyntaxToken token) => token.Is(from) ? token.WithText(to) : token;
    }

    private sealed class WithoutText(string text) : SyntaxRewriter
    {
        protected override SyntaxToken? VisitToken(SyntaxToken token) => token.Text == text ? null : token;
    }

    private sealed class Collector : SyntaxWalker
    {
        public List<SyntaxToken> Tokens { get; } = [];

        protected override void VisitToken(SyntaxToken token) => Tokens.Add(token);
    }
}
