using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

internal sealed partial class ExpressionEvaluator
{
    private Value? OfBinary(ExpressionNode.Binary binary, Subject subject)
    {
        var left = Evaluate(binary.Left, subject);
        var right = Evaluate(binary.Right, subject);
        if (binary.Operator is BinaryOperator.Add or BinaryOperator.Subtract)
        {
            left ??= ZeroFor(binary.Left);
            right ??= ZeroFor(binary.Right);
        }

        if (left is null || right is null)
        {
            return null;
        }

        return binary.Operator switch
        {
            BinaryOperator.Equal => ToBoolean(ValueComparison.AreEqual(left, right)),
            BinaryOperator.NotEqual => ToBoolean(!ValueComparison.AreEqual(left, right)),
            BinaryOperator.Less => ToBoolean(ValueComparison.Compare(left, right), order => order < 0),
            BinaryOperator.LessOrEqual => ToBoolean(ValueComparison.Compare(left, right), order => order <= 0),
            BinaryOperator.Greater => ToBoolean(ValueComparison.Compare(left, right), order => order > 0),
            BinaryOperator.GreaterOrEqual => ToBoolean(ValueComparison.Compare(left, right), order => order >= 0),
            _ => CanHold(left, right) ? Arithmetic.Compute(binary.Operator, left, right) : null,
        };
    }

    // Texts put together from texts that were put together double with each record on the way, so their characters count as steps.
    private bool CanHold(Value left, Value right) =>
        (left, right) is not (Value.Text { Content: var first }, Value.Text { Content: var second }) || lattice.Budget.TryStep(first.Length + second.Length);

    /// <summary>0 for a value that a sum may do without.</summary>
    private static Value.Integer? ZeroFor(ExpressionNode operand) => operand is ExpressionNode.Conditional { Else: null } ? Value.Integer.Of(0) : null;

    private static Value? ToBoolean(int? order, Func<int, bool> holds) => order is { } known ? ToBoolean(holds(known)) : null;

    private Value? InRange(ExpressionNode.InRange range, Subject subject) => Evaluate(range.Operand, subject) switch
    {
        Value.Text text when NumberText.Read(text.Content) is { } number => ToBoolean(number >= range.Minimum && number <= range.Maximum),
        { } value when ValueComparison.ToNumber(value) is { } number => ToBoolean(number >= range.Minimum && number <= range.Maximum),
        _ => null,
    };

    private Value? InList(ExpressionNode.InList list, Subject subject)
    {
        if (Evaluate(list.Operand, subject) is not { } value)
        {
            return null;
        }

        foreach (var choice in list.Choices)
        {
            if (ValueComparison.AreEqual(value, choice))
            {
                return True;
            }
        }

        return False;
    }

    private Value? OfToken(TokenAttributeKind attribute, int index)
    {
        if (index < 0)
        {
            return null;
        }

        ref readonly var token = ref lattice.Text[index];
        if (attribute is TokenAttributeKind.Value or TokenAttributeKind.Digits && token.Kind != TokenKind.Number)
        {
            return null;
        }

        if (attribute == TokenAttributeKind.Value)
        {
            return NumberText.Read(lattice.Text.GetFolded(index)) is { } value ? new Value.Decimal(value) : null;
        }

        var folded = attribute < TokenAttributeKind.Value || attribute == TokenAttributeKind.Digits ? Encoding.UTF8.GetString(lattice.Text.GetFolded(index)) : "";
        return attribute switch
        {
            TokenAttributeKind.Length => Value.Integer.Of(folded.EnumerateRunes().Count()),
            TokenAttributeKind.Text => new Value.Text(folded),
            TokenAttributeKind.Script => new Value.Text(NameOf(token.Script)),
            TokenAttributeKind.Case => new Value.Text(NameOf(token.Case)),
            TokenAttributeKind.Digits => Value.Integer.Of(NumberText.CountDigits(folded)),
            TokenAttributeKind.Glued => ToBoolean(!token.SpaceBefore),
            _ => null,
        };
    }

    internal static string NameOf(TokenScript script) => script switch
    {
        TokenScript.Arabic => "arabic",
        TokenScript.Latin => "latin",
        TokenScript.Cyrillic => "cyrillic",
        _ => "other",
    };

    internal static string NameOf(TokenCase letters) => letters switch
    {
        TokenCase.Lower => "lower",
        TokenCase.Upper => "upper",
        TokenCase.Title => "title",
        TokenCase.Mixed => "mixed",
        _ => "none",
    };
}
