using System.Runtime.InteropServices;
using Processing.Matching.Programs;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Decides between records of one type that stand at the same place.</summary>
internal static class OverlapResolver
{
    private const int MostOnStack = 256;

    private static readonly Comparison<RecordCandidate> Usual = CandidateOrder.Of([OverlapCriterion.Longest, OverlapCriterion.Score, OverlapCriterion.Priority]);

    /// <summary>The winners in text order.</summary>
    /// <remarks>
    /// Sequences that share a token: the longer wins, then the higher score, the higher priority, the rule's name, the earlier.
    /// Frames with the same trigger: the one with more fields wins, then likewise. A sequence and a frame do not compete.
    /// A policy for this record alone changes the order, or keeps all; which matches compete stays.
    /// </remarks>
    /// <param name="candidates">The matches.</param>
    /// <param name="tokens">Number of tokens of the document.</param>
    /// <param name="policy">What the program says of this record; null for nothing.</param>
    /// <param name="lists">Lists to work with.</param>
    /// <param name="budget">Looks at the cancellation.</param>
    public static List<RecordCandidate> Resolve(List<RecordCandidate> candidates, int tokens, OverlapPolicy? policy, ListPool<RecordCandidate> lists, MatchBudget budget)
    {
        if (policy is { Criteria.IsEmpty: true })
        {
            SortInTextOrder(candidates, budget);
            return candidates;
        }

        Comparison<RecordCandidate>? own = policy is { Producers.Length: 1 } ? CandidateOrder.Of(policy.Criteria) : null;
        if (!candidates.Exists(static candidate => candidate.Trigger is not null || candidate.Tokens.Length == 0))
        {
            return ResolveSequences(candidates, own ?? Usual, lists, budget);
        }

        return candidates.Count == 1 ? candidates : ResolveAll(candidates, tokens, own, budget);
    }

    // Most matches meet no other one. So only those of a run in which each shares tokens with one before it are compared.
    private static List<RecordCandidate> ResolveSequences(List<RecordCandidate> candidates, Comparison<RecordCandidate> order, ListPool<RecordCandidate> lists, MatchBudget budget)
    {
        SortInTextOrder(candidates, budget);
        List<RecordCandidate>? winners = null;
        List<RecordCandidate>? competing = null;
        for (var start = 0; start < candidates.Count;)
        {
            budget.Tick();
            var (end, reach) = (start + 1, candidates[start].Tokens.End);
            for (; end < candidates.Count && candidates[end].Tokens.Start < reach; end++)
            {
                reach = Math.Max(reach, candidates[end].Tokens.End);
            }

            if (end > start + 1)
            {
                winners ??= Copy(candidates, 0, start, lists.Take());
                competing ??= lists.Take();
                AddWinners(Copy(candidates, start, end, competing), new TokenSpan(candidates[start].Tokens.Start, reach), order, winners, budget);
            }
            else
            {
                winners?.Add(candidates[start]);
            }

            start = end;
        }

        return winners ?? candidates;
    }

    private static List<RecordCandidate> Copy(List<RecordCandidate> from, int start, int end, List<RecordCandidate> to)
    {
        to.Clear();
        to.AddRange(CollectionsMarshal.AsSpan(from)[start..end]);
        return to;
    }

    private static void AddWinners(List<RecordCandidate> competing, TokenSpan tokens, Comparison<RecordCandidate> order, List<RecordCandidate> winners, MatchBudget budget)
    {
        StableSort.Sort(competing, order, budget);
        var taken = tokens.Length > MostOnStack ? new bool[tokens.Length] : stackalloc bool[MostOnStack];
        taken[..tokens.Length].Clear();
        var won = 0;
        for (var index = 0; index < competing.Count; index++)
        {
            var candidate = competing[index];
            budget.Tick(1 + (candidate.Tokens.Length >> 4));
            var extent = taken.Slice(candidate.Tokens.Start - tokens.Start, candidate.Tokens.Length);
            if (!extent.Contains(true))
            {
                extent.Fill(true);
                competing[won++] = candidate;
            }
        }

        competing.RemoveRange(won, competing.Count - won);
        SortInTextOrder(competing, budget);
        winners.AddRange(competing);
    }

    // With frames, or with matches that take no token.
    private static List<RecordCandidate> ResolveAll(List<RecordCandidate> candidates, int tokens, Comparison<RecordCandidate>? own, MatchBudget budget)
    {
        var winners = new List<RecordCandidate>();
        var sequences = candidates.FindAll(candidate => candidate.Trigger is null);
        StableSort.Sort(sequences, own ?? Usual, budget);
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
        StableSort.Sort(frames, own ?? CompareFrames, budget);
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

    /// <summary>Sorts matches by place, then by rule.</summary>
    public static void SortInTextOrder(List<RecordCandidate> candidates, MatchBudget budget) => StableSort.Sort(candidates, ComparePlaces, budget);

    private static int ComparePlaces(RecordCandidate left, RecordCandidate right)
    {
        var order = left.Span.CompareTo(right.Span);
        return order != 0 ? order : string.CompareOrdinal(left.RuleName, right.RuleName);
    }

    private static int CompareFrames(RecordCandidate left, RecordCandidate right)
    {
        var order = right.FieldCount.CompareTo(left.FieldCount);
        order = order != 0 ? order : right.Score.CompareTo(left.Score);
        order = order != 0 ? order : right.Priority.CompareTo(left.Priority);
        return order != 0 ? order : string.CompareOrdinal(left.RuleName, right.RuleName);
    }
}
