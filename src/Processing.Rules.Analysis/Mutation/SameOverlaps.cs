using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Proof that two programs which differ in a <c>resolve</c> give the same records for every document. What cannot be proved is taken to differ.</summary>
internal static class SameOverlaps
{
    private static readonly ImmutableArray<OverlapCriterion> Usual = [OverlapCriterion.Longest, OverlapCriterion.Score, OverlapCriterion.Priority];

    /// <summary>Whether the policies of both decide alike, because the criteria in which they differ are the same for all rules that compete.</summary>
    public static bool Of(RuleProgram before, RuleProgram after) =>
        before.Producers == after.Producers && before.Policies.Concat(after.Policies).SelectMany(policy => policy.Producers).Distinct()
            .All(record => AreSame(before, PolicyOf(before, record), PolicyOf(after, record), record));

    private static bool AreSame(RuleProgram program, OverlapPolicy? before, OverlapPolicy? after, int record)
    {
        if (before is { Producers.Length: > 1 } || after is { Producers.Length: > 1 })
        {
            // Without any criterion all are kept, which is another thing than criteria that never decide.
            return before is not null && after is not null && before.Producers.SequenceEqual(after.Producers) && before.Criteria.IsEmpty == after.Criteria.IsEmpty
                && Deciding(program, before.Producers, before.Criteria).SequenceEqual(Deciding(program, after.Producers, after.Criteria));
        }

        // The usual order of frames looks at their fields, which no criterion does.
        var isUsual = before is null || after is null;
        var (was, now) = (before?.Criteria ?? Usual, after?.Criteria ?? Usual);
        return was.IsEmpty == now.IsEmpty && !(isUsual && RulesOf(program, record).Any(rule => rule.Body is RuleBody.Frame))
            && Deciding(program, [record], was).SequenceEqual(Deciding(program, [record], now));
    }

    private static IEnumerable<OverlapCriterion> Deciding(RuleProgram program, ImmutableArray<int> records, ImmutableArray<OverlapCriterion> criteria)
    {
        RuleDefinition[] rules = [.. records.SelectMany(record => RulesOf(program, record))];
        return criteria.Where(criterion => criterion switch
        {
            OverlapCriterion.Score => rules.Any(rule => SameResults.ConstantScore(rule) is null) || rules.Select(SameResults.ConstantScore).Distinct().Count() > 1,
            OverlapCriterion.Priority => rules.Select(rule => rule.Priority).Distinct().Count() > 1,
            _ => true,
        });
    }

    private static OverlapPolicy? PolicyOf(RuleProgram program, int record) => program.Policies.FirstOrDefault(policy => policy.Producers.Contains(record));

    private static ImmutableArray<RuleDefinition> RulesOf(RuleProgram program, int record) => program.Producers[record] is Producer.Record found ? found.Rules : [];
}
