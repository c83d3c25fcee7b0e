using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Editing;

/// <summary>What stands at and before an offset of a file, by its tokens alone, so that it holds in text that cannot be read too.</summary>
/// <param name="Word">The name that is being written; empty at the offset where none is.</param>
/// <param name="Declaration">The declaration that the word belongs to; null where it stands in column 1, or above all.</param>
/// <param name="Clause">The tokens of the clause before the word, those of the first line where it stands in that; empty where it begins a clause.</param>
/// <param name="Start">Where in the declaration it stands.</param>
internal sealed record TokensAround(SourceSpan Word, DeclarationSyntax? Declaration, IReadOnlyList<SyntaxToken> Clause, ClauseStart Start)
{
    /// <summary>Looks at an offset of a file. O(log declarations + tokens of the declaration).</summary>
    /// <returns>Null inside of texts, regexes and comments.</returns>
    public static TokensAround? Find(SyntaxTree tree, int position)
    {
        if (IsInsideText(tree, position))
        {
            return null;
        }

        var word = NameAt(tree, position) is { } name && name.Start < position ? name : new SourceSpan(position, 0);
        var column = word.Start - LineStart(tree.Text.Content, word.Start);
        if (column == 0 || DeclarationBefore(tree, word.Start) is not { } declaration)
        {
            return new TokensAround(word, null, [], ClauseStart.Declaration);
        }

        return InDeclaration(tree, declaration, word, column);
    }

    /// <summary>The name that touches an offset from either side; null for none.</summary>
    public static SourceSpan? NameAt(SyntaxTree tree, int position)
    {
        var here = tree.FindToken(position);
        if (here.Token.Kind == SyntaxKind.Name && here.Span.Touches(position))
        {
            return here.Span;
        }

        var before = position > 0 ? tree.FindToken(position - 1) : here;
        return before.Token.Kind == SyntaxKind.Name && before.Span.Touches(position) ? before.Span : null;
    }

    private static TokensAround InDeclaration(SyntaxTree tree, DeclarationSyntax declaration, SourceSpan word, int column)
    {
        var text = tree.Text.Content;
        var clause = new List<SyntaxToken>();
        int? indent = null;
        var hasClause = false;
        var isHeaderOnly = declaration.Tokens[0].Text is "pattern" or "import" or "package" or "language" or "resolve";
        foreach (var token in declaration.Tokens)
        {
            var span = tree.GetSpan(token);
            if (span.End > word.Start || span.Start == word.Start)
            {
                break;
            }

            var start = LineStart(text, span.Start);
            if (clause.Count > 0 && !isHeaderOnly && IsBlank(text, start, span.Start) && span.Start > start)
            {
                indent ??= span.Start - start;
                if (span.Start - start <= indent && !SyntaxFacts.ContinuesLineAbove(token.Kind))
                {
                    clause.Clear();
                    hasClause = true;
                }
            }

            clause.Add(token);
        }

        var begins = !isHeaderOnly && IsBlank(text, LineStart(text, word.Start), word.Start) && !(column > indent);
        return begins ? new TokensAround(word, declaration, [], ClauseStart.Clause) : new TokensAround(word, declaration, clause, hasClause ? ClauseStart.InClause : ClauseStart.InHeader);
    }

    private static DeclarationSyntax? DeclarationBefore(SyntaxTree tree, int position)
    {
        var here = tree.FindToken(position);
        if (here.Ancestors is [DeclarationSyntax around, ..] && tree.GetSpan(around.Tokens[0]).Start < position)
        {
            return around;
        }

        var (low, high) = (0, tree.Declarations.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = tree.GetSpan(tree.Declarations[middle].Tokens[0]).Start < position ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : tree.Declarations[low - 1];
    }

    private static bool IsInsideText(SyntaxTree tree, int position)
    {
        if (position == 0)
        {
            return false;
        }

        var (token, span, _) = tree.FindToken(position - 1);
        if (position - 1 < span.Start || position - 1 >= span.End)
        {
            // Behind or before the token: only comments hold words there.
            var from = Math.Max(LineStart(tree.Text.Content, position), span.End <= position - 1 ? span.End : 0);
            return tree.Text.Content.AsSpan(from, position - from).Contains("//", StringComparison.Ordinal);
        }

        return token.Kind switch
        {
            SyntaxKind.String or SyntaxKind.Regex => position < span.End,
            SyntaxKind.LineText or SyntaxKind.BadString or SyntaxKind.BadRegex or SyntaxKind.TypographicString or SyntaxKind.SingleQuotedString or SyntaxKind.ForeignComment => true,
            SyntaxKind.Integer or SyntaxKind.Decimal => true,
            _ => false,
        };
    }

    private static int LineStart(string text, int position)
    {
        var start = position;
        while (start > 0 && text[start - 1] is not ('\n' or '\r'))
        {
            start--;
        }

        return start;
    }

    private static bool IsBlank(string text, int from, int to) => text.AsSpan(from, to - from).IsWhiteSpace();
}

/// <summary>Where in a declaration a word stands.</summary>
internal enum ClauseStart
{
    /// <summary>It begins a declaration.</summary>
    Declaration = 0,

    /// <summary>It begins a clause.</summary>
    Clause,

    /// <summary>It stands in the first line.</summary>
    InHeader,

    /// <summary>It stands in a clause.</summary>
    InClause,
}
