using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class YearsFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "years",
        "The interval from one year to another, both included.",
        [Calendar, Required("first", Numbers), Required("last", Numbers)],
        Type(ValueKind.Date),
        [
            new FunctionExample("years(gregorian, 2019, 2021)", "2019/2021"),
            new FunctionExample("years(solar_hijri, 1389, 1390)", "2010-03-21/2012-03-19"),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments) =>
        CalendarAt(arguments, 0) is { } calendar && IntegerAt(arguments, 1) is { } first && IntegerAt(arguments, 2) is { } last
            ? ToValue(new DateValue(calendar, DatePrecision.Year, new DateParts(first, 0, 0), new DateParts(last, 0, 0)))
            : null;
}
