using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class WeekdayFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "weekday",
        "The day of the week of a date, in English and lower case. Absent unless the date is one day.",
        [Required("date", ValueKind.Date)],
        Type(ValueKind.Text),
        [
            new FunctionExample("weekday(date(gregorian, 2023, 7, 19))", "wednesday"),
            new FunctionExample("weekday(date(gregorian, 2023))", ""),
        ],
        Evaluate);

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments) =>
        DateAt(arguments, 0) is { } date && DateArithmetic.DayOfWeek(date) is { } day ? new Value.Text(day) : null;
}
