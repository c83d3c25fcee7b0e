using NodaTime;
using NodaTime.Text;

namespace Processing.Matching.Values.Timex;

/// <summary>One meaning of a timex: a day, a time, a moment, or a stretch of them whose end is left out of it.</summary>
/// <param name="Days">The days; null for a time without a date.</param>
/// <param name="Clock">The time; null for a date without a time.</param>
internal readonly record struct TimexValue(DayStretch? Days, ClockStretch? Clock)
{
    /// <summary>Whether it is written as a stretch.</summary>
    public bool IsStretch => Clock is { } clock ? clock.End is not null : Days is { IsDay: false };

    /// <summary>The first moment; of a time without a date, on a day without meaning.</summary>
    public LocalDateTime First => (Days?.Start ?? default).At(Clock?.Start ?? LocalTime.Midnight);

    /// <summary>The moment behind the last.</summary>
    public LocalDateTime Last
    {
        get
        {
            if (Clock is { } clock)
            {
                return (Days?.Start ?? default).At(clock.End ?? clock.Start);
            }

            return (Days?.End ?? default).AtMidnight();
        }
    }

    /// <summary>The day, time or moment it begins with, as it is printed.</summary>
    public string Start => Print(First);

    /// <summary>The day, time or moment behind it; of a single day or moment, that itself.</summary>
    public string End => IsStretch ? Print(Last) : Start;

    /// <summary>Prints a moment as finely as this value is known: <c>2016-11-07</c>, <c>15:00:00</c> or <c>2016-11-07T15:00:00</c>.</summary>
    public string Print(LocalDateTime moment) => (Days, Clock) switch
    {
        (null, _) => LocalTimePattern.ExtendedIso.Format(moment.TimeOfDay),
        (_, null) => LocalDatePattern.Iso.Format(moment.Date),
        _ => LocalDateTimePattern.ExtendedIso.Format(moment),
    };

    /// <summary>A value, or <c>start/end</c>.</summary>
    public override string ToString() => IsStretch ? $"{Start}/{End}" : Start;
}
