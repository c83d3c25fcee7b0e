using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class LengthFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "length",
        "Number of code points of a text as written.",
        [Required("text", Texts)],
        Type(ValueKind.Integer),
        [
            new FunctionExample("length(\"کابل\")", "4"),
        ],
        Evaluate);

    private static Value.Integer? Evaluate(ImmutableArray<Value?> arguments) =>
        TextAt(arguments, 0) is { } text ? Value.Integer.Of(text.EnumerateRunes().Count()) : null;
}
