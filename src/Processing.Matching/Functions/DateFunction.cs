using System.Collections.Immutable;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class DateFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "date",
        "A date of a calendar: a year, a month or a day. Absent when it does not exist. Years of two digits are taken as they are, not guessed.",
        [Calendar, Required("year", Numbers), Between(Optional("month", Numbers), 1, 12), Between(Optional("day", Numbers), 1, 31)],
        Type(ValueKind.Date),
        [
            new FunctionExample("date(gregorian, 2014, 5, 3)", "2014-05-03"),
            new FunctionExample("date(gregorian, 2014, 5)", "2014-05"),
            new FunctionExample("date(gregorian, 2014)", "2014"),
            new FunctionExample("date(solar_hijri, 1403, 1, 1)", "2024-03-20"),
            new FunctionExample("date(solar_hijri, 1389, 1)", "2010-03-21/2010-04-20"),
            new FunctionExample("date(gregorian, 2023, 2, 29)", ""),
        ],
        Evaluate);

    private static Value? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (CalendarAt(arguments, 0) is not { } calendar || IntegerAt(arguments, 1) is not { } year)
        {
            return null;
        }

        var (month, day) = (IntegerAt(arguments, 2), IntegerAt(arguments, 3));
        if ((At(arguments, 2) is not null && month is not > 0) || (At(arguments, 3) is not null && day is not > 0) || (month is null && day is not null))
        {
            return null;
        }

        var precision = day is not null ? DatePrecision.Day : month is not null ? DatePrecision.Month : DatePrecision.Year;
        return ToValue(new DateValue(calendar, precision, new DateParts(year, month ?? 0, day ?? 0)));
    }
}
