using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class FirstFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "first",
        "The first item of a list.",
        [Required("list")],
        null,
        [
            new FunctionExample("first(list(\"a\", \"b\"))", "a"),
        ],
        Evaluate)
    {
        ReturnsItem = true,
    };

    private static Value? Evaluate(ImmutableArray<Value?> arguments) => ItemsAt(arguments, 0) is [var first, ..] ? first : null;
}
