namespace Processing.Matching.Values;

/// <summary>A calendar that dates are written in.</summary>
public enum CalendarKind
{
    /// <summary>Gregorian.</summary>
    Gregorian = 0,

    /// <summary>Solar Hijri (Persian, Jalali), by its astronomical rule; see <see cref="DateArithmetic"/>.</summary>
    SolarHijri,

    /// <summary>Islamic, tabular (civil epoch, base-16 leap years).</summary>
    IslamicTabular,

    /// <summary>Islamic, Umm al-Qura.</summary>
    UmmAlQura,
}

/// <summary>How much of a date is known.</summary>
public enum DatePrecision
{
    /// <summary>The year only.</summary>
    Year = 0,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>Year, month and day.</summary>
    Day,
}

/// <summary>Year, month and day as written, in one calendar.</summary>
/// <param name="Year">The year of that calendar.</param>
/// <param name="Month">1 to 12; 0 when not known.</param>
/// <param name="Day">1 to 31; 0 when not known.</param>
public readonly record struct DateParts(int Year, int Month, int Day);

/// <summary>A date, period or interval as the document gives it.</summary>
/// <param name="Calendar">The calendar it was written in.</param>
/// <param name="Precision">How much is known.</param>
/// <param name="Start">The date, or the first of an interval.</param>
/// <param name="End">The last of an interval, inclusive; null when it is none.</param>
public sealed record DateValue(CalendarKind Calendar, DatePrecision Precision, DateParts Start, DateParts? End = null)
{
    /// <summary>The same day as the document gives it in another calendar; null when it gives one calendar only.</summary>
    public DateValue? AlsoGiven { get; init; }

    /// <summary>What is missing to resolve a relative date, such as <c>yesterday</c>; null for a date that stands on its own.</summary>
    public string? Unresolved { get; init; }
}
