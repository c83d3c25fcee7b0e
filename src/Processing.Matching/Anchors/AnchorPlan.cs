using System.Collections.Immutable;

namespace Processing.Matching.Anchors;

/// <summary>Where the matches of one automaton can start.</summary>
internal sealed class AnchorPlan
{
    /// <summary>The plan of an automaton without an anchor.</summary>
    public static readonly AnchorPlan Everywhere = new([], []);

    public AnchorPlan(ImmutableArray<AnchorBranch> branches, ImmutableArray<ImmutableArray<ImmutableArray<AnchorAtom>>> needs)
    {
        (Branches, Needs) = (branches, needs);
        Anchor = branches.Length == 1 ? branches[0].Anchor : [.. branches.SelectMany(branch => branch.Anchor).Distinct()];
    }

    /// <summary>Every match is one of a branch: mostly there is one, of a choice there is one for each alternative. None where every place must be tried.</summary>
    public ImmutableArray<AnchorBranch> Branches { get; }

    /// <summary>What a document must hold for the automaton to match anywhere in it: all of one of these, and of each of its sets one atom. Empty where that says nothing.</summary>
    public ImmutableArray<ImmutableArray<ImmutableArray<AnchorAtom>>> Needs { get; }

    /// <summary>The atoms of all branches, of which one stands in every match; empty where every place must be tried.</summary>
    public ImmutableArray<AnchorAtom> Anchor { get; }

    /// <summary>Whether how far the block goes on matters.</summary>
    public bool HasBlockEnd => Branches.Any(branch => branch.Companions.Any(companion => companion.IsBlockEnd));
}

/// <summary>Where the matches of one alternative can start.</summary>
/// <param name="Anchor">Atoms of which one stands in every match.</param>
/// <param name="Companions">What must stand near the start too, what is seldom there first.</param>
internal readonly record struct AnchorBranch(ImmutableArray<AnchorAtom> Anchor, ImmutableArray<Companion> Companions);

/// <summary>What must stand in a window around the start of a match: a token with one of some marks, or the end of the block.</summary>
/// <param name="Marks">The marks; none for the end of the block.</param>
/// <param name="Lowest">First token of the window, from the start.</param>
/// <param name="Highest">Last token of the window.</param>
/// <param name="Symbols">The symbols themselves where there are no more than two, in the halves, a single one twice; 0 for anything else.</param>
internal readonly record struct Companion(TokenMarks Marks, int Lowest, int Highest, ulong Symbols = 0)
{
    /// <summary>How likely it is, 0 to 1, that there is one in the window; 0 where nothing better is known than the marks tell.</summary>
    public double Likelihood { get; init; }

    /// <summary>Whether the end of the block must lie in the window.</summary>
    public bool IsBlockEnd => Marks.IsNone;
}
