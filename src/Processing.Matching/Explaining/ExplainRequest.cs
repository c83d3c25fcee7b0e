using Processing.Text;

namespace Processing.Matching.Explaining;

/// <summary>What an explanation is asked for.</summary>
/// <param name="Rule">Full name of a rule; null for all rules.</param>
/// <param name="Place">Where to look; null for the whole document.</param>
/// <param name="Attempts">Whether attempts that gave no record are looked for.</param>
public sealed record ExplainRequest(string? Rule, TextSpan? Place, AttemptScope Attempts)
{
    /// <summary>Name of a record type: attempts of all its rules are told of, also of those that did not get past their first element. Null, the default, for those of all types.</summary>
    public string? Record { get; init; }

    /// <summary>Which records are explained; null, the default, for all.</summary>
    public Func<Results.MatchedRecord, bool>? Explained { get; init; }
}

/// <summary>Whose attempts are told of.</summary>
public enum AttemptScope
{
    /// <summary>Nobody's: only records are explained.</summary>
    None,

    /// <summary>Those of <see cref="ExplainRequest.Rule"/>, or of the rules for <see cref="ExplainRequest.Record"/>, or, without one, those of every rule that got past its first element.</summary>
    Asked,
}
