using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class LowerFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "lower",
        "A text in lower case.",
        [Required("text", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("lower(\"KABUL\")", "kabul"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) => TextAt(arguments, 0) is { } text ? new Value.Text(text.ToLowerInvariant()) : null;
}
