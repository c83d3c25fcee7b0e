using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class NumberFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "number",
        "The number that a text writes in digits of any script, with grouping and decimal separators.",
        [Required("text", Numbers)],
        Type(ValueKind.Decimal),
        [
            new FunctionExample("number(\"۱۲٬۳۴۵٫۵\")", "12345.5"),
            new FunctionExample("number(\"1,234\")", "1234"),
            new FunctionExample("number(\"1,5\")", "1.5"),
            new FunctionExample("number(\"twelve\")", ""),
        ],
        Evaluate);

    private static Value.Decimal? Evaluate(ImmutableArray<Value?> arguments) => NumberAt(arguments, 0) is { } number ? new Value.Decimal(number) : null;
}
