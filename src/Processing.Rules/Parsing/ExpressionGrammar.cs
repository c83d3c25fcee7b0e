using System.Collections.Frozen;
using Processing.Rules.Syntax;
using Sprache;
using static Processing.Rules.Parsing.TokenParsers;

namespace Processing.Rules.Parsing;

/// <summary>Expressions and conditions. They share one grammar; the binder asks for a boolean where one is needed.</summary>
internal static class ExpressionGrammar
{
    private static readonly FrozenSet<string> ReservedWords =
        FrozenSet.Create("and", "or", "not", "in", "is", "exists", "contains", "if", "else", "true", "false");

    private static readonly Parser<ExpressionSyntax> Number =
        from minus in Token(SyntaxKind.Minus).Optionally()
        from number in OneOf(Token(SyntaxKind.Integer), Token(SyntaxKind.Decimal))
        select new ExpressionSyntax.Constant(minus, number);

    private static readonly Parser<ExpressionSyntax> Text =
        from text in Token(SyntaxKind.String)
        select new ExpressionSyntax.Constant(null, text);

    private static readonly Parser<ExpressionSyntax> Boolean =
        from word in AnyKeyword("true", "false")
        select new ExpressionSyntax.Constant(null, word);

    private static readonly Parser<ExpressionSyntax> BareName =
        from name in Token(SyntaxKind.Name)
        select new ExpressionSyntax.Constant(null, name);

    private static readonly Parser<RowColumnSyntax> RowColumn =
        from name in Token(SyntaxKind.Name)
        from colon in Token(SyntaxKind.Colon)
        from value in Nested(LiteralWithin)
        select new RowColumnSyntax(name, colon, value);

    private static readonly Parser<ExpressionSyntax> Row = Bracketed(
        SyntaxKind.OpenBrace,
        SeparatedList(RowColumn, Token(SyntaxKind.Comma)),
        SyntaxKind.CloseBrace,
        (open, columns, close) => (ExpressionSyntax)new ExpressionSyntax.Row(open, columns, close));

    /// <summary>A literal, where a bare name stands for a text or code.</summary>
    public static readonly Parser<ExpressionSyntax> Literal =
        OneOf(Text, Number, Row, BareName).Expecting("a value (a text, a number, a name or `{ … }`)");

    /// <summary>Literals in brackets.</summary>
    public static readonly Parser<ExpressionSyntax.ListLiteral> LiteralList =
        from open in Token(SyntaxKind.OpenBracket)
        from items in SeparatedList(Literal, Token(SyntaxKind.Comma)).Optionally()
        from close in Token(SyntaxKind.CloseBracket)
        select new ExpressionSyntax.ListLiteral(open, items, close);

    private static readonly Parser<Func<SyntaxToken, ExpressionSyntax>> CallArguments = Bracketed(
        SyntaxKind.OpenParenthesis,
        SeparatedList(Nested(ExpressionWithin), Token(SyntaxKind.Comma)).Optionally(),
        SyntaxKind.CloseParenthesis,
        (open, arguments, close) => new Func<SyntaxToken, ExpressionSyntax>(name => new ExpressionSyntax.Call(name, open, arguments, close)));

    private static readonly Parser<ExpressionSyntax> Call =
        from name in NameBefore(SyntaxKind.OpenParenthesis, "a function")
        from rest in CallArguments
        select rest(name);

    private static readonly Parser<ExpressionSyntax> Path =
        from names in SeparatedList(NameExcept(ReservedWords, "a label"), Token(SyntaxKind.Dot).Quietly())
        select new ExpressionSyntax.Path(names);

    private static readonly Parser<ExpressionSyntax> Parenthesized = Bracketed(
        SyntaxKind.OpenParenthesis,
        Nested(ExpressionWithin),
        SyntaxKind.CloseParenthesis,
        (open, inner, close) => (ExpressionSyntax)new ExpressionSyntax.Parenthesized(open, inner, close));

    private static readonly Parser<ExpressionSyntax> Atom =
        OneOf(Call, Path, Text, Number, Parenthesized, Boolean, Row).Expecting("a value");

    private static readonly Parser<IfTail> ConditionTail =
        from word in Keyword("if").Quietly()
        from condition in Nested(NegationWithin)
        select new IfTail(word, condition);

    private static readonly Parser<ExpressionSyntax> Factor =
        Atom.Followed(ConditionTail, (value, tail) => new ExpressionSyntax.Conditional(value, tail.If, tail.Condition));

    private static readonly Parser<ExpressionSyntax> Term =
        Chain(Factor, OneOf(Token(SyntaxKind.Star), Token(SyntaxKind.Slash)).Quietly(), operands => new ExpressionSyntax.Arithmetic(operands));

