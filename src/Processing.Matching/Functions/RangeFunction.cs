using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class RangeFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "range",
        "A range of numbers with a unit; an end that is absent is open.",
        [Optional("min", Numbers), Optional("max", Numbers), Required("unit", ValueKind.Text)],
        Type(ValueKind.Quantity),
        [
            new FunctionExample("range(10, 12, \"km\")", "10..12 km"),
            new FunctionExample("range(12, 10, \"km\")", ""),
        ],
        Evaluate);

    private static Value.Quantity? Evaluate(ImmutableArray<Value?> arguments)
    {
        var (minimum, maximum) = (NumberAt(arguments, 0), NumberAt(arguments, 1));
        return (minimum is null && maximum is null) || minimum > maximum || TextAt(arguments, 2) is not { } unit
            ? null
            : new Value.Quantity(null, minimum, maximum, unit, false);
    }
}
