using System.Globalization;

namespace Processing.Documents.Html.Metadata;

/// <summary>Puts that statement of publication first that names the day as the readers of a page see it.</summary>
/// <remarks>
/// Many sites tell machines a moment in UTC, which in the evening of America and in the morning of Asia falls on another day than the one they show. Who asks for the day of publication means the day shown. A day that no
/// zone of the earth could have at that moment is another matter (a page that was changed, a day of some other event), and the order of trust stays.
/// </remarks>
internal static class LocalDay
{
    private static readonly TimeSpan EarliestZone = TimeSpan.FromHours(-12);
    private static readonly TimeSpan LatestZone = TimeSpan.FromHours(14);
    private static readonly TimeSpan SameMoment = TimeSpan.FromMinutes(1);

    /// <summary>The statements with that of the local day first of those on publication; their order otherwise stays. O(statements).</summary>
    /// <param name="published">The statements on publication, the most trustworthy first, without that of the text.</param>
    /// <param name="shown">The date in the text; null where it shows none.</param>
    public static IReadOnlyList<FoundProperty> First(IReadOnlyList<FoundProperty> published, ShownDate? shown)
    {
        List<FoundProperty> all = shown is null ? [.. published] : [.. published, shown.Statement];
        var at = Choose(published, shown, all);
        if (at > 0)
        {
            var chosen = all[at];
            all.RemoveAt(at);
            all.Insert(0, chosen);
        }

        return all;
    }

    // The index of the statement to go first. The last of all, which was read in the text, learns its moment where the page shows its time.
    private static int Choose(IReadOnlyList<FoundProperty> published, ShownDate? shown, List<FoundProperty> all)
    {
        if (published.Count == 0 || MomentOf(published[0]) is not { } first)
        {
            return 0;
        }

        if (first.Offset == TimeSpan.Zero)
        {
            for (var i = 1; i < published.Count; i++)
            {
                if (MomentOf(published[i]) is { } other && other.Offset != TimeSpan.Zero && (other - first).Duration() <= SameMoment)
                {
                    return i;
                }
            }
        }

        if (shown is null)
        {
            var address = published.ToList().FindIndex(property => property.Source == AddressDate.Source);
            return address > 0 && first.Offset == TimeSpan.Zero && IsNextTo(first, DayOf(published[address])) ? address : 0;
        }

        var day = DayOf(shown.Statement);
        if (day == DateOnly.FromDateTime(first.DateTime))
        {
            return 0;
        }

        foreach (var moment in published.Select(MomentOf).OfType<DateTimeOffset>().Where(moment => moment.Offset == TimeSpan.Zero))
        {
            if (ZoneOf(moment, day, shown.Times) is { } zone)
            {
                all[^1] = shown.Statement with { Value = moment.ToOffset(zone).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture) };
                return all.Count - 1;
            }
        }

        return first.Offset == TimeSpan.Zero && !shown.IsBeforeTitle && IsNextTo(first, day) ? all.Count - 1 : 0;
    }

    // The zone whose clocks show one of the times on the day at the moment, to the minute.
    private static TimeSpan? ZoneOf(DateTimeOffset moment, DateOnly day, IEnumerable<TimeOnly> times)
    {
        var minute = moment.UtcDateTime.AddTicks(-(moment.UtcTicks % TimeSpan.TicksPerMinute));
        foreach (var time in times)
        {
            var zone = day.ToDateTime(time) - minute;
            if (zone >= EarliestZone && zone <= LatestZone && IsZone(zone))
            {
                return zone;
            }
        }

        return null;
    }

    // Zones keep the full or the half hour, but for Nepal, Eucla and the Chatham Islands; by another clock, the time is that of some other event.
    private static bool IsZone(TimeSpan zone) => zone.Minutes is 0 or 30 or -30 || zone is { Minutes: 45, Hours: 5 or 8 or 12 or 13 };

    // Whether some clock on earth shows the day at the moment, and UTC shows another.
    private static bool IsNextTo(DateTimeOffset moment, DateOnly day) =>
        day != DateOnly.FromDateTime(moment.UtcDateTime)
        && day >= DateOnly.FromDateTime(moment.UtcDateTime + EarliestZone) && day <= DateOnly.FromDateTime(moment.UtcDateTime + LatestZone);

    private static DateOnly DayOf(FoundProperty property) => DateOnly.ParseExact(property.Value.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A time without a zone says nothing of the moment.
    private static DateTimeOffset? MomentOf(FoundProperty property)
    {
        var at = property.Value.IndexOf('T', StringComparison.Ordinal);
        return at >= 0 && property.Value.AsSpan(at).IndexOfAny("Zz+-") >= 0 && DateTimeOffset.TryParse(property.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
    }
}
