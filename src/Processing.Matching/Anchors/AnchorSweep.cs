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

        if (program.Index.HasLexicons)
        {
            SweepLexicons();
        }

        workspace.ArrangeCandidates(lattice.Budget);
    }

    private void SweepLexicons()
    {
        lattice.FindHits();
        var hits = workspace.Hits;
        foreach (var lexicon in hits.Present)
        {
            var anchors = program.Index.AnchorsOfLexicon(lexicon);
            var last = -1;
            for (var hit = anchors.IsEmpty ? -1 : hits.FirstOf(lexicon); hit >= 0; hit = hits.NextOf(hit))
            {
                var place = hits[hit].Match.Tokens.Start;
                if (place != last)
                {
                    Look(anchors, place);
                }

                last = place;
            }
        }
    }

    private void Look(ReadOnlySpan<WordAnchor> anchors, int place)
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
