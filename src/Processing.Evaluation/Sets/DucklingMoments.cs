namespace Processing.Evaluation.Sets;

/// <summary>Our values of dates and times in Duckling's form: a moment with its grain, or a half-open interval.</summary>
internal static class DucklingMoments
{
    /// <param name="kind">Kind of the expression: <c>date</c>, <c>time</c>, <c>datetime</c>, <c>daterange</c>, <c>timerange</c>, <c>datetimerange</c>.</param>
    /// <param name="grain">The finest part that is known: <c>year</c> to <c>second</c>.</param>
    /// <param name="values">The values; a range as <c>start/end</c> with its end left out of it.</param>
    public static IEnumerable<string> Read(string kind, string grain, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (value.Split('/') is not [var start, var end])
            {
                yield return $"{Full(value)} {grain}";
                continue;
            }

            yield return $"{Full(start)}/{Full(end)}";

            // A week, month or year is a range to us and a moment of that grain to Duckling.
            if (kind == "daterange" && start.Length > 0)
            {
                yield return $"{Full(start)} {grain}";
            }
        }
    }

    private static string Full(string moment) => moment.Length switch
    {
        0 => "",
        4 => $"{moment}-01-01T00:00:00",
        7 => $"{moment}-01T00:00:00",
        10 => $"{moment}T00:00:00",
        _ => moment.Replace(' ', 'T'),
    };
}
