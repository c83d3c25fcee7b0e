namespace Processing.Storage;

/// <summary>A revision to be stored.</summary>
/// <param name="RuleSet">The rule set, a <see cref="RegistryName"/>.</param>
/// <param name="Content">Its files.</param>
/// <param name="Program">What they compile to.</param>
/// <param name="Facts">What is known of it.</param>
public sealed record NewRevision(string RuleSet, RevisionContent Content, CompiledProgram Program, RevisionFacts Facts);
