using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class LastFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "last",
        "The last item of a list.",
        [Required("list")],
        null,
        [
            new FunctionExample("last(list(\"a\", \"b\"))", "b"),
        ],
        Evaluate)
    {
        ReturnsItem = true,
    };

    private static Value? Evaluate(ImmutableArray<Value?> arguments) => ItemsAt(arguments, 0) is [.., var last] ? last : null;
}
