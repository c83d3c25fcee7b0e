using System.Globalization;

namespace Processing.Evaluation.Sets;

/// <summary>Our values of dates and times in Duckling's form: a moment with its grain, or a half-open interval.</summary>
/// <remarks>Of two values around the reference Duckling's tests want the coming one, which is our last. A time of day is that of the reference day; one that may be before or after noon is the coming one.</remarks>
internal static class DucklingMoments
{
    /// <param name="timex">The expression in TIMEX3; a range begins with a bracket.</param>
    /// <param name="grain">The finest part that is known: <c>year</c> to <c>second</c>; empty where a range has its end left out already.</param>
    /// <param name="values">The values, the earlier first; a stretch as <c>start/end</c>.</param>
    /// <param name="reference">The moment from which Duckling counts.</param>
    public static IEnumerable<string> Read(string timex, string grain, IReadOnlyList<string> values, DateTime reference)
    {
        if (values.Count == 0)
        {
            yield break;
        }

        if (values[^1].Split('/') is not [var start, var end])
        {
            yield return $"{Coming(values, reference)} {grain}";
            yield break;
        }

        if (PartOfDay(timex, start, reference) is { } part)
        {
            yield return part;
            yield break;
        }

        // A week, month or year is a stretch to us and a moment of that grain to Duckling; its ranges end behind the last day or hour that is named.
        var isRange = timex.StartsWith('(');
        yield return grain.Length == 0 ? $"{Full(start, reference)}/{Full(end, reference)}"
            : isRange ? $"{Full(start, reference)}/{Behind(Full(end, reference), grain)}"
            : $"{Full(start, reference)} {grain}";
    }

    /// <summary>The hours of morning, afternoon, evening and night as Duckling has them, which are longer than those of TIMEX3; null where the expression is no such part of a day.</summary>
    private static string? PartOfDay(string timex, string start, DateTime reference)
    {
        (int From, int To)? hours = timex.Length < 3 ? null : timex[^3..] switch
        {
            "TMO" => (0, 12),
            "TAF" => (12, 19),
            "TEV" or "TNI" => (18, 24),
            _ => null,
        };
        return hours is { } found && DateTime.TryParseExact(Full(start, reference), "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            ? $"{Print(first.Date.AddHours(found.From))}/{Print(first.Date.AddHours(found.To))}"
            : null;
    }

    private static string Behind(string moment, string grain)
    {
        if (!DateTime.TryParseExact(moment, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last))
        {
            return moment;
        }

        return Print(grain switch
        {
            "day" => last.AddDays(1),
            "hour" => last.AddHours(1),
            "minute" => last.AddMinutes(1),
            _ => last,
        });
    }

    private static string Coming(IReadOnlyList<string> values, DateTime reference)
    {
        var moments = values.Select(value => Full(value, reference)).ToList();
        if (values[0].Length > 8 || values.Count == 1)
        {
            return moments[^1];
        }

        var now = Print(reference);
        return moments.Find(moment => string.CompareOrdinal(moment, now) >= 0) ?? Full(values[0], reference.AddDays(1));
    }

    private static string Full(string moment, DateTime reference) => moment.Length switch
    {
        0 => "",
        8 when moment[2] == ':' => $"{Print(reference)[..10]}T{moment}",
        10 => $"{moment}T00:00:00",
        _ => moment,
    };

    private static string Print(DateTime moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
