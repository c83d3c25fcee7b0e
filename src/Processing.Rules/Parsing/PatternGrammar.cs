using Processing.Rules.Syntax;
using Sprache;
using static Processing.Rules.Parsing.TokenParsers;

namespace Processing.Rules.Parsing;

/// <summary>Patterns.</summary>
internal static class PatternGrammar
{
    private static readonly Parser<PatternSyntax> Text =
        from text in Token(SyntaxKind.String)
        select new PatternSyntax.Text(text);

    private static readonly Parser<PatternSyntax> Regex =
        from regex in Token(SyntaxKind.Regex)
        select new PatternSyntax.Regex(regex);

    private static readonly Parser<PatternSyntax> TokenClass =
        from word in AnyKeyword("word", "number", "punct", "symbol", "any")
        from predicate in ExpressionGrammar.Predicate.Quietly().Optionally()
        select new PatternSyntax.TokenClass(word, predicate);

    private static readonly Parser<ArgumentListSyntax> Arguments = Bracketed(
        SyntaxKind.OpenParenthesis,
        SeparatedList(Nested(PatternWithin), Token(SyntaxKind.Comma)),
        SyntaxKind.CloseParenthesis,
        (open, arguments, close) => new ArgumentListSyntax(open, arguments, close));

    // A name with arguments only where the parenthesis is glued to it: `A (b)` are two patterns.
    private static readonly Parser<PatternSyntax> Reference =
        OneOf(
            from name in NameGluedToParenthesis("a name")
            from arguments in Arguments
            from predicate in ExpressionGrammar.Predicate.Quietly().Optionally()
            select (PatternSyntax)new PatternSyntax.Reference(name, arguments, predicate),
            from name in NameExcept(SyntaxFacts.PatternKeywords, "a name")
            from predicate in ExpressionGrammar.Predicate.Quietly().Optionally()
            select (PatternSyntax)new PatternSyntax.Reference(name, null, predicate));

    private static readonly Parser<PatternSyntax.Group> Group = Bracketed(
        SyntaxKind.OpenParenthesis,
        Nested(PatternWithin),
        SyntaxKind.CloseParenthesis,
        (open, body, close) => new PatternSyntax.Group(open, body, close));

    private static readonly Parser<PatternSyntax> List =
        from word in Keyword("list")
        from item in Group
        select new PatternSyntax.List(word, item.Open, item.Body, item.Close);

    private static readonly Parser<BoundsSyntax> Bounds = BoundsWith(Token(SyntaxKind.Integer).Optionally());

    // A gap always has an end.
    private static readonly Parser<BoundsSyntax> GapBounds = BoundsWith(Token(SyntaxKind.Integer).Expecting("the most tokens of the gap, a whole number"));

    private static readonly Parser<PatternSyntax> Gap =
        from dots in Token(SyntaxKind.DotDot)
        from bounds in GapBounds.Quietly().Optionally()
        select new PatternSyntax.Gap(dots, bounds);

    private static readonly Parser<PatternSyntax> Position =
        from edge in AnyKeyword("start", "end")
        from of in Keyword("of")
        from unit in AnyKeyword("sentence", "paragraph", "document")
        select new PatternSyntax.Position(edge, of, unit);

    private static readonly Parser<PatternSyntax> Glued =
        from word in Keyword("glued")
        select new PatternSyntax.Glued(word);

    private static readonly Parser<PatternSyntax> ZoneRegion =
        from word in Keyword("zone")
        from name in Token(SyntaxKind.Name)
        select new PatternSyntax.ZoneRegion(word, name);

    private static readonly Parser<PatternSyntax> Negated =
        from not in Keyword("not")
        from condition in OneOf(Look(), InZone())
        select condition switch
        {
            PatternSyntax.Look look => look with { Negation = not },
            PatternSyntax.InZone zone => zone with { Negation = not },
            _ => condition,
        };

    /// <summary>One pattern without quantifier or label.</summary>
    public static readonly Parser<PatternSyntax> Primary =
        OneOf(Text, Reference, Group, TokenClass, Regex, Gap, List, Look(), Negated, Position, InZone(), ZoneRegion, Glued)
            .Within(ParseContext.Pattern).Expecting("a pattern");

    private static readonly Parser<QuantifierSyntax> Quantifier =
        from symbol in OneOf(Token(SyntaxKind.Question), Token(SyntaxKind.Star), Token(SyntaxKind.Plus)).Quietly().Optionally()
        from bounds in symbol is null ? Bounds.Quietly() : Return<BoundsSyntax?>(null)
        from lazy in Token(SyntaxKind.Question).Quietly().Optionally()
        select new QuantifierSyntax(symbol, bounds, lazy);

    private static readonly Parser<PatternSyntax> Repeat =
        Primary.Followed(Quantifier, (body, quantifier) => new PatternSyntax.Repeat(body, quantifier));

    private static readonly Parser<PatternSyntax> Both =
        Chain(Repeat, Token(SyntaxKind.Ampersand).Quietly(), operands => new PatternSyntax.Both(operands));

    private static readonly Parser<PatternSyntax> Labelled =
        from label in NameBefore(SyntaxKind.Colon, "a label")
        from colon in Token(SyntaxKind.Colon)
        from body in Both
        select new PatternSyntax.Labelled(label, colon, body);

    private static readonly Parser<PatternSyntax> Item = OneOf(Labelled.Quietly(), Both);

    private static readonly Parser<PatternSyntax> Sequence = Run(Item, items => new PatternSyntax.Sequence(items));

    /// <summary>A pattern.</summary>
    public static readonly Parser<PatternSyntax> Pattern =
        Chain(Sequence, Token(SyntaxKind.Bar).Quietly(), alternatives => new PatternSyntax.Choice(alternatives)).Within(ParseContext.Pattern);

    private static Parser<BoundsSyntax> BoundsWith(Parser<SyntaxToken?> most) =>
        from open in Token(SyntaxKind.OpenBrace)
        from minimum in Token(SyntaxKind.Integer)
        from comma in Token(SyntaxKind.Comma).Optionally()
        from maximum in comma is null ? Return<SyntaxToken?>(null) : most
        from close in Token(SyntaxKind.CloseBrace)
        select new BoundsSyntax(open, minimum, comma, maximum, close);

    private static Parser<PatternSyntax> Look() =>
        from word in AnyKeyword("ahead", "behind")
        from body in Group
        select new PatternSyntax.Look(null, word, body.Open, body.Body, body.Close);

    private static Parser<PatternSyntax> InZone() =>
        from word in Keyword("in")
        from zone in Keyword("zone")
        from name in Token(SyntaxKind.Name)
        select new PatternSyntax.InZone(null, word, zone, name);

    // Methods, because a production refers to one that is declared below it.
    private static Parser<PatternSyntax> PatternWithin() => Pattern;
}
