using System.Collections.Immutable;

namespace Processing.Storage;

/// <summary>All rule sets at one moment.</summary>
/// <param name="Sequence">Number of the last change of the registry.</param>
/// <param name="RuleSets">The rule sets, by name.</param>
public sealed record RegistryState(long Sequence, ImmutableArray<RuleSetState> RuleSets);
