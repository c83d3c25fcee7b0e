using System.Runtime.CompilerServices;

namespace Processing.Matching.Anchors;

/// <summary>One pass over the words of a document that finds where the rules that are anchored at words may match.</summary>
internal readonly ref struct AnchorSweep(FastLattice lattice, FastProgram program, DocumentWorkspace workspace)
{
    public void Run()
    {
        var budget = lattice.Budget;
        foreach (var symbol in workspace.Present)
        {
            var anchors = program.Index.AnchorsOf(symbol);
            if (anchors.IsEmpty)
            {
                continue;
            }

            for (var place = workspace.FirstPlace(symbol); place >= 0; place = workspace.NextPlace(place))
            {
                var block = lattice.Text.GetBlockTokens(lattice.Text[place].Block);
                foreach (ref readonly var anchor in anchors)
                {
                    if (!budget.TryStep())
                    {
                        return;
                    }

                    var first = Math.Max(block.Start, place - anchor.Highest);
                    var last = Math.Min(block.End - 1, place - anchor.Lowest);
                    for (var start = first; start <= last; start++)
                    {
                        if (HasCompany(anchor, start))
                        {
                            workspace.AddCandidate(anchor.Automaton, start);
                        }
                    }
                }
            }
        }

        workspace.ArrangeCandidates();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool HasCompany(in WordAnchor anchor, int start) =>
        anchor.Count == 0
        || (lattice.HasMark(anchor.First, start + anchor.FirstWindow.Lowest, start + anchor.FirstWindow.Highest)
            && (anchor.Count == 1
                || (lattice.HasMark(anchor.Second, start + anchor.SecondWindow.Lowest, start + anchor.SecondWindow.Highest)
                    && (anchor.Count == 2 || lattice.HasMark(anchor.Third, start + anchor.ThirdWindow.Lowest, start + anchor.ThirdWindow.Highest)))));
}
