using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TrimFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "trim",
        "A text without white space at its ends. Absent when nothing is left.",
        [Required("text", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("trim(\"  a b \")", "a b"),
            new FunctionExample("trim(\" \")", ""),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) => TextAt(arguments, 0)?.Trim() is { Length: > 0 } text ? new Value.Text(text) : null;
}
