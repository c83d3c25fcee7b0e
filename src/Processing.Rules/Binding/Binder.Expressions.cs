using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

internal sealed partial class Binder
{
    /// <summary>Binds an expression.</summary>
    public BoundExpression BindExpression(ExpressionSyntax syntax, ExpressionScope scope)
    {
        if ((scope.Expected is not null || scope.ListFor is not null) && !PassesOn(syntax))
        {
            scope = scope with { Expected = null, ListFor = null };
        }

        var bound = syntax switch
        {
            ExpressionSyntax.Constant constant => BindConstant(constant, scope),
            ExpressionSyntax.Path path => BindPath(path, scope),
            ExpressionSyntax.Call call => BindCall(call, scope),
            ExpressionSyntax.Parenthesized parenthesized => BindExpression(parenthesized.Inner, scope),
            ExpressionSyntax.Conditional conditional => BindConditional(conditional, scope),
            ExpressionSyntax.Arithmetic arithmetic => BindArithmetic(arithmetic, scope),
            ExpressionSyntax.Else choice => BindElse(choice, scope),
            ExpressionSyntax.Row row => BoundConstant(row),
            ExpressionSyntax.Logical logical => BindLogical(logical, scope),
            ExpressionSyntax.Not not => Condition(new ExpressionNode.Not(BindCondition(not.Operand, scope))),
            ExpressionSyntax.Exists exists => BindExists(exists, scope),
            ExpressionSyntax.Comparison comparison => BindComparison(comparison, scope),
            ExpressionSyntax.InRange range => BindInRange(range, scope),
            ExpressionSyntax.InList list => BindInList(list, scope),
            ExpressionSyntax.InPattern pattern => BindInPattern(pattern, scope),
            ExpressionSyntax.Contains contains => BindContains(contains, scope),
            ExpressionSyntax.Neighbour neighbour => BindNeighbour(neighbour, scope),
            _ => Poison,
        };
        if (bound.Type is { } type && scope.Reporting == Reporting.On)
        {
            _context.Log?.AddType(syntax, type);
        }

        _context.Log?.AddPlace(bound.Node, syntax);
        return bound;
    }

    // What has the value of one of its parts, so that the part may be what the whole is wanted to be.
    private static bool PassesOn(ExpressionSyntax syntax) => syntax is ExpressionSyntax.Constant or ExpressionSyntax.Path or ExpressionSyntax.Parenthesized
        or ExpressionSyntax.Conditional or ExpressionSyntax.Else or ExpressionSyntax.Call { Name.Text: "list" or "first" or "last" or "distinct" };

    private BoundExpression BindConstant(ExpressionSyntax.Constant syntax, ExpressionScope scope)
    {
        if (syntax.Token.Kind == SyntaxKind.Name && !IsBoolean(syntax.Token))
        {
            return BindName(syntax.Token, scope);
        }

        return syntax.Token.Kind == SyntaxKind.String && scope.Expected is { } expected && (Types.IsCode(expected) || Types.IsQuoted(expected))
            ? BindCode(syntax.Token, StringLiteral.Decode(syntax.Token), expected, scope.Reporting)
            : BoundConstant(syntax);
    }

    private static BoundExpression BoundConstant(ExpressionSyntax literal) =>
        Literals.ValueOf(literal) is { } value ? new BoundExpression(new ExpressionNode.Constant(value), Literals.TypeOf(value)) : Poison;

    private BoundExpression BindConditional(ExpressionSyntax.Conditional syntax, ExpressionScope scope)
    {
        var value = BindExpression(syntax.Value, scope);
        var condition = BindCondition(syntax.Condition, scope with { Expected = null, ListFor = null });
        return value with { Node = new ExpressionNode.Conditional(condition, value.Node, null), Label = -1, IsNumberToken = false };
    }

