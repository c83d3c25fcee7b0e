using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class EndsWithFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "ends_with",
        "Whether a text ends with another, both folded.",
        [Required("text", Texts), Required("part", ValueKind.Text)],
        Type(ValueKind.Boolean),
        [
            new FunctionExample("ends_with(\"Kabul\", \"UL\")", "true"),
            new FunctionExample("ends_with(\"Kabul\", \"x\")", "false"),
        ],
        Evaluate);

    private static Value.Boolean? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text && TextAt(arguments, 1) is { } part
            ? Value.Boolean.Of(Folding.EndsWith(text, part))
            : null;
}
