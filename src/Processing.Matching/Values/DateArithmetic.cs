using System.Globalization;
using NodaTime;
using NodaTime.Calendars;

namespace Processing.Matching.Values;

/// <summary>What can be computed of dates: validity, the ISO 8601 form, and whether two calendars agree. Pure and safe to share between threads.</summary>
/// <remarks>
/// Solar Hijri dates follow the astronomical rule, which is the calendar's legal definition (the year begins on the day whose noon,
/// Tehran time, first follows the March equinox). The 2,820-year arithmetic rule gives 1404 a wrong first day
/// (2025-03-20 for 2025-03-21); the 33-year rule equals the astronomical one from 1178 to 1501.
/// </remarks>
public static class DateArithmetic
{
    /// <summary>How many days two dates of which one is Islamic may differ and still mean the same day. The month begins with the sighting of the moon, which differs between countries by a day.</summary>
    public const int IslamicTolerance = 1;

    private static readonly CalendarSystem Tabular = CalendarSystem.GetIslamicCalendar(IslamicLeapYearPattern.Base16, IslamicEpoch.Civil);

    /// <summary>Whether the date exists: every month and day within its calendar, no part missing that the precision promises, and an interval that does not end before it starts.</summary>
    public static bool IsValid(DateValue date)
    {
        if (!HasParts(date.Precision, date.Start) || First(date.Calendar, date.Start) is not { } first)
        {
            return false;
        }

        return date.End is not { } end
            || (HasParts(date.Precision, end) && Last(date.Calendar, end) is { } last && last >= first);
    }

    /// <summary>The date when it exists, null when it does not.</summary>
    public static DateValue? Checked(DateValue date) => IsValid(date) ? date : null;

    /// <summary>The ISO 8601 form, in the Gregorian calendar.</summary>
    /// <remarks>
    /// Gregorian: <c>2014</c>, <c>2014-05</c>, <c>2014-05-03</c>, intervals with a slash (<c>2019/2021</c>). A day of another calendar
    /// is converted. A month or a year of another calendar, which is no month or year of this one, is the interval of its days.
    /// </remarks>
    /// <returns>Null for a date that does not exist or is not resolved.</returns>
    public static string? ToIso(DateValue date)
    {
        if (date.Unresolved is not null || !IsValid(date))
        {
            return null;
        }

        if (date.Calendar == CalendarKind.Gregorian)
        {
            return date.End is { } end ? $"{Print(date.Start)}/{Print(end)}" : Print(date.Start);
        }

        if (FirstDay(date) is not { } first || LastDay(date) is not { } last)
        {
            return null;
        }

        return date.Precision == DatePrecision.Day && date.End is null ? Print(first) : $"{Print(first)}/{Print(last)}";
    }

    /// <summary>Year, month and day as written, in the date's own calendar: <c>1402-04-28</c>, intervals with a slash.</summary>
    public static string ToOwnCalendar(DateValue date) =>
        date.End is { } end ? $"{Print(date.Start)}/{Print(end)}" : Print(date.Start);

    /// <summary>Whether a date and the one given beside it in another calendar mean the same time; null when only one is given or one does not exist.</summary>
    /// <remarks>Days agree when they are the same day, or within <see cref="IslamicTolerance"/> when one is Islamic. Coarser dates and intervals agree when they share a day.</remarks>
    public static bool? Agrees(DateValue date)
    {
        if (date.AlsoGiven is not { } other
            || FirstDay(date) is not { } first || LastDay(date) is not { } last
            || FirstDay(other) is not { } otherFirst || LastDay(other) is not { } otherLast)
        {
            return null;
        }

        var tolerance = IsIslamic(date.Calendar) || IsIslamic(other.Calendar) ? IslamicTolerance : 0;
        return first <= otherLast.PlusDays(tolerance) && otherFirst <= last.PlusDays(tolerance);
    }

    /// <summary>The day of the week in English, lower case; null unless the date is one day.</summary>
    public static string? DayOfWeek(DateValue date) =>
        date is { Precision: DatePrecision.Day, End: null } && FirstDay(date) is { } day
            ? day.DayOfWeek.ToString().ToLowerInvariant()
            : null;

    /// <summary>Number of days from the first to the last, both counted; null for a date that does not exist.</summary>
    public static int? CountDays(DateValue date) =>
        FirstDay(date) is { } first && LastDay(date) is { } last ? Period.DaysBetween(first, last) + 1 : null;

