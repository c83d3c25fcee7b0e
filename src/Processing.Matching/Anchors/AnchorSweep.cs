using System.Runtime.CompilerServices;

namespace Processing.Matching.Anchors;

/// <summary>One pass over the words of a document, and over what the lexicons found, that notes where the listed rules may match.</summary>
internal readonly ref struct AnchorSweep(FastLattice lattice, FastProgram program, DocumentWorkspace workspace)
{
    public void Run()
    {
        foreach (var symbol in workspace.Present)
        {
            var anchors = program.Index.AnchorsOfSymbol(symbol);
            for (var place = anchors.IsEmpty ? -1 : workspace.FirstPlace(symbol); place >= 0; place = workspace.NextPlace(place))
            {
                Look(anchors, place);
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
    public void Look(ReadOnlySpan<WordAnchor> anchors, int place)
    {
        var block = lattice.Text.GetBlockTokens(lattice.Text[place].Block);
        foreach (ref readonly var anchor in anchors)
        {
            if (!lattice.Budget.TryStep())
            {
                return;
            }

            var last = Math.Min(block.End - 1, place - anchor.Lowest);
            for (var start = Math.Max(block.Start, place - anchor.Highest); start <= last; start++)
            {
                if (HasCompany(anchor, start))
                {
                    workspace.AddCandidate(anchor.Automaton, start);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasCompany(in WordAnchor anchor, int start) =>
        anchor.Count == 0
        || (lattice.HasMark(anchor.First, start + anchor.FirstWindow.Lowest, start + anchor.FirstWindow.Highest)
            && (anchor.Count == 1
                || (lattice.HasMark(anchor.Second, start + anchor.SecondWindow.Lowest, start + anchor.SecondWindow.Highest)
                    && (anchor.Count == 2 || lattice.HasMark(anchor.Third, start + anchor.ThirdWindow.Lowest, start + anchor.ThirdWindow.Highest)))));
}
