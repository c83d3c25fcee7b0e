using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Decides between matches of different records that share a token, as a policy says.</summary>
/// <remarks>The matches are taken in the order of the criteria; one that meets a token of a match of another record that won before is dropped. Costs a step for each token of each match.</remarks>
internal static class PolicyResolver
{
    /// <summary>The winners of each record, in text order. Matches without tokens take part in nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="members">The matches of each record of the policy, in its order.</param>
    /// <param name="tokens">Number of tokens of the document.</param>
    /// <param name="budget">Counts the steps.</param>
    public static List<RecordCandidate>[] Resolve(OverlapPolicy policy, List<RecordCandidate>[] members, int tokens, MatchBudget budget)
    {
        var winners = Array.ConvertAll(members, found => found.FindAll(candidate => candidate.Tokens.Length == 0));
        List<(int Member, RecordCandidate Candidate)> competing =
            [.. members.SelectMany((found, member) => found.Where(candidate => candidate.Tokens.Length > 0).Select(candidate => (member, candidate)))];
        var holders = new (int Member, RecordCandidate? Candidate)[competing.Count > 0 ? tokens : 0];
        var order = new CandidateOrder(policy.Criteria);
        StableSort.Sort(competing, (left, right) => order.Compare(left.Candidate, right.Candidate), budget);
        foreach (var (member, candidate) in competing)
        {
            if (FindStronger(holders, member, candidate, budget) is { } stronger)
            {
                stronger.Losers.Add(candidate);
                continue;
            }

            if (budget.IsSpent)
            {
                break;
            }

            holders.AsSpan(candidate.Tokens.Start, candidate.Tokens.Length).Fill((member, candidate));
            winners[member].Add(candidate);
        }

        Array.ForEach(winners, won => OverlapResolver.SortInTextOrder(won, budget));
        return winners;
    }

    // Whoever holds a token keeps the matches of all other records off it, so a token has one holder.
    private static RecordCandidate? FindStronger((int Member, RecordCandidate? Candidate)[] holders, int member, RecordCandidate candidate, MatchBudget budget)
    {
        for (var token = candidate.Tokens.Start; token < candidate.Tokens.End && budget.TryStep(); token++)
        {
            if (holders[token].Candidate is { } holder && holders[token].Member != member)
            {
                return holder;
            }
        }

        return null;
    }
}
