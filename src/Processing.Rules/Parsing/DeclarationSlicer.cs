using System.Collections.Immutable;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Cuts a file into declarations and these into clauses, by keyword, column and indent alone. So no open bracket or quote swallows what follows.</summary>
/// <remarks>A line in column 0 that begins as a clause of the declaration above belongs to it: the author forgot the indent, which is one mistake.</remarks>
internal static class DeclarationSlicer
{
    /// <summary>The slices of a file; they tile its tokens but for the end of the file.</summary>
    public static List<DeclarationSlice> Slice(List<LexedToken> tokens)
    {
        var slices = new List<DeclarationSlice>();
        var count = tokens.Count - 1;
        var start = 0;
        while (start < count)
        {
            var end = start + 1;
            while (end < count && !(StartsSlice(tokens[end]) && !IsUnindentedClause(tokens, start, end)))
            {
                end++;
            }

            slices.Add(SliceOne(tokens, start, end));
            start = end;
        }

        return slices;
    }

    private static bool StartsSlice(LexedToken token) => token.Indent == 0 && !SyntaxFacts.ContinuesLineAbove(token.Token.Kind);

    // A line in column 0 that can only be a clause of the declaration above: the indent was forgotten, and nothing else is wrong with it.
    private static bool IsUnindentedClause(List<LexedToken> tokens, int start, int index) =>
        tokens[start] is { Indent: 0, Token: { Kind: SyntaxKind.Name, Text: var keyword } } && BeginsClause(tokens, keyword, index);

    private static bool BeginsClause(List<LexedToken> tokens, string keyword, int index)
    {
        var (token, next) = (tokens[index].Token, tokens[Math.Min(index + 1, tokens.Count - 1)]);
        if (token.Kind == SyntaxKind.String)
        {
            return keyword == "lexicon";
        }

        if (token.Kind != SyntaxKind.Name || SyntaxFacts.DeclarationKeywords.Contains(token.Text))
        {
            return false;
        }

        return SyntaxFacts.ClauseKeywords(keyword).Contains(token.Text) || keyword switch
        {
            "record" or "rule" => next.Token.Kind == SyntaxKind.Colon,
            "enum" => next.Token.Kind is SyntaxKind.Comma or SyntaxKind.EndOfFile || next.IsFirstOnLine,
            "entity" => token.Is("where"),
            _ => false,
        };
    }

    private static DeclarationSlice SliceOne(List<LexedToken> tokens, int start, int end)
    {
        var first = tokens[start];
        if (first.Indent != 0)
        {
            return new DeclarationSlice(SliceKind.Homeless, start..end, []);
        }

        if (first.Token.Kind != SyntaxKind.Name || !SyntaxFacts.DeclarationKeywords.Contains(first.Token.Text))
        {
            return new DeclarationSlice(SliceKind.UnknownWord, start..end, []);
        }

        var keyword = first.Token.Text;
        if (keyword is "package" or "import" or "language" or "pattern" or "resolve")
        {
            return new DeclarationSlice(SliceKind.Declaration, start..end, []);
        }

        return SliceClauses(tokens, keyword, start, end);
    }

    private static DeclarationSlice SliceClauses(List<LexedToken> tokens, string keyword, int start, int end)
    {
        var headerEnd = start + 1;
        while (headerEnd < end && !(tokens[headerEnd].IsFirstOnLine && !ContinuesHeader(tokens[headerEnd].Token, keyword)))
        {
            headerEnd++;
        }

        var clauses = ImmutableArray.CreateBuilder<Range>();
        var clauseStart = headerEnd;
        var clauseIndent = headerEnd < end ? tokens[headerEnd].Indent : 0;
        for (var i = headerEnd + 1; i <= end && clauseStart < end; i++)
        {
            if (i == end || (tokens[i].IsFirstOnLine && StartsClause(i) && !ContinuesClause(tokens[i].Token, keyword)))
            {
                clauses.Add(clauseStart..i);
                clauseStart = i;
            }
        }

        return new DeclarationSlice(SliceKind.Declaration, start..headerEnd, clauses.ToImmutable());

        // Below a clause without an indent, one that is indented is meant as its neighbour.
        bool StartsClause(int i) => tokens[i].Indent <= clauseIndent || (tokens[clauseStart].Indent == 0 && BeginsClause(tokens, keyword, i));
    }

    // The source and options of a lexicon may stand on lines of their own before the entries.
    private static bool ContinuesHeader(SyntaxToken token, string keyword) =>
        (SyntaxFacts.ContinuesLineAbove(token.Kind) && token.Kind != SyntaxKind.LineText)
        || (keyword == "lexicon" && token.Kind == SyntaxKind.Name);

    private static bool ContinuesClause(SyntaxToken token, string keyword) =>
        SyntaxFacts.ContinuesLineAbove(token.Kind) || (keyword == "entity" && token.Is("where"));
}
