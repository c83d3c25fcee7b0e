using System.Globalization;
using NodaTime;
using NodaTime.Calendars;
using NodaTime.Text;
using Processing.Matching.Values;

namespace Processing.Server.Mapping;

/// <summary>Dates and durations in ISO 8601, made from what a rule read.</summary>
internal static class IsoNotation
{
    /// <summary>The date in the Gregorian calendar; empty where it cannot be resolved or does not exist.</summary>
    public static string ToIso(DateValue date)
    {
        if (Resolve(date) is not { } days)
        {
            return "";
        }

        if (date.Calendar != CalendarKind.Gregorian)
        {
            return days.First == days.Last ? Day(days.First) : $"{Day(days.First)}/{Day(days.Last)}";
        }

        var start = Written(date.Start, date.Precision);
        return date.End is { } end ? $"{start}/{Written(end, date.Precision)}" : start;
    }

    /// <summary>Whether a date and the one also given share a day, or nearly so when one is Islamic; null where one of them is missing or not resolved.</summary>
    /// <remarks>An Islamic month begins with the sighting of the moon, which differs between countries by a day.</remarks>
    public static bool? Agrees(DateValue date)
    {
        if (date.AlsoGiven is not { } other || Resolve(date) is not { } here || Resolve(other) is not { } there)
        {
            return null;
        }

        var tolerance = IsIslamic(date.Calendar) || IsIslamic(other.Calendar) ? 1 : 0;
        return here.First <= there.Last.PlusDays(tolerance) && there.First <= here.Last.PlusDays(tolerance);
    }

    /// <summary>A duration; empty for an unknown unit.</summary>
    public static string ToIso(Value.Duration duration)
    {
        var amount = duration.Amount.ToString(CultureInfo.InvariantCulture);
        return duration.Unit switch
        {
            "year" => $"P{amount}Y",
            "month" => $"P{amount}M",
            "week" => $"P{amount}W",
            "day" => $"P{amount}D",
            "hour" => $"PT{amount}H",
            "minute" => $"PT{amount}M",
            "second" => $"PT{amount}S",
            _ => "",
        };
    }

    private static (LocalDate First, LocalDate Last)? Resolve(DateValue date)
    {
        if (date.Unresolved is not null)
        {
            return null;
        }

        var calendar = date.Calendar switch
        {
            CalendarKind.SolarHijri => CalendarSystem.PersianAstronomical,
            CalendarKind.IslamicTabular => CalendarSystem.GetIslamicCalendar(IslamicLeapYearPattern.Base16, IslamicEpoch.Civil),
            CalendarKind.UmmAlQura => CalendarSystem.UmAlQura,
            _ => CalendarSystem.Iso,
        };
        if (Days(date.Start, date.Precision, calendar) is not { } start)
        {
            return null;
        }

        if (date.End is not { } end)
        {
            return start;
        }

        return Days(end, date.Precision, calendar) is { } last && start.First <= last.Last ? (start.First, last.Last) : null;
    }

    // All days that a date of some precision covers. Years outside what ISO 8601 writes with four digits give none.
    private static (LocalDate First, LocalDate Last)? Days(DateParts parts, DatePrecision precision, CalendarSystem calendar)
    {
        var (year, month, day) = parts;
        if (year < Math.Max(calendar.MinYear, 1) || year > Math.Min(calendar.MaxYear, 9999))
        {
            return null;
        }

        var firstMonth = precision == DatePrecision.Year ? 1 : month;
        var lastMonth = precision == DatePrecision.Year ? calendar.GetMonthsInYear(year) : month;
        if (firstMonth < 1 || lastMonth > calendar.GetMonthsInYear(year))
        {
            return null;
        }

        var daysInLast = calendar.GetDaysInMonth(year, lastMonth);
        var firstDay = precision == DatePrecision.Day ? day : 1;
        var lastDay = precision == DatePrecision.Day ? day : daysInLast;
        if (firstDay < 1 || lastDay > daysInLast)
        {
            return null;
        }

        var first = new LocalDate(year, firstMonth, firstDay, calendar).WithCalendar(CalendarSystem.Iso);
        var last = new LocalDate(year, lastMonth, lastDay, calendar).WithCalendar(CalendarSystem.Iso);
        return last.Year > 9999 ? null : (first, last);
    }

    private static bool IsIslamic(CalendarKind calendar) => calendar is CalendarKind.IslamicTabular or CalendarKind.UmmAlQura;

    private static string Day(LocalDate date) => LocalDatePattern.Iso.Format(date);

    private static string Written(DateParts parts, DatePrecision precision) => precision switch
    {
        DatePrecision.Year => parts.Year.ToString("D4", CultureInfo.InvariantCulture),
        DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{parts.Year:D4}-{parts.Month:D2}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{parts.Year:D4}-{parts.Month:D2}-{parts.Day:D2}"),
    };
}
