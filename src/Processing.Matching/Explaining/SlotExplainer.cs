using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>Tells why a slot of a frame found nothing around a trigger.</summary>
internal sealed class SlotExplainer(DocumentLattice lattice, ExplainLimits limits, WantedFinder wanted)
{
    /// <summary>Explains it.</summary>
    /// <param name="name">The slot's label.</param>
    /// <param name="slot">The slot.</param>
    /// <param name="candidates">Its candidates in the whole document.</param>
    /// <param name="scope">The tokens in which it may stand.</param>
    /// <param name="trigger">The trigger.</param>
    public EmptySlot Explain(string name, PreparedSlot slot, SlotCandidates candidates, TokenSpan scope, TokenSpan trigger)
    {
        var need = slot.Definition.IsRequired ? SlotNeed.Required : SlotNeed.Optional;
        AttemptTrace? best = null;
        var bestStart = 0;
        for (var start = scope.Start; start < Math.Min(scope.End, scope.Start + limits.MaxStarts) && !lattice.Budget.IsSpent; start++)
        {
            var trace = new AttemptTrace(slot.Pattern, start);
            var match = lattice.Matcher.TraceAt(slot.Pattern, BlockAt(start), start, trace, out _);
            if (match is { Tokens.Length: > 0 } && !IsCandidate(candidates, match.Tokens) && HasNotItsNeighbour(slot, match.Tokens))
            {
                return new EmptySlot(name, need, EmptySlotReason.Neighbour, lattice.Text.GetSpan(match.Tokens), null);
            }

            if (match is null && trace.Furthest > start && (best is null || trace.Furthest - start > best.Furthest - bestStart))
            {
                (best, bestStart) = (trace, start);
            }
        }

        var attempt = best is null ? null : wanted.Describe(BlockAt(bestStart), bestStart, best);
        return candidates.Count == 0
            ? new EmptySlot(name, need, EmptySlotReason.Nothing, null, attempt)
            : new EmptySlot(name, need, EmptySlotReason.OutOfReach, lattice.Text.GetSpan(Nearest(candidates, trigger)), attempt);
    }

    private TokenSpan BlockAt(int token) => lattice.Text.GetBlockTokens(lattice.Text[token].Block);

    private bool HasNotItsNeighbour(PreparedSlot slot, TokenSpan tokens) =>
        (slot.After is { } after && !lattice.Matcher.MatchesBehind(after, BlockAt(tokens.Start), tokens.Start))
        || (slot.Before is { } before && !lattice.Matcher.MatchesAhead(before, BlockAt(tokens.Start), tokens.End));

    private static bool IsCandidate(SlotCandidates candidates, TokenSpan tokens)
    {
        for (var index = 0; index < candidates.Count; index++)
        {
            if (candidates.TokensOf(index) == tokens)
            {
                return true;
            }
        }

        return false;
    }

    private static TokenSpan Nearest(SlotCandidates candidates, TokenSpan trigger)
    {
        var nearest = candidates.TokensOf(0);
        for (var index = 1; index < candidates.Count; index++)
        {
            if (Distance(candidates.TokensOf(index), trigger) < Distance(nearest, trigger))
            {
                nearest = candidates.TokensOf(index);
            }
        }

        return nearest;
    }

    private static int Distance(TokenSpan tokens, TokenSpan trigger) => Math.Max(0, Math.Max(tokens.Start - trigger.End, trigger.Start - tokens.End));
}
