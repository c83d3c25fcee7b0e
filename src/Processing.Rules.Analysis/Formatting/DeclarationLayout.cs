using System.Collections.Immutable;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Formatting;

/// <summary>Lays out one declaration with the comments above it.</summary>
internal sealed class DeclarationLayout(DeclarationSyntax declaration, DeclarationSyntax? above)
{
    private const int ClauseIndent = 2;
    private const int ContinuationIndent = 4;
    private readonly List<FormattedLine> _lines = [];

    /// <summary>The lines, aligned.</summary>
    public List<FormattedLine> Lines()
    {
        var spacing = TokenSpacing.Of(declaration);
        var clauses = declaration.Clauses.ToDictionary(clause => clause.DescendantTokens().First());
        var isInClause = false;
        SyntaxToken? previous = null;
        foreach (var token in declaration.Tokens)
        {
            var clause = clauses.GetValueOrDefault(token);
            isInClause |= clause is not null;
            if (previous is null)
            {
                AddFirst(token);
            }
            else if (clause is not null || IsBrokenBetween(previous, token))
            {
                AddLine(token, clause, clause is not null || (!isInClause && declaration.Clauses.IsEmpty) ? ClauseIndent : ContinuationIndent);
            }
            else
            {
                _lines[^1].Add(token, spacing.Between(previous, token));
            }

            if (CommentReader.Trailing(token.TrailingTrivia) is { Length: > 0 } comment)
            {
                _lines[^1].Comment = comment;
            }

            previous = token;
        }

        LineAligner.Align(declaration, _lines);
        return _lines;
    }

    /// <summary>The comments at the end of a file.</summary>
    public static IEnumerable<FormattedLine> EndOfFile(SyntaxToken endOfFile, DeclarationSyntax? above)
    {
        var (comments, _) = CommentReader.Leading(endOfFile.LeadingTrivia, LastLine.IsWhole);
        var tail = above is null ? 0 : TailLength(comments);
        return comments.Select((comment, index) => LineOf(comment, index < tail ? ClauseIndent : 0, comment.EmptyLineAbove));
    }

    private void AddFirst(SyntaxToken token)
    {
        var (comments, emptyLineBelow) = CommentReader.Leading(token.LeadingTrivia, LastLine.IsIndent);
        var tail = above is null ? 0 : TailLength(comments);
        for (var i = 0; i < comments.Length; i++)
        {
            var emptyLineAbove = i == tail ? IsApart(tail, comments[i].EmptyLineAbove) : comments[i].EmptyLineAbove;
            _lines.Add(LineOf(comments[i], i < tail ? ClauseIndent : 0, emptyLineAbove));
        }

        var line = new FormattedLine { Indent = 0, EmptyLineAbove = tail == comments.Length ? IsApart(tail, emptyLineBelow) : emptyLineBelow };
        line.Add(token, 0);
        _lines.Add(line);
    }

    private void AddLine(SyntaxToken token, ClauseSyntax? clause, int indent)
    {
        var (comments, emptyLineBelow) = CommentReader.Leading(token.LeadingTrivia, LastLine.IsIndent);
        _lines.AddRange(comments.Select(comment => LineOf(comment, indent, comment.EmptyLineAbove)));
        var line = new FormattedLine { Indent = indent, EmptyLineAbove = emptyLineBelow, Clause = clause };
        line.Add(token, 0);
        _lines.Add(line);
    }

    // Comments that end the body of the declaration above: up to the last one that is indented.
    private static int TailLength(ImmutableArray<CommentLine> comments)
    {
        for (var i = comments.Length; i > 0; i--)
        {
            if (comments[i - 1].Column > 0 && !comments[i - 1].Text.StartsWith("///", StringComparison.Ordinal))
            {
                return i;
            }
        }

        return 0;
    }

    // Short neighbours of one kind may stand together, as may the lines of the file header; all else stands apart.
    private bool IsApart(int tail, bool asWritten)
    {
        if (above is null)
        {
            return false;
        }

        var mayTouch = tail == 0 && ((IsHeader(above) && IsHeader(declaration))
            || (above.Tokens[0].Text == declaration.Tokens[0].Text && IsOneLine(above) && IsOneLine(declaration)));
        return !mayTouch || asWritten;
    }

    private static bool IsHeader(DeclarationSyntax declaration) => declaration is PackageSyntax or ImportSyntax or LanguageSyntax;

    private static bool IsOneLine(DeclarationSyntax declaration)
    {
        for (var i = 1; i < declaration.Tokens.Length; i++)
        {
            if (IsBrokenBetween(declaration.Tokens[i - 1], declaration.Tokens[i]))
            {
                return false;
            }
        }

        return true;
    }

    // The line break behind a token is part of its trailing trivia.
    private static bool IsBrokenBetween(SyntaxToken left, SyntaxToken right) => left.TrailingTrivia.AsSpan().IndexOfAny('\n', '\r') >= 0 || right.LeadingTrivia.AsSpan().IndexOfAny('\n', '\r') >= 0;

    private static FormattedLine LineOf(CommentLine comment, int indent, bool emptyLineAbove) =>
        new() { Indent = indent, EmptyLineAbove = emptyLineAbove, Comment = comment.Text };
}
