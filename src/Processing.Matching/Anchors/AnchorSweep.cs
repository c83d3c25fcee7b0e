using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Processing.Matching.Anchors;

/// <summary>One pass over the words of a document, and over what the lexicons found, that notes where the listed rules may match.</summary>
internal readonly ref struct AnchorSweep(FastLattice lattice, FastProgram program, DocumentWorkspace workspace)
{
    public void Run()
    {
        foreach (var present in workspace.FindAnchored(program.Index))
        {
            for (var place = workspace.FirstPlace(present.Symbol); place >= 0; place = workspace.NextPlace(place))
            {
                Look(present.Anchors, place);
            }
        }

        if (!program.Index.LexiconMarks.IsNone)
        {
            workspace.Hits.Sweep(program, lattice.Text, workspace, this);
        }

        workspace.ArrangeCandidates(lattice.Budget);
    }

    /// <summary>Counts steps; false when there are none left.</summary>
    public bool TryStep(int count) => lattice.Budget.TryStep(count);

    /// <summary>Notes the starts that the rules which are anchored at what stands at a place allow.</summary>
    public void Look(AnchorRange anchors, int place)
    {
        if (anchors.IsEmpty || !TryStep(anchors.Length))
        {
            return;
        }

        var block = lattice.Text.GetBlockTokens(lattice.Text[place].Block);
        var keys = program.Index.KeysOf(anchors);
        var index = 0;

        // Most keys ask for symbols, and stand first: by themselves they take hardly a branch that is guessed wrong.
        for (; index < keys.Length && keys[index].Kind == AnchorKeyKind.Symbols; index++)
        {
            ref readonly var key = ref keys[index];
            var first = Math.Max(block.Start, place - key.Highest);
            var last = Math.Min(block.End - 1, place - key.Lowest);
            if (first <= last && HasSymbol(key, first, last))
            {
                LookCloser(anchors.Start + index, key, first, last);
            }
        }

        for (; index < keys.Length; index++)
        {
            ref readonly var key = ref keys[index];
            var first = Math.Max(block.Start, place - key.Highest);
            var last = Math.Min(block.End - 1, place - key.Lowest);
            if (first <= last && Has(key, first, last))
            {
                LookCloser(anchors.Start + index, key, first, last);
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void LookCloser(int number, in AnchorKey key, int first, int last)
    {
        // What was found of a start that allows another place of the same word would be found again.
        ref readonly var anchor = ref program.Index[number];
        var isOne = first == last;
        first = key.Lowest == key.Highest ? first : workspace.FirstUnseen(number, first, last);
        for (var start = first; start <= last; start++)
        {
            lattice.Budget.Tick();
            if ((isOne || Has(key, start, start)) && HasCompany(anchor, start))
            {
                workspace.AddCandidate(anchor.Automaton, start, lattice.Budget);
            }
        }
    }

    // Whether one of two symbols stands in the window of a start between two, both included.
    private bool HasSymbol(in AnchorKey key, int first, int last)
    {
        first = Math.Max(0, first + key.WindowLowest);
        last = Math.Min(lattice.Text.Count - 1, last + key.WindowHighest);
        var (one, other) = ((int)key.Bits, (int)(key.Bits >> 32));
        ReadOnlySpan<int> symbols = workspace.Symbols;
        if ((uint)(last - first) < DocumentWorkspace.ReadTogether)
        {
            // Most windows are narrow: all of one is compared at once, with what stands behind it, which does not count.
            var near = Vector256.Create(symbols[first..]);
            var found = (Vector256.Equals(near, Vector256.Create(one)) | Vector256.Equals(near, Vector256.Create(other))).ExtractMostSignificantBits();
            return (found & ((2u << (last - first)) - 1)) != 0;
        }

        for (; first <= last; first++)
        {
            if (symbols[first] == one || symbols[first] == other)
            {
                return true;
            }
        }

        return false;
    }

    // Whether what a key asks for stands in the window of a start between two, both included.
    private bool Has(in AnchorKey key, int first, int last)
    {
        if (key.Kind == AnchorKeyKind.Symbols)
        {
            return HasSymbol(key, first, last);
        }

        first = Math.Max(0, first + key.WindowLowest);
        last = Math.Min(lattice.Text.Count - 1, last + key.WindowHighest);
        switch (key.Kind)
        {
            case AnchorKeyKind.Words:
                for (var marks = workspace.Marks; first <= last; first++)
                {
                    if ((marks[first].Words & key.Bits) != 0)
                    {
                        return true;
                    }
                }

                return false;
            case AnchorKeyKind.Plain:
                for (var marks = workspace.Marks; first <= last; first++)
                {
                    if ((marks[first].Plain & key.Bits) != 0)
                    {
                        return true;
                    }
                }

                return false;
            case AnchorKeyKind.Lexicons:
                return !workspace.Hits.NoneMayStart(first, last, key.Bits) && HasEntry(new TokenMarks(key.Bits, 0), first, last);
            default:
                return true;
        }
    }

    // Apart, as what is seldom done would take room from what is often done.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasEntry(TokenMarks wanted, int first, int last)
    {
        for (; first <= last; first++)
        {
            if (lattice.HasMark(wanted, first))
            {
                return true;
            }
        }

        return false;
    }

    // What a key that asks for anything left out, and what stands behind the first companion.
    private bool HasCompany(in WordAnchor anchor, int start) =>
        anchor.Count == 0
        || (lattice.HasMark(anchor.First, start + anchor.FirstWindow.Lowest, start + anchor.FirstWindow.Highest)
            && (anchor.Count == 1
                || (lattice.HasMark(anchor.Second, start + anchor.SecondWindow.Lowest, start + anchor.SecondWindow.Highest)
                    && (anchor.Count == 2 || lattice.HasMark(anchor.Third, start + anchor.ThirdWindow.Lowest, start + anchor.ThirdWindow.Highest)))));
}
