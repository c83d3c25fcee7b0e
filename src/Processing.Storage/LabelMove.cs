namespace Processing.Storage;

/// <summary>One move of a label, as the history keeps it.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Label">The label.</param>
/// <param name="Version">The label's version after the move.</param>
/// <param name="Revision">Where it stands since then; null where it was taken away.</param>
/// <param name="Share">The share of traffic.</param>
/// <param name="Position">The version that stood here first: its own, or for a rollback that of the move it went back to.</param>
/// <param name="Sequence">Number of the change.</param>
/// <param name="Moved">When, by the clock of the registry, in milliseconds.</param>
/// <param name="Author">Who moved it; empty where nobody says.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record LabelMove(
    string RuleSet, string Label, long Version, string? Revision, TrafficShare Share, long Position, long Sequence, DateTimeOffset Moved, string Author, string Reason);
