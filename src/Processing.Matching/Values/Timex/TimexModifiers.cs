using NodaTime;

namespace Processing.Matching.Values.Timex;

/// <summary>What "before", "since", "early in" and the like make of a value.</summary>
internal static class TimexModifiers
{
    public static string Apply(TimexValue value, string? modifier) => modifier switch
    {
        "before" => $"/{value.Start}",
        "after" => $"{value.End}/",
        "since" => $"{value.Start}/",
        "until" => $"/{value.Start}",
        "before-end" => $"/{value.End}",
        "start" or "mid" or "end" when value.IsStretch => Third(value, modifier),
        _ => value.ToString(),
    };

    // A year has thirds of four months, a month of ten days; the thirds of a week overlap, as they do in speech; a part of a day has halves.
    private static string Third(TimexValue value, string third)
    {
        var days = Period.DaysBetween(value.First.Date, value.Last.Date);
        var (start, end) = (value.First, value.Last);
        if (value.Clock is not null)
        {
            var middle = start.PlusHours(2);
            return third == "start" ? $"{value.Print(start)}/{value.Print(middle)}" : $"{value.Print(middle)}/{value.Print(end)}";
        }

        var (first, second) = days switch
        {
            > 31 => (start.PlusMonths(4), start.PlusMonths(8)),
            > 7 => (start.PlusDays(10), start.PlusDays(20)),
            _ => (start.PlusDays(3), start.PlusDays(3)),
        };
        return third switch
        {
            "start" => $"{value.Print(start)}/{value.Print(first)}",
            "mid" => $"{value.Print(days > 7 ? first : start.PlusDays(1))}/{value.Print(days > 7 ? second : start.PlusDays(4))}",
            _ => $"{value.Print(second)}/{value.Print(end)}",
        };
    }
}
