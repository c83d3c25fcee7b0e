using Processing.Rules.Parsing;
using Processing.Rules.Sources;

namespace Processing.Rules.Syntax;

/// <summary>Makes tokens, and nodes from pieces of text. What it makes stands in no tree until a rewriter puts it into one.</summary>
public static class SyntaxFactory
{
    /// <summary>A token as written.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="text">Its text; the caller answers for its being of that kind.</param>
    /// <param name="leadingTrivia">What stands before it. Default: nothing.</param>
    /// <param name="trailingTrivia">What stands after it. Default: nothing.</param>
    public static SyntaxToken Token(SyntaxKind kind, string text, string leadingTrivia = "", string trailingTrivia = "") => new(kind, leadingTrivia, text, trailingTrivia);

    /// <summary>A sign, such as <c>-&gt;</c>.</summary>
    /// <exception cref="ArgumentException">Tokens of that kind have no fixed spelling.</exception>
    public static SyntaxToken Sign(SyntaxKind kind, string leadingTrivia = "", string trailingTrivia = "") =>
        Token(kind, SyntaxFacts.Spelling(kind) ?? throw new ArgumentException($"{kind} is no sign.", nameof(kind)), leadingTrivia, trailingTrivia);

    /// <summary>A name or keyword.</summary>
    public static SyntaxToken Name(string name, string leadingTrivia = "", string trailingTrivia = "") => Token(SyntaxKind.Name, name, leadingTrivia, trailingTrivia);

    /// <summary>A text in quotes, with escapes where they are needed.</summary>
    /// <param name="content">What it stands for.</param>
    /// <param name="leadingTrivia">What stands before it. Default: nothing.</param>
    /// <param name="trailingTrivia">What stands after it. Default: nothing.</param>
    public static SyntaxToken Text(string content, string leadingTrivia = "", string trailingTrivia = "") =>
        Token(SyntaxKind.String, StringLiteral.Encode(content), leadingTrivia, trailingTrivia);

    /// <summary>The one declaration that a text holds, with its clauses.</summary>
    /// <typeparam name="T">The kind of declaration.</typeparam>
    /// <exception cref="ArgumentException">The text cannot be read, or holds anything else.</exception>
    public static T Declaration<T>(string text)
        where T : DeclarationSyntax
    {
        var tree = SyntaxTree.Parse(SourceText.From(text));
        return tree.Diagnostics.IsEmpty && tree.Declarations is [T declaration] && tree.EndOfFile.LeadingTrivia.Length == 0
            ? declaration
            : throw Unreadable(text, typeof(T), tree.Diagnostics.FirstOrDefault());
    }

    /// <summary>A rule.</summary>
    public static RuleSyntax Rule(string text) => Declaration<RuleSyntax>(text);

    /// <summary>A clause.</summary>
    /// <typeparam name="T">The kind of clause.</typeparam>
    /// <param name="declaration">Keyword of the declaration that it is to stand in.</param>
    /// <param name="text">The clause.</param>
    /// <exception cref="ArgumentException">The text cannot be read, or is anything else.</exception>
    public static T Clause<T>(string declaration, string text)
        where T : ClauseSyntax => PieceParser.Clause(declaration, text) is ({ } node, _) && node is T clause
            ? clause
            : throw Unreadable(text, typeof(T), PieceParser.Clause(declaration, text).Diagnostic);

    /// <summary>A pattern.</summary>
    /// <exception cref="ArgumentException">The text cannot be read.</exception>
    public static PatternSyntax Pattern(string text)
    {
        var (node, diagnostic) = PieceParser.Pattern(text);
        return node ?? throw Unreadable(text, typeof(PatternSyntax), diagnostic);
    }

    /// <summary>An expression or condition.</summary>
    /// <exception cref="ArgumentException">The text cannot be read.</exception>
    public static ExpressionSyntax Expression(string text)
    {
        var (node, diagnostic) = PieceParser.Expression(text);
        return node ?? throw Unreadable(text, typeof(ExpressionSyntax), diagnostic);
    }

    private static ArgumentException Unreadable(string text, Type wanted, Diagnostics.Diagnostic? diagnostic) =>
        new($"`{text}` is no {wanted.Name}{(diagnostic is null ? "." : ": " + diagnostic.Message)}", nameof(text));
}
