using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class IntegerFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "integer",
        "The whole part of a number.",
        [Required("number", Numbers)],
        Type(ValueKind.Integer),
        [
            new FunctionExample("integer(12.9)", "12"),
            new FunctionExample("integer(\"۱۳۸۰\")", "1380"),
            new FunctionExample("integer(\"many\")", ""),
        ],
        Evaluate);

    private static Value.Integer? Evaluate(ImmutableArray<Value?> arguments) =>
        NumberAt(arguments, 0) is >= long.MinValue and <= long.MaxValue and { } number ? Value.Integer.Of((long)decimal.Truncate(number)) : null;
}
