using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class BothCalendarsFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "both_calendars",
        "A date that the document gives in two calendars: the first, which also knows the second. Its member agrees says whether both mean the same day.",
        [Required("date", ValueKind.Date), Required("also", ValueKind.Date)],
        Type(ValueKind.Date),
        [
            new FunctionExample("both_calendars(date(gregorian, 2023, 7, 19), date(solar_hijri, 1402, 4, 28))", "2023-07-19"),
        ],
        Evaluate);

    private static Value.Date? Evaluate(ImmutableArray<Value?> arguments) =>
        DateAt(arguments, 0) is { } date && DateAt(arguments, 1) is { } also
            ? new Value.Date(date with { AlsoGiven = also with { AlsoGiven = null } })
            : null;
}
