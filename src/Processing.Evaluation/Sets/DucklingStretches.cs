using System.Globalization;
using static Processing.Evaluation.Sets.DucklingMoments;

namespace Processing.Evaluation.Sets;

/// <summary>Stretches of time whose ends Duckling puts elsewhere than TIMEX3 does.</summary>
internal static class DucklingStretches
{
    /// <summary>A day counted from the reference: `in 2 years` is a month, `3 days ago` an hour.</summary>
    public static string Counted(int amount, string unit, DateTime reference)
    {
        var (moment, grain) = unit switch
        {
            "year" => (new DateTime(reference.Year, reference.Month, 1, 0, 0, 0, DateTimeKind.Unspecified).AddYears(amount), "month"),
            "month" => (reference.Date.AddMonths(amount), "day"),
            "week" => (reference.Date.AddDays(7 * amount), "day"),
            _ => (reference.Date.AddHours(reference.Hour).AddDays(amount), "hour"),
        };
        return $"{Print(moment)} {grain}";
    }

    /// <summary>The interval by the set's own convention; null where it has none.</summary>
    public static string? Convention(WrittenTime written, DateTime? start, DateTime? end, DateTime reference) =>
        (start is { } first ? PartOfDay(written.Timex, first) ?? Season(written.Timex, first, end) ?? Third(written, first) ?? Weekend(written.Timex, first) ?? Whole(written.Timex, first, reference) : null)
        ?? (start is null && written.Modifier is "before-end" && end > reference ? $"{Print(reference)}/{Print(end)}" : null);

    /// <summary>The hours of morning, afternoon, evening and night, which are longer than those of TIMEX3.</summary>
    private static string? PartOfDay(string timex, DateTime start)
    {
        (int From, int To)? hours = timex.Length < 3 ? null : timex[^3..] switch
        {
            "TMO" => (0, 12),
            "TAF" => (12, 19),
            "TEV" or "TNI" => (18, 24),
            _ => null,
        };
        return hours is { } found ? $"{Print(start.Date.AddHours(found.From))}/{Print(start.Date.AddHours(found.To))}" : null;
    }

    /// <summary>A named season takes in the day on which the next one begins.</summary>
    private static string? Season(string timex, DateTime start, DateTime? end) =>
        timex.Length == 7 && timex[4] == '-' && char.IsLetter(timex[5]) && char.IsLetter(timex[6]) ? $"{Print(start)}/{Print(end?.AddDays(1))}" : null;

    /// <summary>A year begins for three months, and a week ends on Friday.</summary>
    private static string? Third(WrittenTime written, DateTime start) => (written.Modifier, written.Timex.Length) switch
    {
        ("start", 4) => $"{Print(start)}/{Print(start.AddMonths(3))}",
        ("end", 8) when written.Timex.Contains("-W", StringComparison.Ordinal) => $"{Print(start.AddDays(1))}/{Print(start.AddDays(4))}",
        _ => null,
    };

    /// <summary>A weekend begins on Friday at 18 hours.</summary>
    private static string? Weekend(string timex, DateTime start) =>
        timex.EndsWith("-WE", StringComparison.Ordinal) ? $"{Print(start.AddHours(-6))}/{Print(start.AddDays(2))}" : null;

    /// <summary>The next or last few units are whole ones: `next three weeks` begin on Monday, `last 2 hours` end with the hour.</summary>
    private static string? Whole(string timex, DateTime start, DateTime reference)
    {
        if (!timex.EndsWith(')') || timex.Split(",P") is not [_, var length])
        {
            return null;
        }

        var isTime = length.StartsWith('T');
        var (amount, unit) = (length.TrimStart('T')[..^2], length[^2]);
        if (!int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || Border(unit, isTime, reference) is not { } border)
        {
            return null;
        }

        return start >= (isTime ? reference : reference.Date)
            ? $"{Print(border(1))}/{Print(border(1 + count))}"
            : $"{Print(border(-count))}/{Print(border(0))}";
    }

    /// <summary>The beginning of the unit that is so many from the one that holds the reference.</summary>
    private static Func<int, DateTime>? Border(char unit, bool isTime, DateTime reference)
    {
        var day = reference.Date;
        var minute = day.AddMinutes((60 * reference.Hour) + reference.Minute);
        return (unit, isTime) switch
        {
            ('S', true) => count => minute.AddSeconds(reference.Second + count),
            ('M', true) => count => minute.AddMinutes(count),
            ('H', true) => count => day.AddHours(reference.Hour + count),
            ('D', false) => count => day.AddDays(count),
            ('W', false) => count => day.AddDays((7 * count) - (((int)day.DayOfWeek + 6) % 7)),
            ('M', false) => count => day.AddDays(1 - day.Day).AddMonths(count),
            ('Y', false) => count => new DateTime(day.Year + count, 1, 1, 0, 0, 0, DateTimeKind.Unspecified),
            _ => null,
        };
    }
}
