using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds an expression that must be a boolean.</summary>
    public ExpressionNode BindCondition(ExpressionSyntax syntax, ExpressionScope scope)
    {
        var bound = BindExpression(syntax, scope);
        ReportUnlessBoolean(syntax, bound, scope);
        return bound.Node;
    }

    private void ReportUnlessBoolean(ExpressionSyntax syntax, BoundExpression bound, ExpressionScope scope)
    {
        if (bound.Type is { Kind: not ValueKind.Boolean } type)
        {
            Report(scope.Reporting, BindingDiagnostics.ConditionNotBoolean(At(syntax), Types.Describe(type), bound.Label >= 0 || syntax is ExpressionSyntax.Path));
        }
    }

    private BoundExpression BindLogical(ExpressionSyntax.Logical syntax, ExpressionScope scope)
    {
        var items = syntax.Operands.Items;
        var first = BindExpression(items[0], scope);
        ExpressionNode[] others = [.. items.Skip(1).Select(operand => BindCondition(operand, scope))];
        if (first.Type is { Kind: not ValueKind.Boolean } && ConditionAtEnd(items[0]) is { } condition)
        {
            Report(scope.Reporting, BindingDiagnostics.ConditionEndsEarly(At(condition), syntax.Operands.Separators[0].Text, SourceSpan.FromBounds(At(condition).Span.Start, At(syntax).Span.End)));
            return Poison;
        }

        ReportUnlessBoolean(items[0], first, scope);
        ImmutableArray<ExpressionNode> operands = [first.Node, .. others];
        return Condition(syntax.Operands.Separators[0].Is("and") ? new ExpressionNode.And(operands) : new ExpressionNode.Or(operands));
    }

    // The condition of a value with which an operand ends: the author will have meant it to go on behind `and`.
    private static ExpressionSyntax? ConditionAtEnd(ExpressionSyntax operand) => operand switch
    {
        ExpressionSyntax.Conditional conditional => conditional.Condition,
        ExpressionSyntax.Arithmetic arithmetic => ConditionAtEnd(arithmetic.Operands.Items[^1]),
        _ => null,
    };

    private BoundExpression BindExists(ExpressionSyntax.Exists syntax, ExpressionScope scope)
    {
        var operand = BindExpression(syntax.Operand, scope);
        return Condition(operand.Label >= 0 ? new ExpressionNode.LabelExists(operand.Label) : new ExpressionNode.Exists(operand.Node));
    }

    private BoundExpression BindComparison(ExpressionSyntax.Comparison syntax, ExpressionScope scope)
    {
        if (scope.Place == ExpressionPlace.Clause && syntax.Left is ExpressionSyntax.Path { Names: { Count: 1 } names } && names[0].Text is "next" or "previous" && !IsKnownName(names[0].Text, scope))
        {
            Report(scope.Reporting, BindingDiagnostics.NeighbourCompared(At(names[0]), names[0].Text, At(syntax), AskedWithIn(syntax, names[0].Text)));
            return Poison;
        }

        var left = BindExpression(syntax.Left, scope);
        var right = BindComparedWith(syntax.Right, left, scope);
        var operation = (syntax.Operator.Kind, syntax.Negation) switch
        {
            (SyntaxKind.Less, _) => BinaryOperator.Less,
            (SyntaxKind.LessOrEqual, _) => BinaryOperator.LessOrEqual,
            (SyntaxKind.Greater, _) => BinaryOperator.Greater,
            (SyntaxKind.GreaterOrEqual, _) => BinaryOperator.GreaterOrEqual,
            (_, not null) => BinaryOperator.NotEqual,
            _ => BinaryOperator.Equal,
        };
        var isOrder = operation is not (BinaryOperator.Equal or BinaryOperator.NotEqual);
        (left, right) = AsNumbers(left, right, isOrder);
        if (left.Type is { } a && right.Type is { } b && !(isOrder ? CanOrder(a, b) : CanEqual(a, b)))
        {
            Report(scope.Reporting, BindingDiagnostics.CannotCompare(At(syntax.Left), Types.Describe(a), At(syntax.Right), Types.Describe(b), syntax.Operator.Text));
        }

        return Condition(new ExpressionNode.Binary(operation, left.Node, right.Node));
    }

    // The comparison as it has to be written; null where it is no equality with a text or name.
    private string? AskedWithIn(ExpressionSyntax.Comparison syntax, string side)
    {
        var right = At(syntax.Right).Text;
        var pattern = syntax.Right switch
        {
            _ when !syntax.Operator.Is("is") => null,
            ExpressionSyntax.Constant { Token.Kind: SyntaxKind.String } => $"({right})",
            ExpressionSyntax.Path { Names.Count: 1 } => right,
            _ => null,
        };
        return pattern is null ? null : $"{(syntax.Negation is null ? "" : "not ")}{side} in {pattern}";
    }

    // The right side of a comparison: there a bare name that is no label stands for a text or code.
    private BoundExpression BindComparedWith(ExpressionSyntax syntax, BoundExpression left, ExpressionScope scope)
    {
        if (syntax is ExpressionSyntax.Path { Names.Count: 1 } path && !IsKnownName(path.Names[0].Text, scope))
        {
            if (scope.Place == ExpressionPlace.Clause && IsWordForNothing(path.Names[0].Text) && !(left.Type is { } type && Types.IsCode(type)))
            {
                Report(scope.Reporting, BindingDiagnostics.ComparedWithNothing(At(path)));
                return Poison;
            }

            return BindConstantAs(syntax, path.Names[0], path.Names[0].Text, left, scope);
        }

        return syntax is ExpressionSyntax.Constant { Token.Kind: SyntaxKind.String } text
            ? BindConstantAs(syntax, text.Token, StringLiteral.Decode(text.Token), left, scope)
            : BindExpression(syntax, scope);
    }

    // How other languages write that there is no value.
    private static bool IsWordForNothing(string word) => word is "null" or "NULL" or "Null" or "None" or "none" or "nil" or "undefined";

    private BoundExpression BindConstantAs(ExpressionSyntax syntax, SyntaxToken token, string text, BoundExpression left, ExpressionScope scope)
    {
        if (left.Node is ExpressionNode.TokenAttribute { Attribute: var attribute } && ChoicesOf(attribute) is { IsEmpty: false } choices && !choices.Contains(text))
        {
            Report(scope.Reporting, BindingDiagnostics.UnknownChoice(At(token), text, attribute.ToString().ToLowerInvariant(), choices, Spelling.Nearest(text, choices)));
            return Poison;
        }

        return left.Type is { } type && (Types.IsCode(type) || (Types.IsQuoted(type) && token.Kind == SyntaxKind.String))
            ? BindCode(token, text, type, scope.Reporting)
            : new BoundExpression(new ExpressionNode.Constant(new Value.Text(text)), syntax is ExpressionSyntax.Path && left.Type is null ? null : Types.Text);
    }

    private BoundExpression BindInRange(ExpressionSyntax.InRange syntax, ExpressionScope scope)
    {
        var operand = AsNumber(BindExpression(syntax.Operand, scope));
        if (operand.Type is { } type && !Types.IsNumber(type))
        {
            Report(scope.Reporting, BindingDiagnostics.NotANumber(At(syntax.Operand), Types.Describe(type), "a range"));
        }

        var (minimum, maximum) = (NumberOf(syntax.Minimum), NumberOf(syntax.Maximum));
        if (maximum < minimum)
        {
            Report(scope.Reporting, BindingDiagnostics.EmptyRange(At(syntax.Minimum), minimum, maximum));
        }

        return Negated(new ExpressionNode.InRange(operand.Node, minimum, maximum), syntax.Negation);
    }

    private BoundExpression BindInList(ExpressionSyntax.InList syntax, ExpressionScope scope)
    {
        var operand = BindExpression(syntax.Operand, scope);
        var choices = ImmutableArray.CreateBuilder<Value>();
        foreach (var item in syntax.List.Items?.Items ?? [])
        {
            if (item is ExpressionSyntax.Constant { Token: { Kind: SyntaxKind.Name } name } && scope.Place == ExpressionPlace.Clause && IsKnownName(name.Text, scope)
                && !(operand.Type is { } wanted && Types.IsCode(wanted) && Convert(name.Text, wanted) is not null))
            {
                Report(scope.Reporting, BindingDiagnostics.LabelAmongConstants(At(name), At(syntax.Operand).Text));
                continue;
            }

            var choice = item is ExpressionSyntax.Constant { Token.Kind: SyntaxKind.Name or SyntaxKind.String } text && !IsBoolean(text.Token)
                ? BindConstantAs(item, text.Token, text.Token.Kind == SyntaxKind.String ? StringLiteral.Decode(text.Token) : text.Token.Text, operand, scope)
                : BindExpression(item, scope);
            (operand, _) = AsNumbers(operand, choice, orders: false);
            if (operand.Type is { } a && choice.Type is { } b && !CanEqual(a, b))
            {
                Report(scope.Reporting, BindingDiagnostics.CannotCompare(At(syntax.Operand), Types.Describe(a), At(item), Types.Describe(b), "in"));
            }

            if (choice.Node is ExpressionNode.Constant constant)
            {
                choices.Add(constant.Value);
            }
        }

        return Negated(new ExpressionNode.InList(operand.Node, choices.ToImmutable()), syntax.Negation);
    }

    private BoundExpression BindInPattern(ExpressionSyntax.InPattern syntax, ExpressionScope scope)
    {
        var pattern = BindConditionPattern(syntax.Pattern, scope);
        if (syntax.Operand is null && scope.Place == ExpressionPlace.TokenPredicate)
        {
            return Negated(TokenIn(pattern, syntax.Pattern, scope), syntax.Negation);
        }

        if (syntax.Operand is null)
        {
            Report(scope.Reporting, BindingDiagnostics.NothingToLookAt(At(syntax.In)));
            return Condition(Poison.Node);
        }

        return LabelOf(syntax.Operand, "in", scope) is { } label
            ? Negated(new ExpressionNode.LabelMatches(label, pattern), syntax.Negation)
            : Condition(Poison.Node);
    }

    private BoundExpression BindContains(ExpressionSyntax.Contains syntax, ExpressionScope scope)
    {
        var pattern = BindConditionPattern(syntax.Pattern, scope);
        return Condition(LabelOf(syntax.Operand, "contains", scope) is { } label ? new ExpressionNode.LabelContains(label, pattern) : Poison.Node);
    }

    private BoundExpression BindNeighbour(ExpressionSyntax.Neighbour syntax, ExpressionScope scope)
    {
        var pattern = BindConditionPattern(syntax.Pattern, scope);
        if (scope.Place != ExpressionPlace.Clause)
        {
            Report(scope.Reporting, BindingDiagnostics.NeighbourInPredicate(At(syntax.Side), syntax.Side.Text));
        }

        return Condition(new ExpressionNode.Neighbour(pattern, syntax.Side.Is("next")));
    }

    private PatternNode BindConditionPattern(PatternSyntax syntax, ExpressionScope scope)
    {
        var bound = IsTooLarge(syntax, _context.Expansions.Count(syntax, _names), scope.Reporting)
            ? Unknown
            : WithoutExcess(syntax, BindPattern(syntax, new PatternScope(_names, new LabelTable(), scope.Reporting)), scope.Reporting);
        return CaptureRemover.Remove(bound.Node);
    }

    // `in X` inside brackets after a token class: annotations and single words only, since the token is all there is.
    private ExpressionNode TokenIn(PatternNode pattern, PatternSyntax syntax, ExpressionScope scope)
    {
        switch (pattern)
        {
            case PatternNode.Annotation { Predicate: null } annotation:
                return new ExpressionNode.TokenInAnnotation(annotation.Producer);
            case PatternNode.Literal { Tokens.Length: 1 } literal:
                return new ExpressionNode.InList(new ExpressionNode.TokenAttribute(TokenAttributeKind.Text), [new Value.Text(literal.Tokens[0])]);
            case PatternNode.Choice choice:
                return new ExpressionNode.Or([.. choice.Alternatives.Select(alternative => TokenIn(alternative, syntax, scope))]);
            case PatternNode.Empty:
                return Poison.Node;
            default:
                Report(scope.Reporting, BindingDiagnostics.TokenInPattern(At(syntax)));
                return Poison.Node;
        }
    }

    private int? LabelOf(ExpressionSyntax syntax, string word, ExpressionScope scope)
    {
        var operand = BindExpression(syntax, scope);
        if (operand.Label < 0 && operand != Poison)
        {
            Report(scope.Reporting, BindingDiagnostics.NotALabel(At(syntax), word));
        }

        return operand.Label < 0 ? null : operand.Label;
    }

    private static ImmutableArray<string> ChoicesOf(TokenAttributeKind attribute) => attribute switch
    {
        TokenAttributeKind.Script => ["arabic", "latin", "cyrillic", "other"],
        TokenAttributeKind.Case => ["lower", "upper", "title", "mixed", "none"],
        _ => [],
    };

    private static bool CanOrder(DataType a, DataType b) => (Types.IsNumber(a) && Types.IsNumber(b)) || (Types.IsOrdered(a) && a.Equals(b));

    private static bool CanEqual(DataType a, DataType b) => a.Equals(b) || (Types.IsNumber(a) && Types.IsNumber(b)) || (Types.IsTextual(a) && Types.IsTextual(b));

    private static BoundExpression Condition(ExpressionNode node) => new(node, Types.Boolean);

    private static BoundExpression Negated(ExpressionNode node, SyntaxToken? negation) => Condition(negation is null ? node : new ExpressionNode.Not(node));

    private static bool IsBoolean(SyntaxToken token) => token.Is("true") || token.Is("false");

    private static decimal NumberOf(ExpressionSyntax syntax) =>
        syntax is ExpressionSyntax.Constant constant
        && decimal.TryParse(constant.Token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? constant.Minus is null ? number : -number
            : 0;
}
