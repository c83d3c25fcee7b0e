using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>How often the anchored executor is guessed to try one pattern.</summary>
/// <param name="StartsPerThousand">Searches that are not over at once, of every 1,000 tokens of ordinary text, 0 to 1,000. A guess from what is known of the three languages; it ranks patterns, it measures none.</param>
/// <param name="IsAnchored">Whether there is anything that every match holds within reach of its start; where not, each place is tried.</param>
/// <param name="FrequentWords">The words it is looked for by, where these are words alone and at least one of them stands in nearly every text; empty otherwise.</param>
public sealed record SearchCost(double StartsPerThousand, bool IsAnchored, ImmutableArray<string> FrequentWords);
