using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Decides between records of one type that stand at the same place.</summary>
internal static class OverlapResolver
{
    private static readonly ImmutableArray<OverlapCriterion> Usual = [OverlapCriterion.Longest, OverlapCriterion.Score, OverlapCriterion.Priority];

    /// <summary>The winners in text order.</summary>
    /// <remarks>
    /// Sequences that share a token: the longer wins, then the higher score, the higher priority, the rule's name, the earlier.
    /// Frames with the same trigger: the one with more fields wins, then likewise. A sequence and a frame do not compete.
    /// A policy for this record alone changes the order, or keeps all; which matches compete stays.
    /// </remarks>
    /// <param name="candidates">The matches.</param>
    /// <param name="tokens">Number of tokens of the document.</param>
    /// <param name="policy">What the program says of this record; null for nothing.</param>
    /// <param name="budget">Looks at the cancellation.</param>
    public static List<RecordCandidate> Resolve(List<RecordCandidate> candidates, int tokens, OverlapPolicy? policy, MatchBudget budget)
    {
        if (policy is { Criteria.IsEmpty: true })
        {
            SortInTextOrder(candidates, budget);
            return candidates;
        }

        if (AreApart(candidates, budget))
        {
            return candidates;
        }

        var own = policy is { Producers.Length: 1 } ? new CandidateOrder(policy.Criteria) : null;
        var winners = new List<RecordCandidate>();
        var sequences = candidates.FindAll(candidate => candidate.Trigger is null);
        StableSort.Sort(sequences, (own ?? new CandidateOrder(Usual)).Compare, budget);
        var taken = sequences.Count > 0 ? new bool[tokens] : [];
        var places = new HashSet<TokenSpan>();
        foreach (var candidate in sequences)
        {
            budget.Tick(1 + (candidate.Tokens.Length >> 4));
            var extent = taken.AsSpan(candidate.Tokens.Start, candidate.Tokens.Length);
            if (!extent.Contains(true) && (extent.Length > 0 || places.Add(candidate.Tokens)))
            {
                extent.Fill(true);
                winners.Add(candidate);
            }
        }

        var triggers = new HashSet<TokenSpan>();
        var frames = candidates.FindAll(candidate => candidate.Trigger is not null);
        StableSort.Sort(frames, own is null ? CompareFrames : own.Compare, budget);
        foreach (var candidate in frames)
        {
            budget.Tick();
            if (candidate.Trigger is { } trigger && triggers.Add(trigger))
            {
                winners.Add(candidate);
            }
        }

        SortInTextOrder(winners, budget);
        return winners;
    }

    // Most matches meet no other one. Then nothing is decided, and they are only put in order.
    private static bool AreApart(List<RecordCandidate> candidates, MatchBudget budget)
    {
        if (candidates.Exists(static candidate => candidate.Trigger is not null || candidate.Tokens.Length == 0))
        {
            return candidates.Count == 1;
        }

        SortInTextOrder(candidates, budget);
        for (var index = 1; index < candidates.Count; index++)
        {
            if (candidates[index].Tokens.Start < candidates[index - 1].Tokens.End)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts matches by place, then by rule.</summary>
    public static void SortInTextOrder(List<RecordCandidate> candidates, MatchBudget budget) => StableSort.Sort(candidates, ComparePlaces, budget);

    private static int ComparePlaces(RecordCandidate left, RecordCandidate right)
    {
        var order = left.Span.CompareTo(right.Span);
        return order != 0 ? order : string.CompareOrdinal(left.RuleName, right.RuleName);
    }

    private static int CompareFrames(RecordCandidate left, RecordCandidate right)
    {
        var order = right.Fields.Length.CompareTo(left.Fields.Length);
        order = order != 0 ? order : right.Score.CompareTo(left.Score);
        order = order != 0 ? order : right.Priority.CompareTo(left.Priority);
        return order != 0 ? order : string.CompareOrdinal(left.RuleName, right.RuleName);
    }
}
