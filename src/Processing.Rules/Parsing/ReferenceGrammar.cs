using Processing.Rules.Syntax;
using Sprache;
using static Processing.Rules.Parsing.TokenParsers;

namespace Processing.Rules.Parsing;

/// <summary>The clauses of <c>reference</c>.</summary>
internal static class ReferenceGrammar
{
    private static readonly Parser<ReachSyntax> CountedReach =
        from count in Token(SyntaxKind.Integer)
        from unit in AnyKeyword("sentences", "paragraphs", "sentence", "paragraph")
        select new ReachSyntax(count, count, unit);

    private static readonly Parser<ReachSyntax> PlainReach =
        from unit in AnyKeyword("sentence", "paragraph", "document")
        select new ReachSyntax(unit, null, unit);

    private static readonly Parser<ReachSyntax> Reach =
        from within in Keyword("within")
        from reach in OneOf(CountedReach, PlainReach)
        select reach with { Within = within };

    private static readonly Parser<ClauseSyntax> Surname =
        from keyword in Keyword("surname")
        from word in Keyword("of")
        from field in Token(SyntaxKind.Name)
        from like in Keyword("like").Quietly().Optionally()
        from similarity in like is null ? Return<SyntaxToken?>(null) : OneOf(Token(SyntaxKind.Decimal), Token(SyntaxKind.Integer))
        from reach in Reach.Optionally()
        select new ReferenceSurnameSyntax(keyword, word, field, like, similarity, reach);

    private static readonly Parser<ClauseSyntax> Words =
        from keyword in Keyword("words")
        from words in SeparatedList(Token(SyntaxKind.String), Token(SyntaxKind.Comma).Quietly())
        from reach in Reach.Optionally()
        select new ReferenceWordsSyntax(keyword, words, reach);

    private static readonly Parser<ClauseSyntax> Phrase =
        from keyword in Keyword("phrase")
        from pattern in PatternGrammar.Primary
        from reach in Reach.Optionally()
        select new ReferencePhraseSyntax(keyword, pattern, reach);

    private static readonly Parser<ClauseSyntax> Same =
        from keyword in Keyword("same")
        from fields in SeparatedList(Token(SyntaxKind.Name), Token(SyntaxKind.Comma).Quietly())
        from reach in Reach.Optionally()
        select new ReferenceSameSyntax(keyword, fields, reach);

    private static readonly Parser<ClauseSyntax> Within =
        from reach in Reach
        select new ReferenceWithinSyntax(reach);

    /// <summary>A clause; exceptions are written as in rules.</summary>
    public static Parser<ClauseSyntax> Clause(Parser<ClauseSyntax> unless) => OneOf(Surname, Words, Phrase, Same, Within, unless);
}
