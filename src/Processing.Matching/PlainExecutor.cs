using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching;

/// <summary>The plain executor: every pattern is tried at every token where it can start. Its results are what every other executor must give.</summary>
/// <remarks>
/// A program is prepared when it is first used, in O(its size), and kept as long as the program itself. One search costs at most 4 × states × tokens steps.
/// Safe to share between threads.
/// </remarks>
public sealed class PlainExecutor : IRuleExecutor
{
    /// <inheritdoc/>
    public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation) =>
        Execute(program, text, limits, cancellation, out _);

    internal static MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation, out long steps)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        cancellation.ThrowIfCancellationRequested();
        var budget = new MatchBudget(limits, cancellation);
        var lattice = new DocumentLattice(PreparedProgram.Of(program), text, budget);
        var zones = FindZones(lattice);
        if (!budget.IsSpent && ExcludedTokens.Of(lattice) is { } excluded)
        {
            lattice = new DocumentLattice(lattice, excluded);
        }

        var records = FindRecords(lattice);
        steps = budget.Steps;
        return new MatchResult(records, zones, budget.Truncation);
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
