using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Results;

namespace Processing.Matching.Execution;

/// <summary>The order in which zones and records of a document are found; the same for every executor.</summary>
internal static class ProgramRun
{
    /// <summary>Finds the zones, then the records in what is not excluded.</summary>
    /// <param name="lattice">The document.</param>
    /// <param name="found">Receives each record when all of its type are known; null for nobody.</param>
    public static MatchResult Execute(DocumentLattice lattice, Action<MatchedRecord>? found) => Execute(lattice, found, out _);

    /// <summary>The same; gives also the document as the rules saw it, without excluded zones.</summary>
    public static MatchResult Execute(DocumentLattice lattice, Action<MatchedRecord>? found, out DocumentLattice seen)
    {
        var zones = FindZones(lattice);
        if (!lattice.Budget.IsSpent && ExcludedTokens.Of(lattice) is { } excluded)
        {
            lattice = lattice.Excluding(excluded);
        }

        seen = lattice;
        var records = FindRecords(lattice, found);
        var stopped = lattice.Budget.StoppedRule;
        return new MatchResult(records, zones, lattice.Budget.Truncation ?? (stopped is null ? null : Truncation.RuleSteps)) { StoppedRule = stopped };
    }

    /// <summary>The zones of a lattice.</summary>
    public static ImmutableArray<MatchedZone> FindZones(DocumentLattice lattice)
    {
        foreach (var producer in lattice.Program.ZoneNeeds)
        {
            lattice.Annotations(producer);
        }

        List<MatchedZone>? zones = null;
        for (var zone = 0; zone < lattice.Program.Program.Zones.Length; zone++)
        {
            foreach (var region in lattice.Zone(zone).Regions)
            {
                lattice.Budget.Tick();
                (zones ??= []).Add(new MatchedZone(lattice.Program.Program.Zones[zone].Name, lattice.Text.GetSpan(region)));
            }
        }

        if (zones is null)
        {
            return [];
        }

        StableSort.Sort(zones, Compare, lattice.Budget);
        return [.. zones];
    }

    private static int Compare(MatchedZone left, MatchedZone right)
    {
        var order = left.Span.CompareTo(right.Span);
        return order != 0 ? order : string.CompareOrdinal(left.Zone, right.Zone);
    }

    /// <summary>The records of a lattice, in the order of a result.</summary>
    public static ImmutableArray<MatchedRecord> FindRecords(DocumentLattice lattice, Action<MatchedRecord>? found)
    {
        var all = lattice.Buffers.RecordLists.Take();
        for (var producer = 0; producer < lattice.Program.Program.Producers.Length; producer++)
        {
            if (lattice.Program.Program.Producers[producer] is Producer.Record record)
            {
                lattice.Budget.Look();

                // Found in the order of the producers, so that each finds what it uses; entities and lexicons are found when first asked for.
                var records = lattice.Records(producer);
                if (record.Shape.IsEmitted)
                {
                    all.AddRange(records);
                    Tell(records, found, lattice.Budget);
                }
            }
        }

        StableSort.Sort(all, Compare, lattice.Budget);
        return [.. all];
    }

    private static void Tell(List<MatchedRecord> records, Action<MatchedRecord>? found, MatchBudget budget)
    {
        for (var index = 0; found is not null && index < records.Count; index++)
        {
            budget.ThrowIfCancelled();
            found(records[index]);
        }
    }

    private static int Compare(MatchedRecord left, MatchedRecord right)
    {
        var order = left.Span.CompareTo(right.Span);
        order = order != 0 ? order : string.CompareOrdinal(left.Record, right.Record);
        return order != 0 ? order : string.CompareOrdinal(left.Rule, right.Rule);
    }
}
