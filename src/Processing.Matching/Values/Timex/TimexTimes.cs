using System.Globalization;
using NodaTime;

namespace Processing.Matching.Values.Timex;

/// <summary>The times that the time part of a timex may mean.</summary>
/// <remarks>
/// Forms: <c>15</c>, <c>15:30</c>, <c>15:30:20</c>; with <c>?</c> behind it an hour of 1 to 12 may be before or after noon; the parts of the day
/// <c>MO</c> 8 to 12, <c>AF</c> 12 to 16, <c>EV</c> 16 to 20, <c>NI</c> 20 to 23:59:59, <c>DT</c> 8 to 18 and <c>NT</c> 0 to 8, as TIMEX3 and its best known resolver have them.
/// </remarks>
internal static class TimexTimes
{
    public static IReadOnlyList<ClockStretch> Candidates(string time)
    {
        var part = time switch
        {
            "MO" => Part(8, new LocalTime(12, 0)),
            "AF" => Part(12, new LocalTime(16, 0)),
            "EV" => Part(16, new LocalTime(20, 0)),
            "NI" => Part(20, new LocalTime(23, 59, 59)),
            "DT" => Part(8, new LocalTime(18, 0)),
            "NT" => Part(0, new LocalTime(8, 0)),
            _ => default(ClockStretch?),
        };
        if (part is { } known)
        {
            return [known];
        }

        var isOpen = time.EndsWith('?');
        if (Read(isOpen ? time[..^1] : time) is not { } clock)
        {
            return [];
        }

        return isOpen && clock.Hour <= 12 && clock.Hour > 0
            ? [new ClockStretch(clock.Hour == 12 ? clock.PlusHours(-12) : clock, null), new ClockStretch(clock.Hour == 12 ? clock : clock.PlusHours(12), null)]
            : [new ClockStretch(clock, null)];
    }

    private static ClockStretch Part(int hour, LocalTime end) => new(new LocalTime(hour, 0), end);

    private static LocalTime? Read(string time)
    {
        Span<int> numbers = [0, 0, 0];
        var count = 0;
        foreach (var part in time.Split(':'))
        {
            if (count == 3 || part.Length is not (1 or 2) || !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[count++]))
            {
                return null;
            }
        }

        // Midnight at the end of a day is written 24.
        var hour = numbers is [24, 0, 0] ? 0 : numbers[0];
        return hour < 24 && numbers[1] < 60 && numbers[2] < 60 ? new LocalTime(hour, numbers[1], numbers[2]) : null;
    }
}
