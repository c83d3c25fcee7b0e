namespace Processing.Matching.Execution;

/// <summary>The tokens of one document that lie in excluded zones.</summary>
internal sealed class ExcludedTokens
{
    private readonly int[][] _zones;

    private ExcludedTokens(int[][] zones) => _zones = zones;

    /// <summary>The excluded tokens of a document whose zones are known; null when there are none.</summary>
    public static ExcludedTokens? Of(DocumentLattice lattice)
    {
        int[][]? zones = null;
        Dictionary<(int[]? Others, int Zone), int[]>? sets = null;
        for (var zone = 0; zone < lattice.Program.Program.Zones.Length; zone++)
        {
            if (!lattice.Program.Program.Zones[zone].IsExcluded || lattice.Zone(zone) is not { Regions.IsEmpty: false } extent)
            {
                continue;
            }

            // A table as long as the document, so only where something is left out.
            zones ??= new int[lattice.Text.Count][];
            sets ??= [];
            for (var token = 0; token < zones.Length; token++)
            {
                lattice.Budget.Tick();
                if (extent.Contains(token))
                {
                    // Tokens in the same zones share one list of them.
                    var others = zones[token];
                    if (!sets.TryGetValue((others, zone), out var set))
                    {
                        sets.Add((others, zone), set = [.. others ?? [], zone]);
                    }

                    zones[token] = set;
                }
            }
        }

        return zones is null ? null : new ExcludedTokens(zones);
    }

    /// <summary>Whether a token lies in an excluded zone that is not asked for.</summary>
    public bool IsHidden(int token, int[] asked)
    {
        foreach (var zone in _zones[token] ?? [])
        {
            if (Array.BinarySearch(asked, zone) < 0)
            {
                return true;
            }
        }

        return false;
    }
}
