using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Decides between records of one type that stand at the same place.</summary>
internal static class OverlapResolver
{
    /// <summary>The winners in text order.</summary>
    /// <remarks>
    /// Sequences that share a token: the longer wins, then the higher score, the higher priority, the rule's name, the earlier.
    /// Frames with the same trigger: the one with more fields wins, then likewise. A sequence and a frame do not compete.
    /// </remarks>
    public static List<RecordCandidate> Resolve(List<RecordCandidate> candidates, int tokens)
    {
        var winners = new List<RecordCandidate>();
        var taken = new bool[tokens];
        var places = new HashSet<TokenSpan>();
        foreach (var candidate in candidates
            .Where(candidate => candidate.Trigger is null)
            .OrderByDescending(candidate => candidate.Tokens.Length)
            .ThenByDescending(candidate => candidate.Score)
            .ThenByDescending(candidate => candidate.Priority)
            .ThenBy(candidate => candidate.RuleName, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Tokens.Start))
        {
            var extent = taken.AsSpan(candidate.Tokens.Start, candidate.Tokens.Length);
            if (!extent.Contains(true) && (extent.Length > 0 || places.Add(candidate.Tokens)))
            {
                extent.Fill(true);
                winners.Add(candidate);
            }
        }

        var triggers = new HashSet<TokenSpan>();
        foreach (var candidate in candidates
            .Where(candidate => candidate.Trigger is not null)
            .OrderByDescending(candidate => candidate.Fields.Length)
            .ThenByDescending(candidate => candidate.Score)
            .ThenByDescending(candidate => candidate.Priority)
            .ThenBy(candidate => candidate.RuleName, StringComparer.Ordinal))
        {
            if (candidate.Trigger is { } trigger && triggers.Add(trigger))
            {
                winners.Add(candidate);
            }
        }

        return [.. winners.OrderBy(winner => winner.Span).ThenBy(winner => winner.RuleName, StringComparer.Ordinal)];
    }
}
