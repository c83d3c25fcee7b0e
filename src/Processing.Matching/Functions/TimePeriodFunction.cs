using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;
using Processing.Matching.Values;
using static Processing.Matching.Functions.FunctionParts;

namespace Processing.Matching.Functions;

internal static class TimePeriodFunction
{
    public static FunctionDefinition Definition { get; } = new(
        "time_period",
        "The day, week, weekend, month, quarter, year or decade that is some of them from the one that holds a day, in the notation of TIMEX3: 0 is that one, 1 the next, -1 the one before. Counted from the moment of reference unless a day is given; absent without any.",
        [Required("amount", Numbers), UnitOfTime("day", "week", "weekend", "month", "quarter", "year", "decade"), Optional("from", Texts)],
        Type(ValueKind.Text),
        [
            new FunctionExample("time_period(1, week, \"2016-11-07\")", "2016-W46"),
            new FunctionExample("time_period(0, weekend, \"2016-11-07\")", "2016-W45-WE"),
            new FunctionExample("time_period(-1, month, \"2016-01-07\")", "2015-12"),
            new FunctionExample("time_period(0, quarter, \"2016-11-07\")", "2016-Q4"),
            new FunctionExample("time_period(1, year, \"2016-11-07\")", "2017"),
            new FunctionExample("time_period(1, decade, \"2016-11-07\")", "(2020-01-01,2030-01-01,P10Y)"),
            new FunctionExample("time_period(1, week, \"soon\")", ""),
        ],
        Evaluate)
    {
        DefaultsToReference = true,
    };

    private static Value.Text? Evaluate(ImmutableArray<Value?> arguments)
    {
        if (IntegerAt(arguments, 0) is not { } amount || MomentAt(arguments, 2) is not { } from || Math.Abs(amount) > 900 || from.Year is < 1000 or > 8000)
        {
            return null;
        }

        var day = from.Date;
        var period = TextAt(arguments, 1) switch
        {
            "day" => LocalDatePattern.Iso.Format(day.PlusDays(amount)),
            "week" => Week(day.PlusWeeks(amount)),
            "weekend" => $"{Week(day.PlusWeeks(amount))}-WE",
            "month" => Month(day.PlusMonths(amount)),
            "quarter" => Quarter(day.PlusMonths(3 * amount)),
            "year" when day.Year + amount is > 0 and < 9000 => Year(day.Year + amount),
            "decade" when Math.Abs(amount) < 90 => Decade((day.Year / 10 * 10) + (10 * amount)),
            _ => null,
        };
        return period is null ? null : new Value.Text(period);
    }

    private static string Year(int year) => year.ToString("D4", CultureInfo.InvariantCulture);

    private static string Month(LocalDate day) => $"{Year(day.Year)}-{day.Month.ToString("D2", CultureInfo.InvariantCulture)}";

    private static string Quarter(LocalDate day) => $"{Year(day.Year)}-Q{((day.Month + 2) / 3).ToString(CultureInfo.InvariantCulture)}";

    private static string Week(LocalDate day) =>
        $"{Year(WeekYearRules.Iso.GetWeekYear(day))}-W{WeekYearRules.Iso.GetWeekOfWeekYear(day).ToString("D2", CultureInfo.InvariantCulture)}";

    private static string Decade(int first) => $"({Year(first)}-01-01,{Year(first + 10)}-01-01,P10Y)";
}
