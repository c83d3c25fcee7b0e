using Processing.Rules.Syntax;
using Sprache;
using static Processing.Rules.Parsing.TokenParsers;

namespace Processing.Rules.Parsing;

/// <summary>The clauses of declarations.</summary>
internal static class ClauseGrammar
{
    private static readonly Parser<ClauseSyntax> Entry =
        from forms in SeparatedList(Token(SyntaxKind.String), Token(SyntaxKind.Comma).Quietly())
        from arrow in Token(SyntaxKind.FatArrow).Optionally()
        from value in arrow is null ? Return<ExpressionSyntax?>(null) : ExpressionGrammar.Literal
        select new EntrySyntax(forms, arrow, value);

    private static readonly Parser<ClauseSyntax> EntityMatch =
        from keyword in Keyword("match")
        from pattern in PatternGrammar.Pattern
        from word in Keyword("where").Optionally()
        from condition in word is null ? Return<ExpressionSyntax?>(null) : ExpressionGrammar.Expression
        from arrow in Token(SyntaxKind.FatArrow).Optionally()
        from value in arrow is null ? Return<ExpressionSyntax?>(null) : ExpressionGrammar.Expression
        select new EntityMatchSyntax(keyword, pattern, word, condition, arrow, value);

    private static readonly Parser<ClauseSyntax> EnumValues =
        from names in SeparatedList(Token(SyntaxKind.Name), Token(SyntaxKind.Comma).Quietly())
        select new EnumValuesSyntax(names);

    private static readonly Parser<ClauseSyntax> Field =
        from name in NameBefore(SyntaxKind.Colon, "a field")
        from colon in Token(SyntaxKind.Colon)
        from type in DeclarationGrammar.Type
        select new FieldSyntax(name, colon, type);

    private static readonly Parser<KeyPartSyntax> KeyPart =
        from field in Token(SyntaxKind.Name)
        from like in Keyword("like").Quietly().Optionally()
        from similarity in like is null ? Return<SyntaxToken?>(null) : OneOf(Token(SyntaxKind.Decimal), Token(SyntaxKind.Integer))
        select new KeyPartSyntax(field, like, similarity);

    private static readonly Parser<ClauseSyntax> Key =
        from keyword in Keyword("key")
        from parts in SeparatedList(KeyPart, Token(SyntaxKind.Comma).Quietly())
        select new KeySyntax(keyword, parts);

    private static readonly Parser<ClauseSyntax> Match =
        from keyword in Keyword("match")
        from pattern in PatternGrammar.Pattern
        select new MatchSyntax(keyword, pattern);

    private static readonly Parser<ClauseSyntax> Trigger =
        from keyword in Keyword("trigger")
        from pattern in PatternGrammar.Pattern
        select new TriggerSyntax(keyword, pattern);

    private static readonly Parser<ClauseSyntax> Where =
        from keyword in Keyword("where")
        from condition in ExpressionGrammar.Expression
        select new WhereSyntax(keyword, condition);

    private static readonly Parser<ClauseSyntax> Unless =
        from keyword in Keyword("unless")
        from condition in ExpressionGrammar.Expression
        select new UnlessSyntax(keyword, condition);

    private static readonly Parser<AssignmentSyntax> Assignment =
        from field in Token(SyntaxKind.Name)
        from sign in Token(SyntaxKind.Equals)
        from value in ExpressionGrammar.Expression
        select new AssignmentSyntax(field, sign, value);

    private static readonly Parser<ClauseSyntax> Set =
        from keyword in Keyword("set")
        from assignments in SeparatedList(Assignment, Token(SyntaxKind.Comma).Quietly())
        select new SetSyntax(keyword, assignments);

    private static readonly Parser<ClauseSyntax> Score =
        from keyword in Keyword("score")
        from value in ExpressionGrammar.Expression
        select new ScoreSyntax(keyword, value);

    private static readonly Parser<ClauseSyntax> Priority =
        from keyword in Keyword("priority")
        from minus in Token(SyntaxKind.Minus).Optionally()
        from number in Token(SyntaxKind.Integer)
        select new PrioritySyntax(keyword, minus, number);

    private static readonly Parser<SlotModifierSyntax> Adjacent =
        from keyword in AnyKeyword("after", "before")
        from pattern in PatternGrammar.Primary
        select new SlotModifierSyntax(keyword, pattern, null, null);

    private static readonly Parser<SlotModifierSyntax> Order =
        from keyword in AnyKeyword("nearest", "first", "last", "preceding", "following")
        select new SlotModifierSyntax(keyword, null, null, null);

    private static readonly Parser<SlotModifierSyntax> Within =
        from keyword in Keyword("within")
        from scope in OneOf(AnyKeyword("sentence", "paragraph", "row", "document", "trigger"), Token(SyntaxKind.Integer))
        from tokens in scope.Kind == SyntaxKind.Integer ? Keyword("tokens") : Return<SyntaxToken?>(null)
        select new SlotModifierSyntax(keyword, null, scope, tokens);

    private static readonly Parser<ClauseSyntax> Slot =
        from name in NameBefore(SyntaxKind.Colon, "a slot")
        from colon in Token(SyntaxKind.Colon)
        from list in KeywordBefore("list", "of").Quietly().Optionally()
        from of in list is null ? Return<SyntaxToken?>(null) : Keyword("of")
        from pattern in PatternGrammar.Primary
        from question in Token(SyntaxKind.Question).Quietly().Optionally()
        from modifiers in TokenParsers.List(OneOf(Adjacent, Order, Within))
        select new SlotSyntax(name, colon, list, of, pattern, question, modifiers);

