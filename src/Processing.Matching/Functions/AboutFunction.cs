using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class AboutFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "about",
        "The same quantity or amount of money, marked as approximate.",
        [Required("quantity", ValueKind.Quantity, ValueKind.Money)],
        null,
        [
            new FunctionExample("about(quantity(300, \"km\"))", "~300 km"),
        ],
        Evaluate);

    private static Value.Quantity? Evaluate(ImmutableArray<Value?> arguments) =>
        At(arguments, 0) is Value.Quantity quantity ? quantity with { Approximate = true } : null;
}
