using System.Collections.Immutable;

namespace Processing.Storage.LastGood;

/// <summary>A rule set as it was last served.</summary>
/// <param name="State">Its labels.</param>
/// <param name="Revisions">The revisions that they stand at.</param>
public sealed record LastGoodRuleSet(RuleSetState State, ImmutableArray<StoredContent> Revisions);
