using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class QuantityFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "quantity",
        "A number with a unit.",
        [Required("value", Numbers), Required("unit", ValueKind.Text)],
        Type(ValueKind.Quantity),
        [
            new FunctionExample("quantity(12.50, \"km\")", "12.5 km"),
            new FunctionExample("quantity(\"۳۰۰\", \"km\")", "300 km"),
        ],
        Evaluate);

    private static Value.Quantity? Evaluate(ImmutableArray<Value?> arguments) =>
        NumberAt(arguments, 0) is { } amount && TextAt(arguments, 1) is { } unit ? new Value.Quantity(amount, null, null, unit, false) : null;
}
