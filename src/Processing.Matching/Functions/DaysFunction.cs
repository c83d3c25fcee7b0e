using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class DaysFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "days",
        "The interval from one day of a month to another, both included.",
        [Calendar, Required("year", Numbers), Between(Required("month", Numbers), 1, 12), Between(Required("first_day", Numbers), 1, 31), Between(Required("last_day", Numbers), 1, 31)],
        Type(ValueKind.Date),
        [
            new FunctionExample("days(gregorian, 2016, 5, 4, 5)", "2016-05-04/2016-05-05"),
            new FunctionExample("days(solar_hijri, 1395, 2, 15, 16)", "2016-05-04/2016-05-05"),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        CalendarAt(arguments, 0) is { } calendar && IntegerAt(arguments, 1) is { } year && IntegerAt(arguments, 2) is { } month
        && IntegerAt(arguments, 3) is { } first && IntegerAt(arguments, 4) is { } last
            ? ToValue(new DateValue(calendar, DatePrecision.Day, new DateParts(year, month, first), new DateParts(year, month, last)))
            : null;
}
