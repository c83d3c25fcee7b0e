using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class UpperFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "upper",
        "A text in upper case.",
        [Required("text", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("upper(\"Kabul\")", "KABUL"),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) => TextAt(arguments, 0) is { } text ? new Value.Text(text.ToUpperInvariant()) : null;
}
