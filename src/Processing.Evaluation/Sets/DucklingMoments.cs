using System.Globalization;

namespace Processing.Evaluation.Sets;

/// <summary>Our values of dates and times in Duckling's form: a moment with its grain, or a half-open interval.</summary>
/// <remarks>Of two values around the reference Duckling's tests want the coming one, which is our last. A time of day is that of the reference day, or of the next where it has passed.</remarks>
internal static class DucklingMoments
{
    /// <param name="kind">Kind of the expression: <c>date</c>, <c>time</c>, <c>datetime</c>, <c>daterange</c>, <c>timerange</c>, <c>datetimerange</c>.</param>
    /// <param name="grain">The finest part that is known: <c>year</c> to <c>second</c>.</param>
    /// <param name="values">The values, the earlier first; a stretch as <c>start/end</c> with its end left out of it.</param>
    /// <param name="reference">The moment from which Duckling counts.</param>
    public static IEnumerable<string> Read(string kind, string grain, IReadOnlyList<string> values, DateTime reference)
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

        // A week, month or year is a stretch to us and a moment of that grain to Duckling.
        yield return kind == "daterange" && grain.Length > 0 ? $"{Full(start, reference)} {grain}" : $"{Full(start, reference)}/{Full(end, reference)}";
    }

    private static string Coming(IReadOnlyList<string> values, DateTime reference)
    {
        var moments = values.Select(value => Full(value, reference)).ToList();
        if (values[0].Length > 8)
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
