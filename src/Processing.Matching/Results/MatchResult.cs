using System.Collections.Immutable;

namespace Processing.Matching.Results;

/// <summary>What a program found in one document.</summary>
/// <param name="Records">The records, ordered by place, then record name, then rule.</param>
/// <param name="Zones">The zones, ordered by place, then name.</param>
/// <param name="Truncation">Why the result is not whole; null when it is.</param>
public sealed record MatchResult(ImmutableArray<MatchedRecord> Records, ImmutableArray<MatchedZone> Zones, Truncation? Truncation)
{
    /// <summary>Full name of the first rule that was stopped for its steps; null where none was.</summary>
    public string? StoppedRule { get; init; }
}

/// <summary>Why a result is not whole.</summary>
public enum Truncation
{
    /// <summary>More candidate matches than <see cref="MatchLimits.MaxMatches"/>.</summary>
    MaxMatches,

    /// <summary>More matching steps than <see cref="MatchLimits.MaxSteps"/>.</summary>
    MaxSteps,

    /// <summary><see cref="RunControl.TimeLimit"/> passed.</summary>
    TimeLimit,

    /// <summary>One rule took more steps than <see cref="MatchLimits.MaxRuleSteps"/>; the others are whole but for what they use of it.</summary>
    RuleSteps,
}
