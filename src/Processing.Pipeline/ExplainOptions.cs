using Processing.Matching.Explaining;

namespace Processing.Pipeline;

/// <summary>What an explanation of a document is asked for.</summary>
/// <param name="Rule">Full name of a rule; null for all.</param>
/// <param name="At">UTF-8 byte of the document as given, from 0; null for the whole document.</param>
/// <param name="Attempts">Whether attempts that gave no record are looked for.</param>
/// <param name="Reference">The moment from which relative dates count; null when it is not known.</param>
public sealed record ExplainOptions(string? Rule, int? At, AttemptScope Attempts, DateTime? Reference)
{
    /// <summary>Name of a record type whose rules' attempts are told of; null, the default, for those of all types.</summary>
    public string? Record { get; init; }

    /// <summary>Which record types are explained, by package and name; null, the default, for all.</summary>
    public Func<string, string, bool>? Wants { get; init; }

    /// <summary>Records with a lower score are not explained. Default 0.</summary>
    public double MinimumScore { get; init; }
}
