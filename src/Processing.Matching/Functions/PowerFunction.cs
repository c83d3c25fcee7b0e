using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class PowerFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "power",
        "A number to the power of another. Absent where there is no such number (a root of a negative one) or it has more than 28 digits before the point.",
        [Required("base", Numbers), Required("exponent", Numbers)],
        Type(ValueKind.Decimal),
        [
            new FunctionExample("power(10, 3)", "1000"),
            new FunctionExample("power(2, -1)", "0.5"),
            new FunctionExample("power(-1, 0.5)", ""),
            new FunctionExample("power(10, 40)", ""),
        ],
        Evaluate);

    private static Value.Decimal? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (NumberAt(arguments, 0) is not { } number || NumberAt(arguments, 1) is not { } exponent)
        {
            return null;
        }

        // A double holds 15 digits; more than the words of a document mean.
        var result = Math.Pow((double)number, (double)exponent);
        return double.IsFinite(result) && Math.Abs(result) < 1e28 ? new Value.Decimal((decimal)result) : null;
    }
}
