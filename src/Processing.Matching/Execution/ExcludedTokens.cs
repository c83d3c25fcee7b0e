namespace Processing.Matching.Execution;

/// <summary>The tokens of one document that lie in excluded zones.</summary>
internal sealed class ExcludedTokens
{
    private readonly int[][] _zones;

    private ExcludedTokens(int[][] zones) => _zones = zones;

    /// <summary>The excluded tokens of a document whose zones are known; null when there are none.</summary>
    public static ExcludedTokens? Of(DocumentLattice lattice)
    {
        var zones = new int[lattice.Text.Count][];
        var sets = new Dictionary<(int[]? Others, int Zone), int[]>();
        var any = false;
        for (var zone = 0; zone < lattice.Program.Program.Zones.Length; zone++)
        {
            if (!lattice.Program.Program.Zones[zone].IsExcluded)
            {
                continue;
            }

            var extent = lattice.Zone(zone);
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
                    any = true;
                }
            }
        }

        return any ? new ExcludedTokens(zones) : null;
    }

    /// <summary>Whether a token lies in an excluded zone that is not asked for.</summary>
    public bool IsHidden(int token, int[] asked) =>
        _zones[token] is { } zones && Array.Exists(zones, zone => Array.BinarySearch(asked, zone) < 0);
}
