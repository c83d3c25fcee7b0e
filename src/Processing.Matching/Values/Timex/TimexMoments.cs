using NodaTime;

namespace Processing.Matching.Values.Timex;

/// <summary>A stretch of days that a date part means. A day is a stretch of one.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The day behind the last.</param>
/// <param name="IsDay">Whether it is written as a day, not as a stretch.</param>
internal readonly record struct DayStretch(LocalDate Start, LocalDate End, bool IsDay)
{
    public static DayStretch Day(LocalDate day) => new(day, day.PlusDays(1), true);

    public static DayStretch Days(LocalDate start, LocalDate end) => new(start, end, false);
}

/// <summary>What a time part means: a time, or a part of the day.</summary>
/// <param name="Start">The time, or the first of the part.</param>
/// <param name="End">The last of the part; null for a time.</param>
internal readonly record struct ClockStretch(LocalTime Start, LocalTime? End);
