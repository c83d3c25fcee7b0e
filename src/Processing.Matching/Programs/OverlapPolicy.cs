using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>What becomes of overlapping matches of named records. A record is in one policy at most.</summary>
/// <remarks>
/// One record and criteria: they take the place of the usual order between its own matches. Several records and criteria: each settles its own
/// matches as usual, then matches of different records that share a token compete. No criteria: none of the named records drops a match.
/// </remarks>
/// <param name="Producers">Indices of the records in the program, ascending; at least one.</param>
/// <param name="Criteria">What decides, the first of which two matches differ; then the name of the rule, then the place. Empty to keep all.</param>
public sealed record OverlapPolicy(ImmutableArray<int> Producers, ImmutableArray<OverlapCriterion> Criteria)
{
    /// <summary>Whether matches of different records compete.</summary>
    public bool IsBetweenRecords => Producers.Length > 1 && !Criteria.IsEmpty;
}

/// <summary>What decides between two matches.</summary>
public enum OverlapCriterion
{
    /// <summary>More tokens from the first to the last of the whole match.</summary>
    Longest = 0,

    /// <summary>The higher score.</summary>
    Score,

    /// <summary>The higher priority of the rule.</summary>
    Priority,
}
