using System.Collections.Immutable;

namespace Processing.Storage.LastGood;

/// <summary>What was kept of all rule sets.</summary>
/// <param name="RuleSets">Those that are whole, by name.</param>
/// <param name="Problems">One sentence for each that is not.</param>
public sealed record LastGoodState(ImmutableArray<LastGoodRuleSet> RuleSets, ImmutableArray<string> Problems);
