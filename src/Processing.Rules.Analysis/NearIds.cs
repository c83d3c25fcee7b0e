using System.Collections.Immutable;

namespace Processing.Rules.Analysis;

/// <summary>Finds the ids that somebody may have meant.</summary>
public static class NearIds
{
    private const int Most = 3;

    /// <summary>At most three ids, those that differ in the fewest characters first; of equals, the first in order.</summary>
    /// <param name="wanted">What was asked for.</param>
    /// <param name="ids">What there is.</param>
    public static ImmutableArray<string> Of(string wanted, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        ArgumentNullException.ThrowIfNull(ids);
        return [.. ids.OrderBy(id => Differences(wanted, id)).ThenBy(id => id, StringComparer.Ordinal).Take(Most)];
    }

    // Ids have one shape, so a place by place comparison says enough.
    private static int Differences(string a, string b)
    {
        var differences = Math.Abs(a.Length - b.Length);
        for (var i = 0; i < Math.Min(a.Length, b.Length); i++)
        {
            differences += char.ToUpperInvariant(a[i]) == char.ToUpperInvariant(b[i]) ? 0 : 1;
        }

        return differences;
    }
}