    private BoundExpression BindArithmetic(ExpressionSyntax.Arithmetic syntax, ExpressionScope scope)
    {
        var left = BindExpression(syntax.Operands[0], scope);
        for (var i = 1; i < syntax.Operands.Count; i++)
        {
            var right = BindExpression(syntax.Operands[i], scope);
            var sign = syntax.Operands.Separators[i - 1];
            var operation = sign.Kind switch
            {
                SyntaxKind.Plus => BinaryOperator.Add,
                SyntaxKind.Minus => BinaryOperator.Subtract,
                SyntaxKind.Star => BinaryOperator.Multiply,
                _ => BinaryOperator.Divide,
            };
            var joinsTexts = operation == BinaryOperator.Add && Types.IsTextual(left.Type) && Types.IsTextual(right.Type) && !(left.IsNumberToken && right.IsNumberToken);
            if (!joinsTexts)
            {
                (left, right) = (AsNumber(left), AsNumber(right));
            }

            // What is joined to a text may be a text, too, where its type is not known.
            var mayJoinTexts = operation == BinaryOperator.Add && ((left.Type is null && Types.IsTextual(right.Type)) || (right.Type is null && Types.IsTextual(left.Type)));
            var isWrong = !joinsTexts && !mayJoinTexts && ((left.Type is { } a && !Types.IsNumber(a)) || (right.Type is { } b && !Types.IsNumber(b)));
            if (isWrong)
            {
                Report(scope.Reporting, BindingDiagnostics.CannotCalculate(At(sign), sign.Text, At(syntax.Operands[i - 1]), Types.Describe(left.Type), At(syntax.Operands[i]), Types.Describe(right.Type)));
                return Poison;
            }

            if (operation == BinaryOperator.Divide && right.Node is ExpressionNode.Constant { Value: { } divisor } && IsZero(divisor))
            {
                Report(scope.Reporting, BindingDiagnostics.DivisionByZero(At(syntax.Operands[i])));
            }

            var type = joinsTexts ? Types.Text
                : left.Type is null || right.Type is null ? null
                : left.Type.Kind == ValueKind.Integer && right.Type.Kind == ValueKind.Integer && operation != BinaryOperator.Divide ? Types.Integer
                : Types.Decimal;
            left = new BoundExpression(new ExpressionNode.Binary(operation, left.Node, right.Node), type);
        }

        return left;
    }

    private static bool IsZero(Value value) => value is Value.Integer { Number: 0 } or Value.Decimal { Number: 0 };

    private BoundExpression BindElse(ExpressionSyntax.Else syntax, ExpressionScope scope)
    {
        var operands = syntax.Operands.Items.Select(operand => BindExpression(operand, scope)).ToArray();
        var type = operands[0].Type;
        for (var i = 1; i < operands.Length; i++)
        {
            type = type is null || operands[i].Type is not { } other ? null
                : type.Equals(other) ? type
                : Types.IsNumber(type) && Types.IsNumber(other) ? Types.Decimal
                : Mismatch(syntax, i, type, other, scope);
        }

        var node = operands[^1].Node;
        for (var i = operands.Length - 2; i >= 0; i--)
        {
            node = new ExpressionNode.Coalesce(operands[i].Node, node);
        }

        return new BoundExpression(node, type);
    }

    private DataType? Mismatch(ExpressionSyntax.Else syntax, int index, DataType first, DataType other, ExpressionScope scope)
    {
        Report(scope.Reporting, BindingDiagnostics.ElseMismatch(At(syntax.Operands[index]), Types.Describe(other), At(syntax.Operands[0]), Types.Describe(first)));
        return null;
    }

    private static (BoundExpression Left, BoundExpression Right) AsNumbers(BoundExpression left, BoundExpression right, bool orders) =>
        ((orders || Types.IsNumber(right.Type)) ? AsNumber(left) : left, (orders || Types.IsNumber(left.Type)) ? AsNumber(right) : right);

    /// <summary>The number that a number token writes; anything else as it is.</summary>
    private static BoundExpression AsNumber(BoundExpression bound) => bound.IsNumberToken && FunctionCatalogue.Find("number") is not null
        ? new BoundExpression(new ExpressionNode.Call("number", [bound.Node]), Types.Decimal)
        : bound;
}
