namespace Processing.Matching.Explaining;

/// <summary>How much one explanation says at most. What is left out is counted, never dropped silently.</summary>
public sealed record ExplainLimits
{
    /// <summary>The default limits.</summary>
    public static ExplainLimits Default { get; } = new();

    /// <summary>Most records that are explained. Default 20; key <c>explaining.max_records</c>.</summary>
    public int MaxRecords { get; init; } = 20;

    /// <summary>Most rules whose attempts are told of where none is asked for by name. Default 5; key <c>explaining.max_rules</c>.</summary>
    public int MaxRules { get; init; } = 5;

    /// <summary>Most attempts that are told of each rule. Default 3; key <c>explaining.max_attempts</c>.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Most places of one document where a rule is tried for an explanation. Default 10,000; key <c>explaining.max_starts</c>.</summary>
    public int MaxStarts { get; init; } = 10_000;

    /// <summary>Most matches that are told of as beaten by one record, and most elements that are told of as wanted at one place. Default 12; key <c>explaining.max_details</c>.</summary>
    public int MaxDetails { get; init; } = 12;
}
