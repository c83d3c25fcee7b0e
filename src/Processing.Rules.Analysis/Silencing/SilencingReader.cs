using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>Finds the silencing comments of a file. They are trivia, so the formatter keeps them and the compiler never sees them.</summary>
internal static class SilencingReader
{
    private const string Word = "allow";

    public static IEnumerable<SilencingComment> Read(SyntaxTree tree)
    {
        foreach (var declaration in tree.Declarations)
        {
            foreach (var token in declaration.Tokens)
            {
                if (token.LeadingTrivia.Contains(Word, StringComparison.Ordinal) || token.TrailingTrivia.Contains(Word, StringComparison.Ordinal))
                {
                    foreach (var comment in Around(tree, declaration, token))
                    {
                        yield return comment;
                    }
                }
            }
        }

        var end = tree.EndOfFile;
        foreach (var comment in In(tree, end.LeadingTrivia, tree.Text.Content.Length - end.LeadingTrivia.Length, new SourceSpan(tree.Text.Content.Length, 0)))
        {
            yield return comment;
        }
    }

    private static IEnumerable<SilencingComment> Around(SyntaxTree tree, DeclarationSyntax declaration, SyntaxToken token)
    {
        var place = tree.GetSpan(token);
        var above = In(tree, token.LeadingTrivia, place.Start - token.LeadingTrivia.Length, Below(tree, declaration, token));
        return above.Concat(In(tree, token.TrailingTrivia, place.End, LineOf(tree, place.End)));
    }

    // The declaration or clause that a token begins; else its line.
    private static SourceSpan Below(SyntaxTree tree, DeclarationSyntax declaration, SyntaxToken token)
    {
        if (ReferenceEquals(declaration.Tokens[0], token))
        {
            return tree.GetSpan(token).Cover(tree.GetSpan(declaration.Tokens[^1]));
        }

        var clause = declaration.Clauses.FirstOrDefault(clause => ReferenceEquals(clause.DescendantTokens().FirstOrDefault(), token));
        return clause is null ? LineOf(tree, tree.GetSpan(token).Start) : tree.GetSpan(clause);
    }

    private static SourceSpan LineOf(SyntaxTree tree, int offset)
    {
        var content = tree.Text.Content;
        var start = offset == 0 ? 0 : content.LastIndexOf('\n', offset - 1) + 1;
        var end = content.IndexOf('\n', offset);
        return SourceSpan.FromBounds(start, end < 0 ? content.Length : end);
    }

    private static IEnumerable<SilencingComment> In(SyntaxTree tree, string trivia, int start, SourceSpan scope)
    {
        for (var from = trivia.IndexOf("//", StringComparison.Ordinal); from >= 0 && from < trivia.Length;)
        {
            var end = trivia.AsSpan(from).IndexOfAny('\r', '\n');
            end = end < 0 ? trivia.Length : from + end;
            if (Parse(tree, trivia[from..end], start + from, scope) is { } comment)
            {
                yield return comment;
            }

            from = trivia.IndexOf("//", end, StringComparison.Ordinal);
        }
    }

    // A comment that begins with "allow DP" and a digit is meant as a silencing, right or wrong; any other is prose.
    private static SilencingComment? Parse(SyntaxTree tree, string comment, int start, SourceSpan scope)
    {
        var text = comment.AsSpan(2);
        var id = text.TrimStart();
        if (!id.StartsWith(Word, StringComparison.Ordinal))
        {
            return null;
        }

        id = id[Word.Length..].TrimStart();
        var length = 0;
        while (length < id.Length && char.IsLetterOrDigit(id[length]))
        {
            length++;
        }

        var word = id[..length];
        if (length < 3 || !word.StartsWith("DP", StringComparison.OrdinalIgnoreCase) || !char.IsAsciiDigit(word[2]))
        {
            return null;
        }

        var at = start + comment.Length - id.Length;
        var whole = new SourceSpan(start, comment.AsSpan().TrimEnd().Length);
        return new SilencingComment(
            new SourceLocation(tree.Text, whole),
            new SourceLocation(tree.Text, new SourceSpan(at, length)),
            word.ToString(),
            id[length..].TrimStart(" \t:").TrimEnd().ToString(),
            scope);
    }
}
