using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Looks for a token, or a stretch of comment or white space on one line, that is longer than the limit.</summary>
/// <remarks>Regexes have a limit of their own, numbers end at the largest one, and tokens of a bad kind are told by what is wrong with them.</remarks>
internal static class LengthChecks
{
    /// <summary>The first token that is too long, in O(tokens); null where none is.</summary>
    public static Diagnostic? FirstToken(SourceText source, ReadOnlySpan<LexedToken> tokens, int limit)
    {
        foreach (var token in tokens)
        {
            if (token.Token.Text.Length > limit && Help(token.Token.Kind) is var (what, help))
            {
                return EmitDiagnostics.TokenTooLong(new SourceLocation(source, SourceSpan.FromBounds(token.Start, token.End)), what, token.Token.Text.Length, limit, help);
            }
        }

        return null;
    }

    /// <summary>The first stretch of trivia beside a token that is too long; null where none is. In O(1) where its trivia are shorter than the limit.</summary>
    public static Diagnostic? FirstTrivia(SourceText source, LexedToken token, int limit) =>
        InTrivia(source, token.Token.LeadingTrivia, token.Start - token.Token.LeadingTrivia.Length, limit) ?? InTrivia(source, token.Token.TrailingTrivia, token.End, limit);

    private static Diagnostic? InTrivia(SourceText source, string trivia, int start, int limit)
    {
        for (var from = 0; trivia.Length - from > limit;)
        {
            var length = trivia.AsSpan(from).IndexOfAny('\n', '\r') is var lineBreak and >= 0 ? lineBreak : trivia.Length - from;
            if (length > limit)
            {
                var isComment = trivia.AsSpan(from, length).Contains("//", StringComparison.Ordinal);
                return EmitDiagnostics.TokenTooLong(
                    new SourceLocation(source, new SourceSpan(start + from, length)),
                    isComment ? "comment" : "white space",
                    length,
                    limit,
                    isComment ? "break it into several lines, each behind `//`" : "take it away");
            }

            from += length + 1;
        }

        return null;
    }

    private static (string What, string Help)? Help(SyntaxKind kind) => kind switch
    {
        SyntaxKind.String => ("text", "put long texts and lists of words into a data file: `lexicon Form from \"forms.tsv\" key form`"),
        SyntaxKind.LineText => ("line of text", "break it into several lines, each behind `> `"),
        SyntaxKind.Name => ("name", "shorten it, or put it in quotes if it is a text of the documents"),
        _ => null,
    };
}
