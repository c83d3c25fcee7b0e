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
    public static List<RecordCandidate> Resolve(List<RecordCandidate> candidates, int tokens, OverlapPolicy? policy)
    {
        if (policy is { Criteria.IsEmpty: true })
        {
            return InTextOrder(candidates);
        }

        var own = policy is { Producers.Length: 1 } ? new CandidateOrder(policy.Criteria) : null;
        var winners = new List<RecordCandidate>();
        var taken = new bool[tokens];
        var places = new HashSet<TokenSpan>();
        foreach (var candidate in candidates.Where(candidate => candidate.Trigger is null).Order(own ?? new CandidateOrder(Usual)))
        {
            var extent = taken.AsSpan(candidate.Tokens.Start, candidate.Tokens.Length);
            if (!extent.Contains(true) && (extent.Length > 0 || places.Add(candidate.Tokens)))
            {
                extent.Fill(true);
                winners.Add(candidate);
            }
        }

        var triggers = new HashSet<TokenSpan>();
        foreach (var candidate in OrderFrames(candidates.Where(candidate => candidate.Trigger is not null), own))
        {
            if (candidate.Trigger is { } trigger && triggers.Add(trigger))
            {
                winners.Add(candidate);
            }
        }

        return InTextOrder(winners);
    }

    /// <summary>Matches by place, then by rule.</summary>
    public static List<RecordCandidate> InTextOrder(IEnumerable<RecordCandidate> candidates) =>
        [.. candidates.OrderBy(candidate => candidate.Span).ThenBy(candidate => candidate.RuleName, StringComparer.Ordinal)];

    private static IOrderedEnumerable<RecordCandidate> OrderFrames(IEnumerable<RecordCandidate> frames, CandidateOrder? own) => own is not null
        ? frames.Order(own)
        : frames.OrderByDescending(candidate => candidate.Fields.Length)
            .ThenByDescending(candidate => candidate.Score)
            .ThenByDescending(candidate => candidate.Priority)
            .ThenBy(candidate => candidate.RuleName, StringComparer.Ordinal);
}
