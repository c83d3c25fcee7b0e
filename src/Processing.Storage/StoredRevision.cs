namespace Processing.Storage;

/// <summary>A revision in the registry, without its content. It never changes.</summary>
/// <param name="RuleSet">Its rule set.</param>
/// <param name="Id">Its name, <see cref="RevisionContent.Id"/>.</param>
/// <param name="Sequence">Number of the change that added it; a later one has a higher number.</param>
/// <param name="Created">When it was added, by the clock of the registry, in milliseconds.</param>
/// <param name="ProgramHash">Hash of its compiled program.</param>
/// <param name="Facts">What was known of it when it was added.</param>
public sealed record StoredRevision(string RuleSet, string Id, long Sequence, DateTimeOffset Created, string ProgramHash, RevisionFacts Facts);
