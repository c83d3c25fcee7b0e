using System.Collections.Immutable;

namespace Processing.Storage;

/// <summary>What a server says of itself to the others of one registry.</summary>
/// <param name="Id">Tells it from all others, also from an earlier run of the same.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Sequence">Number of the last change that it has taken in: it serves what the labels said then, but for <paramref name="Problems"/>.</param>
/// <param name="Problems">Labels whose revision it cannot load.</param>
public sealed record ServerReport(string Id, string Name, long Sequence, ImmutableArray<LabelProblem> Problems);

/// <summary>Why a server does not serve the revision at which a label stands.</summary>
/// <param name="RuleSet">The rule set.</param>
/// <param name="Label">The label.</param>
/// <param name="Problem">Why, in one sentence.</param>
public sealed record LabelProblem(string RuleSet, string Label, string Problem);