    private static readonly Parser<ExpressionSyntax> Sum =
        Chain(Term, OneOf(Token(SyntaxKind.Plus), Token(SyntaxKind.Minus)).Quietly(), operands => new ExpressionSyntax.Arithmetic(operands));

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> ExistsTail =
        from word in Keyword("exists")
        select new Func<ExpressionSyntax, ExpressionSyntax>(left => new ExpressionSyntax.Exists(left, word));

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> ContainsTail =
        from word in Keyword("contains")
        from pattern in NameOrGroup()
        select new Func<ExpressionSyntax, ExpressionSyntax>(left => new ExpressionSyntax.Contains(left, word, pattern));

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> IsTail =
        from word in Keyword("is")
        from not in Keyword("not").Quietly().Optionally()
        from right in Sum
        select new Func<ExpressionSyntax, ExpressionSyntax>(left => new ExpressionSyntax.Comparison(left, word, not, right));

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> OrderTail =
        from sign in OneOf(Token(SyntaxKind.Less), Token(SyntaxKind.LessOrEqual), Token(SyntaxKind.Greater), Token(SyntaxKind.GreaterOrEqual))
        from right in Sum
        select new Func<ExpressionSyntax, ExpressionSyntax>(left => new ExpressionSyntax.Comparison(left, sign, null, right));

    private static readonly Parser<Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>> InRange =
        from minimum in Number
        from dots in Token(SyntaxKind.DotDot)
        from maximum in Number
        select new Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>(
            (left, not, word) => new ExpressionSyntax.InRange(left, not, word, minimum, dots, maximum));

    private static readonly Parser<Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>> InList =
        from list in LiteralList
        select new Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>(
            (left, not, word) => new ExpressionSyntax.InList(left, not, word, list));

    private static readonly Parser<Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>> InPattern =
        from pattern in NameOrGroup()
        select new Func<ExpressionSyntax, SyntaxToken?, SyntaxToken, ExpressionSyntax>(
            (left, not, word) => new ExpressionSyntax.InPattern(left, not, word, pattern));

    private static readonly Parser<Func<ExpressionSyntax, ExpressionSyntax>> InTail =
        from not in Keyword("not").Quietly().Optionally()
        from word in Keyword("in")
        from right in OneOf(InRange, InList, InPattern).Expecting("a range, a list in brackets, a name or a pattern in parentheses")
        select new Func<ExpressionSyntax, ExpressionSyntax>(left => right(left, not, word));

    private static readonly Parser<ExpressionSyntax> Neighbour =
        from side in OneOf(KeywordBefore("next", "in"), KeywordBefore("previous", "in"))
        from word in Keyword("in")
        from pattern in NameOrGroup()
        select new ExpressionSyntax.Neighbour(side, word, pattern);

    private static readonly Parser<ExpressionSyntax> BareIn =
        from word in Keyword("in")
        from pattern in NameOrGroup()
        select new ExpressionSyntax.InPattern(null, null, word, pattern);

    private static readonly Parser<ExpressionSyntax> ValueComparison =
        Sum.Followed(OneOf(ExistsTail, InTail, ContainsTail, IsTail, OrderTail).Expecting("a comparison"), (left, tail) => tail(left));

    private static readonly Parser<ExpressionSyntax> Comparison = OneOf(Neighbour.Quietly(), BareIn.Quietly(), ValueComparison);

    private static readonly Parser<ExpressionSyntax> Negated =
        from word in Keyword("not")
        from operand in Comparison
        select new ExpressionSyntax.Not(word, operand);

    private static readonly Parser<ExpressionSyntax> Negation = OneOf(Negated.Quietly(), Comparison);

    private static readonly Parser<ExpressionSyntax> Condition =
        Chain(Negation, AnyKeyword("and", "or").Quietly(), operands => new ExpressionSyntax.Logical(operands));

    /// <summary>An expression or condition.</summary>
    public static readonly Parser<ExpressionSyntax> Expression =
        Chain(Condition, Keyword("else").Quietly(), operands => new ExpressionSyntax.Else(operands)).Within(ParseContext.Expression);

    /// <summary>A condition in brackets.</summary>
    public static readonly Parser<PredicateSyntax> Predicate = Bracketed(
        SyntaxKind.OpenBracket,
        Nested(ExpressionWithin),
        SyntaxKind.CloseBracket,
        (open, condition, close) => new PredicateSyntax(open, condition, close));

    private sealed record IfTail(SyntaxToken If, ExpressionSyntax Condition);

    // A method, since patterns and expressions name each other.
    private static Parser<PatternSyntax> NameOrGroup() => OneOf(
        from name in Token(SyntaxKind.Name)
        select (PatternSyntax)new PatternSyntax.Reference(name, null, null),
        Bracketed(
            SyntaxKind.OpenParenthesis,
            Nested(() => PatternGrammar.Pattern),
            SyntaxKind.CloseParenthesis,
            (open, body, close) => (PatternSyntax)new PatternSyntax.Group(open, body, close))).Expecting("a name or a pattern in parentheses");

    // Methods, because a production refers to one that is declared below it.
    private static Parser<ExpressionSyntax> LiteralWithin() => Literal;

    private static Parser<ExpressionSyntax> NegationWithin() => Negation;

    private static Parser<ExpressionSyntax> ExpressionWithin() => Expression;
}
