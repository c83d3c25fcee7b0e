namespace Processing.Matching;

/// <summary>How much work one document may cause.</summary>
public sealed record MatchLimits
{
    private const long StepsOfAnyDocument = 20_000_000;

    /// <summary>The default limits.</summary>
    public static MatchLimits Default { get; } = new();

    /// <summary>Most matches of rules and entities, and arguments of the list slots of frames, together in one document. Default 1,000,000; key <c>matching.max_matches</c>.</summary>
    public int MaxMatches { get; init; } = 1_000_000;

    /// <summary>Most steps of the matcher in one document, a step being one pattern state at one token. Default 2,000,000,000; key <c>matching.max_steps</c>.</summary>
    public long MaxSteps { get; init; } = 2_000_000_000;

    /// <summary>
    /// Most steps for each token of a document, beyond the first 20 million that every document may take, so that the time of all documents is linear in their length.
    /// Default 5,000; key <c>matching.max_steps_per_token</c>.
    /// </summary>
    public int MaxStepsPerToken { get; init; } = 5_000;

    /// <summary>
    /// Most steps of one rule in one document; a rule that takes more tries no further place there, the others go on. Looked at between places, so that what is
    /// found stays right. No limit by default; key <c>matching.max_rule_steps</c>.
    /// </summary>
    public long MaxRuleSteps { get; init; } = long.MaxValue;

    /// <summary>Most steps of a document with so many tokens.</summary>
    internal long StepsFor(int tokens) => Math.Min(MaxSteps, StepsOfAnyDocument + ((long)MaxStepsPerToken * tokens));
}
