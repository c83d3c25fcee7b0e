using System.Globalization;

namespace Processing.Evaluation.Sets;

/// <summary>Our values of dates and times in Duckling's form: a moment with its grain, or a half-open interval.</summary>
/// <remarks>
/// Of several values Duckling's tests want the first that is still to come. A time of day is the coming one. What is counted is known to
/// the unit below the one in which it was counted. Its clock stands at UTC-2.
/// </remarks>
internal static class DucklingMoments
{
    private const int OffsetOfSet = -120;

    /// <param name="written">What the record says beside the values.</param>
    /// <param name="values">The values, the earlier first; a stretch as <c>start/end</c>.</param>
    /// <param name="clock">What Duckling counts from.</param>
    public static IEnumerable<string> Read(WrittenTime written, IReadOnlyList<string> values, DucklingClock clock)
    {
        var reference = clock.Reference;
        if (values.Count == 0)
        {
            return [];
        }

        if (written.Counted is { } counted)
        {
            return [DucklingStretches.Counted(counted.Amount, counted.Unit, reference)];
        }

        var stretches = values.Select(value => value.Split('/')).ToList();
        if (stretches[0] is not [_, _])
        {
            List<DateTime?> moments = [.. values.Select(value => Day(value, reference))];
            var moment = OfThisYear(moments, clock) ?? Coming(moments, reference, values[^1].Length == TimeLength && clock.Reading == DucklingReading.Coming);
            return [$"{InZone(moment, written)} {written.Grain}"];
        }

        var (start, end) = Coming([.. stretches.Select(ends => (Start: Day(ends[0], reference), End: Day(ends[1], reference)))], reference, stretches[0][0].Length == TimeLength && clock.Reading == DucklingReading.Coming);
        if (DucklingStretches.Convention(written, start, end, reference) is { } known)
        {
            return [known];
        }

        // A week, month or year is a stretch to us and a moment of that grain to Duckling; its ranges end behind the last day or hour that is named.
        var (grain, isRange) = (written.Modifier.Length > 0 ? "" : written.Grain, written.Timex.StartsWith('('));
        return [grain.Length == 0 ? $"{InZone(start, written)}/{InZone(end, written)}"
            : isRange ? $"{InZone(start, written)}/{InZone(Behind(end, grain), written)}"
            : $"{InZone(start, written)} {grain}"];
    }

    private const int TimeLength = 8;

    public static string Print(DateTime? moment) => moment?.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string InZone(DateTime? moment, WrittenTime written) =>
        Print(written.UtcOffset is { } offset ? moment?.AddMinutes(OffsetOfSet - offset) : moment);

    private static DateTime? Behind(DateTime? last, string grain) => grain switch
    {
        "day" => last?.AddDays(1),
        "hour" => last?.AddHours(1),
        "minute" => last?.AddMinutes(1),
        _ => last,
    };

    private static DateTime? OfThisYear(List<DateTime?> moments, DucklingClock clock) =>
        clock.Reading == DucklingReading.OfTheDay && moments is [{ TimeOfDay.Ticks: 0 } first, { } second] && second - first > TimeSpan.FromDays(300) && first.Year == clock.Reference.Year ? first : null;

    private static DateTime? Coming(List<DateTime?> moments, DateTime reference, bool isTimeAlone) =>
        moments.Find(moment => moment >= reference) ?? (isTimeAlone ? moments[0]?.AddDays(1) : moments[^1]);

    private static (DateTime? Start, DateTime? End) Coming(List<(DateTime? Start, DateTime? End)> stretches, DateTime reference, bool isTimeAlone)
    {
        var coming = stretches.FindIndex(stretch => stretch.Start >= reference);
        return coming >= 0 ? stretches[coming]
            : isTimeAlone && stretches[0].End is not null ? (stretches[0].Start?.AddDays(1), stretches[0].End?.AddDays(1))
            : stretches[^1];
    }

    /// <summary>A day or moment; a time is that of the reference day. Null for the open end of a stretch.</summary>
    private static DateTime? Day(string value, DateTime reference) => value.Length switch
    {
        0 => null,
        TimeLength when value[2] == ':' => Moment($"{Print(reference)[..10]}T{value}"),
        10 => Moment($"{value}T00:00:00"),
        _ => Moment(value),
    };

    private static DateTime? Moment(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
