using System.Collections.Immutable;
using NodaTime;

namespace Processing.Matching.Values.Timex;

/// <summary>Resolves expressions of time in the notation of TIMEX3 (ISO-TimeML) against a moment of reference.</summary>
/// <remarks>
/// What an expression leaves open (<c>XXXX-10-02</c>: the second of October of some year) has two values: the last one before the reference and the first one from it on.
/// O(length) with small constants: a fixed number of years, months or weeks is looked at.
/// </remarks>
internal static class TimexResolver
{
    /// <summary>The values, the earlier first; empty when there is none or the reference is needed and missing.</summary>
    /// <param name="timex">The expression: see <see cref="TimexDates"/> and <see cref="TimexTimes"/>; <c>PRESENT_REF</c>; a range <c>(from,to,…)</c>; a duration, whose value is its seconds.</param>
    /// <param name="modifier"><c>before</c>, <c>after</c>, <c>since</c>, <c>until</c>, <c>before-end</c>; <c>start</c>, <c>mid</c>, <c>end</c> for a third of a stretch; null for none.</param>
    /// <param name="reference">The moment to count from; null when it is not known.</param>
    public static ImmutableArray<string> Resolve(string timex, string? modifier, LocalDateTime? reference)
    {
        if (timex.StartsWith('P') && timex != "PRESENT_REF")
        {
            return TimexDurations.Seconds(timex) is { } seconds ? [ValueFormatter.Print(seconds)] : [];
        }

        var values = timex.StartsWith('(') ? Range(timex, reference) : Values(timex, reference).Select(value => TimexModifiers.Apply(value, modifier));
        return [.. values.Distinct()];
    }

    private static IEnumerable<TimexValue> Values(string timex, LocalDateTime? reference)
    {
        var all = All(timex, reference).ToList();
        if (!timex.StartsWith("XXXX", StringComparison.Ordinal) || reference is not { } now)
        {
            return all;
        }

        // Groups of times (before noon, after noon) stay in their order; in each the last before the reference and the first from it on.
        return all.GroupBy(value => value.Clock).SelectMany(group => Around(group, now, value => value.Days?.Start ?? now.Date, value => value.IsStretch && value.Clock is null ? value.Last : null));
    }

    private static IEnumerable<T> Around<T>(IEnumerable<T> inOrder, LocalDateTime now, Func<T, LocalDate> start, Func<T, LocalDateTime?> end)
    {
        var list = inOrder.ToList();
        var past = list.FindLastIndex(item => start(item) < now.Date);
        var future = list.FindIndex(item => end(item) is { } last ? last > now : start(item) >= now.Date);
        if (past >= 0)
        {
            yield return list[past];
        }

        if (future >= 0 && future != past)
        {
            yield return list[future];
        }
    }

    /// <summary>All that an expression may mean near the reference: times outside, days inside.</summary>
    private static IEnumerable<TimexValue> All(string timex, LocalDateTime? reference)
    {
        if (timex == "PRESENT_REF")
        {
            return reference is { } now ? [new TimexValue(DayStretch.Day(now.Date), new ClockStretch(now.TimeOfDay, null))] : [];
        }

        var border = timex.IndexOf('T', StringComparison.Ordinal);
        if (border < 0)
        {
            return TimexDates.Candidates(timex, reference?.Date).Select(days => new TimexValue(days, null));
        }

        var times = TimexTimes.Candidates(timex[(border + 1)..]);
        return border == 0
            ? times.Select(time => new TimexValue(null, time))
            : times.SelectMany(time => TimexDates.Candidates(timex[..border], reference?.Date).Select(days => new TimexValue(DayStretch.Day(days.Start), time)));
    }

    private static IEnumerable<string> Range(string timex, LocalDateTime? reference)
    {
        var ends = timex.TrimStart('(').TrimEnd(')').Split(',');
        if (ends.Length < 2)
        {
            return [];
        }

        // A time alone behind a moment is on the day of that moment.
        var until = ends[1].StartsWith('T') && ends[0].IndexOf('T', StringComparison.Ordinal) > 0 ? ends[0][..ends[0].IndexOf('T', StringComparison.Ordinal)] + ends[1] : ends[1];
        var (from, to) = (All(ends[0], reference).ToList(), All(until, reference).ToList());
        var pairs = Pairs(from, to).ToList();
        var isOpen = timex.Contains("XXXX", StringComparison.Ordinal) && reference is not null;
        if (!isOpen)
        {
            return pairs.Select(pair => $"{pair.From.Start}/{pair.To.Start}");
        }

        var now = reference ?? default;
        return pairs.GroupBy(pair => pair.From.Clock)
            .SelectMany(group => Around(group, now, pair => pair.To.First.Date.PlusDays(-1), pair => pair.To.First))
            .Select(pair => $"{pair.From.Start}/{pair.To.Start}");
    }

    /// <summary>Each beginning with the first end behind it.</summary>
    private static IEnumerable<(TimexValue From, TimexValue To)> Pairs(List<TimexValue> from, List<TimexValue> to)
    {
        foreach (var start in from)
        {
            foreach (var end in to.Where(end => end.First > start.First).OrderBy(end => end.First).Take(1))
            {
                yield return (start, end);
            }
        }
    }
}
