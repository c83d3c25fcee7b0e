using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;
using Sprache;

namespace Processing.Rules.Parsing;

/// <summary>Reads a piece of a declaration by itself.</summary>
internal static class PieceParser
{
    public static (PatternSyntax? Node, Diagnostic? Diagnostic) Pattern(string text) => Parse(PatternGrammar.Pattern, "pattern", text, ClausePart.Header);

    public static (ExpressionSyntax? Node, Diagnostic? Diagnostic) Expression(string text) => Parse(ExpressionGrammar.Expression, "rule", text, ClausePart.Clause);

    public static (ClauseSyntax? Node, Diagnostic? Diagnostic) Clause(string declaration, string text) =>
        ClauseGrammar.For(declaration) is { } grammar ? Parse(grammar, declaration, text, ClausePart.Clause) : (null, null);

    private static (T? Node, Diagnostic? Diagnostic) Parse<T>(Parser<T> grammar, string declaration, string text, ClausePart part)
        where T : SyntaxNode
    {
        ArgumentNullException.ThrowIfNull(text);
        var source = SourceText.From(text);
        var (tokens, _) = Lexer.Lex(text, 0, text.Length, CancellationToken.None);
        if (tokens.Count == 1)
        {
            return (null, null);
        }

        // What trivia are left at the end belong to the last token here, since no other follows.
        var (last, end) = (tokens[^2], tokens[^1].Token.LeadingTrivia);
        tokens[^2] = last with { Token = last.Token.WithTrailingTrivia(last.Token.TrailingTrivia + end) };
        var anchor = new DeclarationAnchor();
        foreach (var token in tokens)
        {
            token.Token.Place(anchor, token.Start);
        }

        var limits = CompilationLimits.Default;
        var parsed = new ClauseParser(source, tokens, limits, CancellationToken.None).Parse(grammar, ..^1, declaration, part);
        var found = parsed.Node is { } node ? new SyntaxChecks(source, limits, token => new SourceSpan(token.Offset, token.Text.Length)).FindFirst(node) : parsed.Diagnostic;
        return found is null ? (parsed.Node, null) : (null, found);
    }
}
