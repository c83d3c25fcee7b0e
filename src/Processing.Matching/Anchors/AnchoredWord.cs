namespace Processing.Matching.Anchors;

/// <summary>A word of a document that rules are anchored at.</summary>
/// <param name="Symbol">The word.</param>
/// <param name="Anchors">The rules.</param>
/// <param name="Read">What was read of their keys, only so that they are in the cache.</param>
internal readonly record struct AnchoredWord(int Symbol, AnchorRange Anchors, ulong Read);
