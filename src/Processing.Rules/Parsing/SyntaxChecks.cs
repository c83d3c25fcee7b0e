using System.Globalization;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Parsing;

/// <summary>Mistakes that the grammar lets through because it can say more about them once the clause is read. One message for a clause.</summary>
internal sealed class SyntaxChecks(SourceText source, CompilationLimits limits, Func<SyntaxToken, SourceSpan> spanOf)
{
    public Diagnostic? FindFirst(SyntaxNode clause)
    {
        Diagnostic? ofToken = null;
        return FindInNodes(clause, ref ofToken) ?? ofToken;
    }

    // What is wrong with a node says more than what is wrong with one of its tokens. The recursion is as deep as the tree, which the reader bounds.
    private Diagnostic? FindInNodes(SyntaxNode node, ref Diagnostic? ofToken)
    {
        if (Check(node) is { } found)
        {
            return found;
        }

        foreach (var child in node.Children)
        {
            if (child.Token is { } token)
            {
                ofToken ??= CheckToken(token);
            }
            else if (child.Node is { } inner && FindInNodes(inner, ref ofToken) is { } below)
            {
                return below;
            }
        }

        return null;
    }

    private Diagnostic? Check(SyntaxNode node) => node switch
    {
        ExpressionSyntax.Logical logical => CheckMixed(logical),
        ExpressionSyntax.Arithmetic sum => CheckChain(sum.Operands),
        ExpressionSyntax.Else choice => CheckChain(choice.Operands),
        PatternSyntax.Both both => CheckChain(both.Operands),
        PatternSyntax.Gap gap => CheckBounds(gap.Bounds, limits.MaxGapTokens, EmitDiagnostics.GapTooLong),
        QuantifierSyntax quantifier => CheckBounds(quantifier.Bounds, limits.MaxRepetition, EmitDiagnostics.RepetitionTooLarge),
        SlotModifierSyntax { Tokens: not null, Scope: { } distance } when ValueOf(distance) > limits.MaxGapTokens =>
            EmitDiagnostics.GapTooLong(At(distance), limits.MaxGapTokens),
        ZoneNumberedSyntax { Last: { } last } zone when ValueOf(last) < ValueOf(zone.First) =>
            SyntaxDiagnostics.ReversedBounds(Between(zone.First, last), zone.First.Text, last.Text),
        _ => null,
    };

    private Diagnostic? CheckMixed(ExpressionSyntax.Logical logical)
    {
        var first = logical.Operands.Separators[0];
        foreach (var other in logical.Operands.Separators)
        {
            if (other.Text != first.Text)
            {
                var (reading1, reading2) = Readings(logical, other);
                return SyntaxDiagnostics.MixedAndOr(At(other), other.Text, At(first), first.Text, reading1, reading2);
            }
        }

        return null;
    }

    // The three operands around the first change of operator, bracketed both ways.
    private (string First, string Second) Readings(ExpressionSyntax.Logical logical, SyntaxToken change)
    {
        var index = logical.Operands.Separators.IndexOf(change);
        string Operand(int i) => source.Content[First(logical.Operands[i])..Last(logical.Operands[i])];
        var (a, b, c) = (Operand(index - 1), Operand(index), Operand(index + 1));
        var (x, y) = (logical.Operands.Separators[index - 1].Text, change.Text);
        return ($"({a} {x} {b}) {y} {c}", $"{a} {x} ({b} {y} {c})");
    }

    private Diagnostic? CheckChain<T>(SeparatedList<T> operands)
        where T : class =>
        operands.Count > limits.MaxChainOperands
            ? EmitDiagnostics.TooManyOperands(At(operands.Separators[limits.MaxChainOperands - 1]), operands.Count, limits.MaxChainOperands)
            : null;

    private Diagnostic? CheckBounds(BoundsSyntax? bounds, int limit, Func<SourceLocation, int, Diagnostic> tooLarge)
    {
        if (bounds is null)
        {
            return null;
        }

        var (low, high) = (bounds.Minimum, bounds.Maximum ?? bounds.Minimum);
        return ValueOf(high) < ValueOf(low) ? SyntaxDiagnostics.ReversedBounds(Between(low, high), low.Text, high.Text)
            : ValueOf(high) > limit ? tooLarge(At(high), limit)
            : null;
    }

    private Diagnostic? CheckToken(SyntaxToken token)
    {
        if (token.Kind == SyntaxKind.Integer && !long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            return SyntaxDiagnostics.NumberTooLarge(At(token), Shortened(token.Text), "9,223,372,036,854,775,807");
        }

        if (token.Kind == SyntaxKind.Decimal && !decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _))
        {
            return SyntaxDiagnostics.NumberTooLarge(At(token), Shortened(token.Text), "about 7.9 × 10²⁸");
        }

        if (token.Kind == SyntaxKind.String && !StringLiteral.TryDecode(token.Text, out _, out var bad))
        {
            var length = Math.Min(2, token.Text.Length - bad);
            return SyntaxDiagnostics.BadEscape(new SourceLocation(source, new SourceSpan(spanOf(token).Start + bad, length)), token.Text.Substring(bad, length));
        }

        return null;
    }

    private int First(SyntaxNode node) => spanOf(node.DescendantTokens().First()).Start;

    private int Last(SyntaxNode node) => spanOf(node.DescendantTokens().Last()).End;

    private SourceLocation At(SyntaxToken token) => new(source, spanOf(token));

    private SourceLocation Between(SyntaxToken first, SyntaxToken last) => new(source, spanOf(first).Cover(spanOf(last)));

    private static decimal ValueOf(SyntaxToken number) =>
        decimal.TryParse(number.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : decimal.MaxValue;

    private static string Shortened(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
