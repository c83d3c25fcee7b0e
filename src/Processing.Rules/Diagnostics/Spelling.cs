namespace Processing.Rules.Diagnostics;

/// <summary>Finds the name that an author probably meant.</summary>
public static class Spelling
{
    private const int LettersPerEdit = 3;
    private const int MaxEdits = 2;
    private const int MaxLength = 64;

    /// <summary>The nearest candidate by Damerau-Levenshtein distance (optimal string alignment), one edit per three characters and two at most; case alone counts as no edit. Null for none.</summary>
    /// <param name="name">What was written; nothing is near a name of more than 64 UTF-16 code units.</param>
    /// <param name="candidates">What there is.</param>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var unbounded = int.MaxValue;
        return Nearest(name, candidates, ref unbounded);
    }

    /// <summary>The same, with a budget: each candidate that is looked at takes one, and without any left there is no answer.</summary>
    internal static string? Nearest(string name, IEnumerable<string> candidates, ref int looks)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        string? best = null;
        var bestEdits = int.MaxValue;
        if (name.Length > MaxLength)
        {
            return null;
        }

        var lower = name.ToLowerInvariant();
        foreach (var candidate in candidates)
        {
            if (--looks < 0)
            {
                looks = 0;
                return null;
            }

            if (candidate == name || candidate.Length > MaxLength)
            {
                continue;
            }

            var allowed = Math.Min(MaxEdits, Math.Max(name.Length, candidate.Length) / LettersPerEdit);
            if (Math.Abs(candidate.Length - name.Length) > allowed)
            {
                continue;
            }

            var edits = Distance(lower, candidate.ToLowerInvariant());
            if (edits <= allowed && (edits < bestEdits || (edits == bestEdits && string.CompareOrdinal(candidate, best) < 0)))
            {
                best = candidate;
                bestEdits = edits;
            }
        }

        return best;
    }

    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
