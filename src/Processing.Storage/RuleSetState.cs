using System.Collections.Immutable;

namespace Processing.Storage;

/// <summary>A rule set as the registry has it at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sequence">Number of its last change: of two states the one with the higher number is the newer.</param>
/// <param name="Labels">Its labels, by name.</param>
public sealed record RuleSetState(string Name, long Sequence, ImmutableArray<LabelState> Labels);
