using System.Globalization;

namespace Processing.Matching.Values.Timex;

/// <summary>Lengths of time in the notation of ISO 8601: <c>P3D</c>, <c>PT2H30M</c>, <c>P3WE</c> (weekends).</summary>
internal static class TimexDurations
{
    private const int SecondsOfDay = 86_400;

    /// <summary>The length in seconds; a month counts 30 days and a year 365. Null for a text that is no duration, or one longer than 10,000 years.</summary>
    public static decimal? Seconds(string duration)
    {
        decimal total = 0;
        var isTime = false;
        var start = 1;
        var at = 1;
        while (at < duration.Length)
        {
            if (duration[at] == 'T')
            {
                isTime = true;
                start = ++at;
                continue;
            }

            while (at < duration.Length && (char.IsAsciiDigit(duration[at]) || duration[at] == '.'))
            {
                at++;
            }

            if (at == start || at == duration.Length
                || !decimal.TryParse(duration.AsSpan(start, at - start), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
                || amount > 10_000_000_000 || UnitAt(duration, ref at, isTime) is not { } unit)
            {
                return null;
            }

            total += amount * unit;
            start = at;
        }

        return duration.Length > 2 && total <= 10_000m * 365 * SecondsOfDay ? total : null;
    }

    private static int? UnitAt(string duration, ref int at, bool isTime)
    {
        var unit = duration[at++];
        if (!isTime && unit == 'W' && at < duration.Length && duration[at] == 'E')
        {
            at++;
            return 2 * SecondsOfDay;
        }

        return (unit, isTime) switch
        {
            ('S', true) => 1,
            ('M', true) => 60,
            ('H', true) => 3_600,
            ('D', false) => SecondsOfDay,
            ('W', false) => 7 * SecondsOfDay,
            ('M', false) => 30 * SecondsOfDay,
            ('Y', false) => 365 * SecondsOfDay,
            _ => null,
        };
    }
}
