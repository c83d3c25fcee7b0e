using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class DurationFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "duration",
        "A length of time of 0 or more.",
        [Required("amount", Numbers), UnitOfTime("second", "minute", "hour", "day", "week", "month", "year")],
        Type(ValueKind.Duration),
        [
            new FunctionExample("duration(2, day)", "P2D"),
            new FunctionExample("duration(\"۳\", hour)", "PT3H"),
            new FunctionExample("duration(-2, day)", ""),
        ],
        Evaluate);

    private static Value.Duration? Evaluate(ImmutableArray<Value?> arguments) =>
        NumberAt(arguments, 0) is >= 0 and { } amount
        && TextAt(arguments, 1) is "second" or "minute" or "hour" or "day" or "week" or "month" or "year"
        && TextAt(arguments, 1) is { } unit
            ? new Value.Duration(amount, unit)
            : null;
}
