using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>Sums and products of values. What is too large for a decimal is absent.</summary>
internal static class Arithmetic
{
    public static Value? Compute(BinaryOperator op, Value left, Value right)
    {
        if (ValueComparison.ToNumber(left) is { } a && ValueComparison.ToNumber(right) is { } b)
        {
            var whole = left is Value.Integer && right is Value.Integer && op != BinaryOperator.Divide;
            return ToValue(Compute(op, a, b), whole);
        }

        if (op == BinaryOperator.Add && IsText(left) && IsText(right))
        {
            return new Value.Text(ValueFormatter.ToScalar(left) + ValueFormatter.ToScalar(right));
        }

        return null;
    }

    private static bool IsText(Value value) => value is Value.Text or Value.Code;

    private static decimal? Compute(BinaryOperator op, decimal a, decimal b)
    {
        try
        {
            return op switch
            {
                BinaryOperator.Add => a + b,
                BinaryOperator.Subtract => a - b,
                BinaryOperator.Multiply => a * b,
                BinaryOperator.Divide when b != 0 => a / b,
                _ => null,
            };
        }
        catch (OverflowException)
        {
            // The only way a decimal tells; documents do not reach it, made-up constants may.
            return null;
        }
    }

    private static Value? ToValue(decimal? number, bool whole) => number switch
    {
        null => null,
        >= long.MinValue and <= long.MaxValue when whole => Value.Integer.Of((long)number),
        { } value => new Value.Decimal(value),
    };
}
