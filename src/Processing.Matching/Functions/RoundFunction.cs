using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class RoundFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "round",
        "A number rounded to 0 to 28 decimal digits, halves away from zero; to none unless digits says otherwise.",
        [Required("number", Numbers), Between(Optional("digits", ValueKind.Integer), 0, 28)],
        Type(ValueKind.Decimal),
        [
            new FunctionExample("round(2.5)", "3"),
            new FunctionExample("round(2.345, 2)", "2.35"),
        ],
        Evaluate);

    private static Value.Decimal? Evaluate(ImmutableArray<Value?> arguments) =>
        NumberAt(arguments, 0) is { } number && (At(arguments, 1) is null ? 0 : IntegerAt(arguments, 1)) is >= 0 and <= 28 and { } digits
            ? new Value.Decimal(decimal.Round(number, digits, MidpointRounding.AwayFromZero))
            : null;
}
