using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Proofs that two programs which differ in one clause of one rule give the same records for every document. What cannot be proved is taken to differ.</summary>
internal static class SameResults
{
    /// <summary>Whether both give the rule's matches the same score: that without a `score` is 1.</summary>
    public static bool ByScore(RuleProgram before, RuleProgram after, string rule) =>
        ConstantScore(before, rule) is { } score && score == ConstantScore(after, rule);

    /// <summary>Whether the rule stands to every rule that its matches can compete with as it did: before it or behind it.</summary>
    public static bool ByPriority(RuleProgram before, RuleProgram after, string rule)
    {
        var record = RecordOf(before, rule);
        if (record < 0 || RecordOf(after, rule) != record)
        {
            return false;
        }

        var policy = before.Policies.FirstOrDefault(policy => policy.Producers.Contains(record));
        var (was, now) = (PriorityOf(before, record, rule), PriorityOf(after, record, rule));
        var own = RulesOf(before, record).Where(other => other.Name != rule);
        if (policy is null || policy.IsBetweenRecords)
        {
            // Of equal priority the first name wins.
            if (own.Any(other => Order(was, rule, other) != Order(now, rule, other)))
            {
                return false;
            }
        }
        else if (!Keeps(policy, own, rule, was, now))
        {
            return false;
        }

        return policy is not { IsBetweenRecords: true } || Keeps(policy, policy.Producers.Where(member => member != record).SelectMany(member => RulesOf(before, member)), rule, was, now);
    }

    // A criterion behind `priority` decides where priorities are equal, so that their equality matters itself.
    private static bool Keeps(OverlapPolicy policy, IEnumerable<RuleDefinition> others, string rule, int was, int now)
    {
        var at = policy.Criteria.IndexOf(OverlapCriterion.Priority);
        return at < 0 || others.All(other => at == policy.Criteria.Length - 1
            ? Order(was, rule, other) == Order(now, rule, other)
            : was.CompareTo(other.Priority) == now.CompareTo(other.Priority));
    }

    private static bool Order(int priority, string rule, RuleDefinition other) =>
        priority != other.Priority ? priority > other.Priority : string.CompareOrdinal(rule, other.Name) < 0;

    /// <summary>The score of all matches of a rule; null where it depends on the match.</summary>
    public static decimal? ConstantScore(RuleDefinition rule) => rule.Score switch
    {
        null => 1,
        ExpressionNode.Constant { Value: Value.Integer { Number: var number } } => number,
        ExpressionNode.Constant { Value: Value.Decimal { Number: var number } } => number,
        _ => null,
    };

    private static decimal? ConstantScore(RuleProgram program, string rule) => RecordOf(program, rule) is >= 0 and var record ? ConstantScore(RuleOf(program, record, rule)) : null;

    private static int PriorityOf(RuleProgram program, int record, string rule) => RuleOf(program, record, rule).Priority;

    private static RuleDefinition RuleOf(RuleProgram program, int record, string rule) => RulesOf(program, record).First(own => own.Name == rule);

    private static ImmutableArray<RuleDefinition> RulesOf(RuleProgram program, int record) => program.Producers[record] is Producer.Record found ? found.Rules : [];

    private static int RecordOf(RuleProgram program, string rule)
    {
        for (var i = 0; i < program.Producers.Length; i++)
        {
            if (program.Producers[i] is Producer.Record record && record.Rules.Any(own => own.Name == rule))
            {
                return i;
            }
        }

        return -1;
    }
}