    /// <summary>Orders two dates by their first day, then their last; null when one does not exist.</summary>
    public static int? Compare(DateValue left, DateValue right)
    {
        if (FirstDay(left) is not { } leftFirst || FirstDay(right) is not { } rightFirst
            || LastDay(left) is not { } leftLast || LastDay(right) is not { } rightLast)
        {
            return null;
        }

        var order = leftFirst.CompareTo(rightFirst);
        return order != 0 ? order : leftLast.CompareTo(rightLast);
    }

    /// <summary>First and last day of a date in ISO 8601, by which dates are compared; null where one of them is not known.</summary>
    internal static string? DaysOf(DateValue date) => FirstDay(date) is { } first && LastDay(date) is { } last ? $"{Print(first)}/{Print(last)}" : null;

    internal static string NameOf(CalendarKind calendar) => calendar switch
    {
        CalendarKind.Gregorian => "gregorian",
        CalendarKind.SolarHijri => "solar_hijri",
        CalendarKind.IslamicTabular => "islamic_tabular",
        _ => "umm_al_qura",
    };

    internal static CalendarKind? FindCalendar(string name) => name switch
    {
        "gregorian" => CalendarKind.Gregorian,
        "solar_hijri" => CalendarKind.SolarHijri,
        "islamic_tabular" => CalendarKind.IslamicTabular,
        "umm_al_qura" => CalendarKind.UmmAlQura,
        _ => null,
    };

    private static LocalDate? FirstDay(DateValue date) =>
        date.Unresolved is null && HasParts(date.Precision, date.Start) ? First(date.Calendar, date.Start) : null;

    private static LocalDate? LastDay(DateValue date)
    {
        var end = date.End ?? date.Start;
        return date.Unresolved is null && HasParts(date.Precision, end) ? Last(date.Calendar, end) : null;
    }

    private static bool HasParts(DatePrecision precision, DateParts parts) => precision switch
    {
        DatePrecision.Year => parts is { Month: 0, Day: 0 },
        DatePrecision.Month => parts is { Month: > 0, Day: 0 },
        _ => parts is { Month: > 0, Day: > 0 },
    };

    private static LocalDate? First(CalendarKind calendar, DateParts parts) =>
        ToDay(calendar, parts.Year, Math.Max(1, parts.Month), Math.Max(1, parts.Day));

    private static LocalDate? Last(CalendarKind calendar, DateParts parts)
    {
        var system = SystemOf(calendar);
        if (parts.Year < 1 || parts.Year > system.MaxYear || parts.Year < system.MinYear)
        {
            return null;
        }

        var month = parts.Month > 0 ? parts.Month : system.GetMonthsInYear(parts.Year);
        if (month > system.GetMonthsInYear(parts.Year))
        {
            return null;
        }

        return ToDay(calendar, parts.Year, month, parts.Day > 0 ? parts.Day : system.GetDaysInMonth(parts.Year, month));
    }

    private static LocalDate? ToDay(CalendarKind calendar, int year, int month, int day)
    {
        // Years that ISO 8601 cannot write with four digits are refused in every calendar.
        var system = SystemOf(calendar);
        if (year < Math.Max(1, system.MinYear) || year > Math.Min(9000, system.MaxYear)
            || month < 1 || month > system.GetMonthsInYear(year)
            || day < 1 || day > system.GetDaysInMonth(year, month))
        {
            return null;
        }

        return new LocalDate(year, month, day, system).WithCalendar(CalendarSystem.Iso);
    }

    private static CalendarSystem SystemOf(CalendarKind calendar) => calendar switch
    {
        CalendarKind.Gregorian => CalendarSystem.Iso,
        CalendarKind.SolarHijri => CalendarSystem.PersianAstronomical,
        CalendarKind.IslamicTabular => Tabular,
        _ => CalendarSystem.UmAlQura,
    };

    private static bool IsIslamic(CalendarKind calendar) => calendar is CalendarKind.IslamicTabular or CalendarKind.UmmAlQura;

    private static string Print(LocalDate day) => Print(new DateParts(day.Year, day.Month, day.Day));

    private static string Print(DateParts parts) => parts switch
    {
        { Month: 0 } => parts.Year.ToString("0000", CultureInfo.InvariantCulture),
        { Day: 0 } => string.Create(CultureInfo.InvariantCulture, $"{parts.Year:0000}-{parts.Month:00}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{parts.Year:0000}-{parts.Month:00}-{parts.Day:00}"),
    };
}
