using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class StartsWithFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "starts_with",
        "Whether a text begins with another, both folded.",
        [Required("text", Texts), Required("part", ValueKind.Text)],
        Type(ValueKind.Boolean),
        [
            new FunctionExample("starts_with(\"Kabul\", \"KA\")", "true"),
            new FunctionExample("starts_with(\"Kabul\", \"x\")", "false"),
        ],
        Evaluate);

    private static Value.Boolean? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text && TextAt(arguments, 1) is { } part
            ? Value.Boolean.Of(Folding.StartsWith(text, part))
            : null;
}