    private static readonly Parser<ClauseSyntax> ZoneJson =
        from keyword in Keyword("json")
        from paths in SeparatedList(Token(SyntaxKind.String), Token(SyntaxKind.Comma).Quietly())
        select new ZoneJsonSyntax(keyword, paths);

    private static readonly Parser<ClauseSyntax> ZoneCss =
        from keyword in Keyword("css")
        from selectors in SeparatedList(Token(SyntaxKind.String), Token(SyntaxKind.Comma).Quietly())
        select new ZoneCssSyntax(keyword, selectors);

    private static readonly Parser<ClauseSyntax> ZoneKind =
        from keyword in Keyword("kind")
        from kinds in SeparatedList(Token(SyntaxKind.Name), Token(SyntaxKind.Comma).Quietly())
        select new ZoneKindSyntax(keyword, kinds);

    private static readonly Parser<Func<SyntaxToken, ClauseSyntax>> ParagraphNumbers =
        from first in Token(SyntaxKind.Integer)
        from dots in Token(SyntaxKind.DotDot).Optionally()
        from last in dots is null ? Return<SyntaxToken?>(null) : Token(SyntaxKind.Integer)
        select new Func<SyntaxToken, ClauseSyntax>(keyword => new ZoneNumberedSyntax(keyword, first, dots, last));

    private static readonly Parser<Func<SyntaxToken, ClauseSyntax>> ParagraphPattern =
        from verb in AnyKeyword("is", "contains")
        from pattern in PatternGrammar.Pattern
        select new Func<SyntaxToken, ClauseSyntax>(keyword => new ZonePatternSyntax(keyword, verb, pattern));

    private static readonly Parser<ClauseSyntax> Paragraph =
        from keyword in Keyword("paragraph")
        from rest in OneOf(ParagraphNumbers, ParagraphPattern)
        select rest(keyword);

    private static readonly Parser<ClauseSyntax> FromParagraph =
        from keyword in Keyword("from")
        from unit in Keyword("paragraph")
        from pattern in PatternGrammar.Pattern
        select new ZonePatternSyntax(keyword, unit, pattern);

    private static readonly Parser<ClauseSyntax> Matching =
        from keyword in AnyKeyword("matching", "column", "row", "label")
        from pattern in PatternGrammar.Pattern
        select new ZonePatternSyntax(keyword, null, pattern);

    private static readonly Parser<ClauseSyntax> Given =
        from keyword in Keyword("given")
        from format in AnyKeyword("json", "html").Quietly().Optionally()
        from word in Keyword("language").Quietly().Optionally()
        from language in word is null ? Return<SyntaxToken?>(null) : Token(SyntaxKind.Name)
        from first in Token(SyntaxKind.LineText)
        from rest in TokenParsers.List(Token(SyntaxKind.LineText).Quietly())
        select new GivenSyntax(keyword, format, word, language, [first, .. rest]);

    private static readonly Parser<ClauseSyntax> TestReference =
        from keyword in Keyword("reference")
        from moment in Token(SyntaxKind.String)
        select new TestReferenceSyntax(keyword, moment);

    private static readonly Parser<ExpectedFieldSyntax> ExpectedField =
        from name in NameBefore(SyntaxKind.Colon, "a field")
        from colon in Token(SyntaxKind.Colon)
        from value in OneOf(ExpressionGrammar.LiteralList, ExpressionGrammar.Literal)
        select new ExpectedFieldSyntax(name, colon, value);

    // A field may be named `score`; then a colon stands behind it.
    private static readonly Parser<WrittenScore> ExpectedScore =
        from keyword in OneOf(KeywordBefore("score", SyntaxKind.Decimal).Quietly(), KeywordBefore("score", SyntaxKind.Integer).Quietly())
        from number in OneOf(Token(SyntaxKind.Decimal), Token(SyntaxKind.Integer))
        select new WrittenScore(keyword, number);

    private static readonly Parser<ClauseSyntax> Expect =
        from keyword in Keyword("expect")
        from no in Keyword("no").Quietly().Optionally()
        from other in no is null ? Return<SyntaxToken?>(null) : KeywordBefore("other", SyntaxKind.Name).Quietly().Optionally()
        from record in Token(SyntaxKind.Name).Expecting("the name of a record")
        from at in KeywordBefore("at", SyntaxKind.String).Quietly().Optionally()
        from text in at is null ? Return<SyntaxToken?>(null) : Token(SyntaxKind.String)
        from score in ExpectedScore.Optionally()
        from fields in TokenParsers.List(ExpectedField)
        select new ExpectSyntax(keyword, no, other, record, at, text, score?.Keyword, score?.Number, fields);

    private static readonly Parser<ClauseSyntax> ReferenceClause = ReferenceGrammar.Clause(Unless);

    private static readonly Parser<ClauseSyntax> RecordClause = OneOf(Field, Key);

    private static readonly Parser<ClauseSyntax> RuleClause = OneOf(Slot, Match, Trigger, Where, Unless, Set, Score, Priority);

    private static readonly Parser<ClauseSyntax> ZoneClause = OneOf(ZoneJson, ZoneCss, ZoneKind, Paragraph, FromParagraph, Matching);

    private static readonly Parser<ClauseSyntax> TestClause = OneOf(Given, TestReference, Expect);

    private sealed record WrittenScore(SyntaxToken Keyword, SyntaxToken Number);

    /// <summary>A clause of the declaration that a keyword starts; null where it has none.</summary>
    public static Parser<ClauseSyntax>? For(string keyword) => keyword switch
    {
        "lexicon" => Entry,
        "entity" => EntityMatch,
        "enum" => EnumValues,
        "record" => RecordClause,
        "rule" => RuleClause,
        "zone" => ZoneClause,
        "reference" => ReferenceClause,
        "test" => TestClause,
        _ => null,
    };
}
