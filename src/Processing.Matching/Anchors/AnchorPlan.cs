using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>Where the matches of one automaton can start.</summary>
/// <param name="Anchor">Atoms of which one stands in every match; empty where every place must be tried.</param>
/// <param name="Companions">What must stand near the start too, what is seldom there first.</param>
internal sealed record AnchorPlan(ImmutableArray<AnchorAtom> Anchor, ImmutableArray<Companion> Companions)
{
    /// <summary>The plan of an automaton without an anchor.</summary>
    public static readonly AnchorPlan Everywhere = new([], []);

    /// <summary>Whether how far the block goes on matters.</summary>
    public bool HasBlockEnd => Companions.Any(companion => companion.IsBlockEnd);
}

/// <summary>What must stand in a window around the start of a match: a token with one of some marks, or the end of the block.</summary>
/// <param name="Marks">The marks; none for the end of the block.</param>
/// <param name="Lowest">First token of the window, from the start.</param>
/// <param name="Highest">Last token of the window.</param>
internal readonly record struct Companion(TokenMarks Marks, int Lowest, int Highest)
{
    /// <summary>Whether the end of the block must lie in the window.</summary>
    public bool IsBlockEnd => Marks.IsNone;
}
