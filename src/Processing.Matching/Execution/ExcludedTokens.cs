namespace Processing.Matching.Execution;

/// <summary>The tokens of one document that lie in excluded zones.</summary>
internal sealed class ExcludedTokens
{
    private static readonly int[] None = [];

    // Of each token which of the sets of zones it lies in; the first is that of no zone.
    private readonly int[] _setOf;
    private readonly List<int[]> _sets;

    private ExcludedTokens(int[] setOf, List<int[]> sets) => (_setOf, _sets) = (setOf, sets);

    /// <summary>The excluded tokens of a document whose zones are known; null when there are none.</summary>
    public static ExcludedTokens? Of(DocumentLattice lattice)
    {
        int[]? setOf = null;
        List<int[]>? sets = null;
        Dictionary<(int Others, int Zone), int>? known = null;
        for (var zone = 0; zone < lattice.Program.Program.Zones.Length; zone++)
        {
            if (!lattice.Program.Program.Zones[zone].IsExcluded || lattice.Zone(zone) is not { Regions.IsEmpty: false } extent)
            {
                continue;
            }

            // A table as long as the document, so only where something is left out.
            setOf ??= new int[lattice.Text.Count];
            sets ??= [None];
            known ??= [];
            for (var token = 0; token < setOf.Length; token++)
            {
                lattice.Budget.Tick();
                if (extent.Contains(token))
                {
                    // Tokens in the same zones share one set of them.
                    var others = setOf[token];
                    if (!known.TryGetValue((others, zone), out var set))
                    {
                        known.Add((others, zone), set = sets.Count);
                        sets.Add([.. sets[others], zone]);
                    }

                    setOf[token] = set;
                }
            }
        }

        return setOf is null || sets is null ? null : new ExcludedTokens(setOf, sets);
    }

    /// <summary>Whether a token lies in an excluded zone that is not asked for.</summary>
    public bool IsHidden(int token, int[] asked)
    {
        foreach (var zone in _sets[_setOf[token]])
        {
            if (Array.BinarySearch(asked, zone) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
