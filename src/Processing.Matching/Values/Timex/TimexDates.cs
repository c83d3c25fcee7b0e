using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Processing.Matching.Values.Timex;

/// <summary>The days that the date part of a timex may mean, around a reference day.</summary>
/// <remarks>
/// Forms: <c>2016</c>, <c>2016-11</c>, <c>2016-11-07</c>, <c>2016-W45</c>, <c>2016-W45-1</c>, <c>2016-W45-WE</c> (its weekend), <c>2016-Q4</c>, <c>2016-SU</c> (its summer: <c>SP</c>, <c>SU</c>, <c>FA</c> and <c>WI</c> begin at the equinoxes and solstices of the northern half of the Earth),
/// <c>2016-11-W02</c> (the week that holds the month's second Thursday), <c>2016-11-WXX-1-#2</c> (its second Monday; a fifth that a month has not is its last); <c>XXXX</c> for any year, <c>XXXX-XX-15</c> for any
/// month, <c>XXXX-WXX-1</c> for any week. ISO 8601 weeks begin on Monday.
/// </remarks>
internal static class TimexDates
{
    private const int YearsAround = 8;
    private const int MonthsAround = 13;

    /// <summary>Everything the part may mean near the reference, in order of time; empty for a form that is not known or has no day.</summary>
    /// <param name="date">The date part.</param>
    /// <param name="reference">The day to count from; null when there is none, then a part with <c>X</c> means nothing.</param>
    public static IEnumerable<DayStretch> Candidates(string date, LocalDate? reference)
    {
        var parts = date.Split('-');
        if (parts[0] != "XXXX")
        {
            return Number(parts[0], 4) is { } year ? InYear(year, parts[1..]) : [];
        }

        if (reference is not { } day)
        {
            return [];
        }

        return parts switch
        {
            [_, "WXX", var weekday] => Number(weekday, 1) is >= 1 and <= 7 and { } number ? Weekdays(day, number) : [],
            [_, "XX", var dayOfMonth] => Number(dayOfMonth, 2) is { } number ? MonthDays(day, number) : [],
            _ => Enumerable.Range(day.Year - YearsAround, (2 * YearsAround) + 1).SelectMany(near => InYear(near, parts[1..])),
        };
    }

    private static IEnumerable<DayStretch> InYear(int year, string[] rest)
    {
        if (year is < 1 or > 9000)
        {
            return [];
        }

        return rest switch
        {
            [] => [DayStretch.Days(new LocalDate(year, 1, 1), new LocalDate(year + 1, 1, 1))],
            ["SP"] => [Season(year, 3, 20, 6, 21)],
            ["SU"] => [Season(year, 6, 21, 9, 23)],
            ["FA"] => [Season(year, 9, 23, 12, 21)],
            ["WI"] => [DayStretch.Days(new LocalDate(year, 12, 21), new LocalDate(year + 1, 3, 20))],
            [['Q', var digit]] when digit is >= '1' and <= '4' => [Months(new LocalDate(year, (3 * (digit - '1')) + 1, 1), 3)],
            [['W', .. var week], .. var inWeek] => Number(week, 2) is { } number ? InWeek(year, number, inWeek) : [],
            [var month, .. var inMonth] => Number(month, 2) is >= 1 and <= 12 and { } number ? InMonth(new LocalDate(year, number, 1), inMonth) : [],
        };
    }

    private static IEnumerable<DayStretch> InWeek(int year, int week, string[] rest)
    {
        if (week < 1 || week > WeekYearRules.Iso.GetWeeksInWeekYear(year))
        {
            return [];
        }

        var monday = LocalDate.FromWeekYearWeekAndDay(year, week, IsoDayOfWeek.Monday);
        return rest switch
        {
            [] => [DayStretch.Days(monday, monday.PlusDays(7))],
            ["WE"] => [DayStretch.Days(monday.PlusDays(5), monday.PlusDays(7))],
            [var weekday] => Number(weekday, 1) is >= 1 and <= 7 and { } number ? [DayStretch.Day(monday.PlusDays(number - 1))] : [],
            _ => [],
        };
    }

    private static IEnumerable<DayStretch> InMonth(LocalDate first, string[] rest) => rest switch
    {
        [] => [Months(first, 1)],
        ["WXX", var weekday, ['#', .. var nth]] => NthWeekday(first, Number(weekday, 1), Number(nth, 1)),
        [['W', .. var week]] => Number(week, 2) is >= 1 and <= 5 and { } number ? [WeekOf(first, number)] : [],
        [var day] => Number(day, 2) is { } number && number >= 1 && number <= first.Calendar.GetDaysInMonth(first.Year, first.Month) ? [DayStretch.Day(first.PlusDays(number - 1))] : [],
        _ => [],
    };

    private static IEnumerable<DayStretch> NthWeekday(LocalDate first, int? weekday, int? nth)
    {
        if (weekday is not (>= 1 and <= 7) || nth is not (>= 1 and <= 5))
        {
            return [];
        }

        var day = first.PlusDays(((weekday.Value - (int)first.DayOfWeek + 7) % 7) + (7 * (nth.Value - 1)));
        return day.Month == first.Month ? [DayStretch.Day(day)] : nth == 5 ? [DayStretch.Day(day.PlusDays(-7))] : [];
    }

    // ISO 8601 gives a week to the year that holds its Thursday; the same for months. A fifth week that a month has not is its last.
    private static DayStretch WeekOf(LocalDate first, int number)
    {
        var thursday = first.PlusDays(((int)IsoDayOfWeek.Thursday - (int)first.DayOfWeek + 7) % 7).PlusDays(7 * (number - 1));
        thursday = thursday.Month == first.Month ? thursday : thursday.PlusDays(-7);
        return DayStretch.Days(thursday.PlusDays(-3), thursday.PlusDays(4));
    }

    private static IEnumerable<DayStretch> Weekdays(LocalDate day, int weekday)
    {
        var coming = day.PlusDays((weekday - (int)day.DayOfWeek + 7) % 7);
        return [DayStretch.Day(coming.PlusDays(-7)), DayStretch.Day(coming), DayStretch.Day(coming.PlusDays(7))];
    }

    private static IEnumerable<DayStretch> MonthDays(LocalDate day, int number) =>
        Enumerable.Range(-MonthsAround, (2 * MonthsAround) + 1)
            .Select(months => new LocalDate(day.Year, day.Month, 1).PlusMonths(months))
            .Where(month => number >= 1 && number <= month.Calendar.GetDaysInMonth(month.Year, month.Month))
            .Select(month => DayStretch.Day(month.PlusDays(number - 1)));

    private static DayStretch Season(int year, int month, int day, int endMonth, int endDay) =>
        DayStretch.Days(new LocalDate(year, month, day), new LocalDate(year, endMonth, endDay));

    private static DayStretch Months(LocalDate first, int count) => DayStretch.Days(first, first.PlusMonths(count));

    private static int? Number(string digits, int length) =>
        digits.Length == length && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
