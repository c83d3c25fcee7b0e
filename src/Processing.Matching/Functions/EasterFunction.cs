using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class EasterFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "easter",
        "Easter Sunday of a Gregorian year of 1583 to 8999, by the Gregorian rule of the western churches, as an ISO 8601 day.",
        [Between(Required("year", Numbers), 1583, 8999)],
        Type(ValueKind.Text),
        [
            new FunctionExample("easter(2018)", "2018-04-01"),
            new FunctionExample("easter(2038)", "2038-04-25"),
            new FunctionExample("easter(33)", ""),
        ],
        Evaluate);

    // The anonymous Gregorian algorithm, in the form of Meeus, Astronomical Algorithms (1991), chapter 8.
    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (IntegerAt(arguments, 0) is not (>= 1583 and <= 8999 and { } year))
        {
            return null;
        }

        var golden = year % 19;
        var (century, inCentury) = (year / 100, year % 100);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - (century / 4) - correction + 15) % 30;
        var weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        var shift = (golden + (11 * epact) + (22 * weekday)) / 451;
        var month = (epact + weekday - (7 * shift) + 114) / 31;
        var day = ((epact + weekday - (7 * shift) + 114) % 31) + 1;
        return new Value.Text(LocalDatePattern.Iso.Format(new LocalDate(year, month, day)));
    }
}
