using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Decides between matches of different records that share a token, as a policy says.</summary>
/// <remarks>The matches are taken in the order of the criteria; one that meets a token of a match of another record that won before is dropped. Costs a step for each token of each match.</remarks>
internal static class PolicyResolver
{
    /// <summary>The winners of each record, in text order. Matches without tokens take part in nothing.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="members">The matches of each record of the policy, in its order.</param>
    /// <param name="lattice">The document.</param>
    public static List<RecordCandidate>[] Resolve(OverlapPolicy policy, List<RecordCandidate>[] members, DocumentLattice lattice)
    {
        var budget = lattice.Budget;
        var winners = new List<RecordCandidate>[members.Length];
        var competing = lattice.Buffers.Candidates.Take();
        for (var member = 0; member < members.Length; member++)
        {
            winners[member] = lattice.Buffers.Candidates.Take();
            foreach (var candidate in members[member])
            {
                candidate.Member = member;
                (candidate.Tokens.Length == 0 ? winners[member] : competing).Add(candidate);
            }
        }

        // For each token the number of its holder, from 1; 0 where it has none.
        var holders = lattice.Buffers.Holders(competing.Count > 0 ? lattice.Text.Count : 0);
        StableSort.Sort(competing, CandidateOrder.Of(policy.Criteria), budget);
        for (var index = 0; index < competing.Count; index++)
        {
            var candidate = competing[index];
            if (FindStronger(holders, competing, candidate, budget) is { } stronger)
            {
                if (lattice.Observer is not null)
                {
                    stronger.Losers.Add(candidate);
                }

                continue;
            }

            if (budget.IsSpent)
            {
                break;
            }

            holders.Slice(candidate.Tokens.Start, candidate.Tokens.Length).Fill(index + 1);
            winners[candidate.Member].Add(candidate);
        }

        foreach (var won in winners)
        {
            OverlapResolver.SortInTextOrder(won, budget);
        }

        return winners;
    }

    // Whoever holds a token keeps the matches of all other records off it, so a token has one holder.
    private static RecordCandidate? FindStronger(ReadOnlySpan<int> holders, List<RecordCandidate> competing, RecordCandidate candidate, MatchBudget budget)
    {
        for (var token = candidate.Tokens.Start; token < candidate.Tokens.End && budget.TryStep(); token++)
        {
            if (holders[token] > 0 && competing[holders[token] - 1].Member != candidate.Member)
            {
                return competing[holders[token] - 1];
            }
        }

        return null;
    }
}
