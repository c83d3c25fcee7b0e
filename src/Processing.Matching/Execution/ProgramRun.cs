using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;

namespace Processing.Matching.Execution;

/// <summary>The order in which zones and records of a document are found; the same for every executor.</summary>
internal static class ProgramRun
{
    /// <summary>Finds the zones, then the records in what is not excluded.</summary>
    public static MatchResult Execute(DocumentLattice lattice)
    {
        var zones = FindZones(lattice);
        if (!lattice.Budget.IsSpent && ExcludedTokens.Of(lattice) is { } excluded)
        {
            lattice = lattice.Excluding(excluded);
        }

        var records = FindRecords(lattice);
        return new MatchResult(records, zones, lattice.Budget.Truncation);
    }

    private static ImmutableArray<MatchedZone> FindZones(DocumentLattice lattice)
    {
        foreach (var producer in lattice.Program.ZoneNeeds)
        {
            lattice.Annotations(producer);
        }

        var zones = new List<MatchedZone>();
        for (var zone = 0; zone < lattice.Program.Program.Zones.Length; zone++)
        {
            var name = lattice.Program.Program.Zones[zone].Name;
            zones.AddRange(lattice.Zone(zone).Regions.Select(region => new MatchedZone(name, lattice.Text.GetSpan(region))));
        }

        return [.. zones.OrderBy(zone => zone.Span).ThenBy(zone => zone.Zone, StringComparer.Ordinal)];
    }

    private static ImmutableArray<MatchedRecord> FindRecords(DocumentLattice lattice)
    {
        var records = new List<MatchedRecord>();
        for (var producer = 0; producer < lattice.Program.Program.Producers.Length; producer++)
        {
            if (lattice.Program.Program.Producers[producer] is Producer.Record record)
            {
                // Found in the order of the producers, so that each finds what it uses; entities and lexicons are found when first asked for.
                var found = lattice.Records(producer);
                if (record.Shape.IsEmitted)
                {
                    records.AddRange(found);
                }
            }
        }

        return
        [
            .. records
                .OrderBy(record => record.Span)
                .ThenBy(record => record.Record, StringComparer.Ordinal)
                .ThenBy(record => record.Rule, StringComparer.Ordinal),
        ];
    }
}
