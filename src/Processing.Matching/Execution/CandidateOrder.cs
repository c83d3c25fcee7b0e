using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Puts the match that wins first: by the criteria in their order, then by the rule's name, then the earlier.</summary>
internal sealed class CandidateOrder(ImmutableArray<OverlapCriterion> criteria) : IComparer<RecordCandidate>
{
    private const int MostCriteria = 3;

    // By the criteria as the digits of a number; every policy of any program has one of these few orders.
    private static readonly Comparison<RecordCandidate>?[] Known = new Comparison<RecordCandidate>?[1 << (2 * MostCriteria)];

    /// <summary>The order by some criteria.</summary>
    public static Comparison<RecordCandidate> Of(ImmutableArray<OverlapCriterion> criteria)
    {
        if (criteria.Length > MostCriteria)
        {
            return new CandidateOrder(criteria).Compare;
        }

        var number = 0;
        foreach (var criterion in criteria)
        {
            number = (number << 2) | ((int)criterion + 1);
        }

        return Known[number] ??= new CandidateOrder(criteria).Compare;
    }

    public int Compare(RecordCandidate? x, RecordCandidate? y)
    {
        if (x is null || y is null)
        {
            return (x is null).CompareTo(y is null);
        }

        foreach (var criterion in criteria)
        {
            var order = criterion switch
            {
                OverlapCriterion.Longest => y.Tokens.Length.CompareTo(x.Tokens.Length),
                OverlapCriterion.Score => y.Score.CompareTo(x.Score),
                _ => y.Priority.CompareTo(x.Priority),
            };
            if (order != 0)
            {
                return order;
            }
        }

        var name = string.CompareOrdinal(x.RuleName, y.RuleName);
        return name != 0 ? name : x.Tokens.Start.CompareTo(y.Tokens.Start);
    }
}
