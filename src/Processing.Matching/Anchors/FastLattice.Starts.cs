using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

// The starts that the anchors of a pattern allow, where it is not listed by its words.
internal sealed partial class FastLattice
{
    private void Collect(Automaton automaton, AnchorPlan plan, List<int> starts)
    {
        foreach (ref readonly var branch in plan.Branches.AsSpan())
        {
            Collect(automaton, branch, starts);
        }

        if (plan.Branches.Length > 1 || plan.Anchor.Length > 1)
        {
            Arrange(starts);
        }
    }

    private void Collect(Automaton automaton, in AnchorBranch branch, List<int> starts)
    {
        foreach (var atom in branch.Anchor)
        {
            var behind = 0;
            switch (atom.Kind)
            {
                case AtomKind.Symbol:
                    for (var place = _workspace.FirstPlace(atom.Id); place >= 0; place = _workspace.NextPlace(place))
                    {
                        Add(branch, atom, place, ref behind, starts);
                    }

                    break;
                case AtomKind.Producer:
                    // What stands at the start itself is followed by what the pattern goes on with.
                    var follow = atom is { Lowest: 0, Highest: 0 } ? _program.First.Behind(automaton, atom.Id) : FirstMarks.Anything;
                    foreach (var annotation in Annotations(atom.Id).All)
                    {
                        if (follow == FirstMarks.Anything || GoesOnWith(follow, annotation.Tokens.End))
                        {
                            Add(branch, atom, annotation.Tokens.Start, ref behind, starts);
                        }
                    }

                    break;
                case AtomKind.Zone:
                    foreach (var step in Zone(atom.Id).Steps)
                    {
                        Add(branch, atom, step.Start, ref behind, starts);
                    }

                    break;
                case AtomKind.InZone:
                    foreach (var region in Zone(atom.Id).Regions)
                    {
                        for (var token = region.Start; token < region.End; token++)
                        {
                            Add(branch, atom, token, ref behind, starts);
                        }
                    }

                    break;
                case AtomKind.Test when Program.Tests[atom.Id].Class == TokenClassKind.Number:
                    foreach (var token in NumbersOf(atom.Id))
                    {
                        Add(branch, atom, token, ref behind, starts);
                    }

                    break;
                case AtomKind.Test:
                    var kinds = TokenMarks.OfTest(Program.Tests[atom.Id]);
                    for (var token = 0; token < Text.Count; token++)
                    {
                        Budget.Tick();
                        if (_workspace.Marks[token].Meet(kinds) && Test(atom.Id, token))
                        {
                            Add(branch, atom, token, ref behind, starts);
                        }
                    }

                    break;
                default:
                    AddStarts(branch, atom, starts);
                    break;
            }
        }
    }

    // Many patterns ask for the same kind of number: a year, a day.
    private List<int> NumbersOf(int test)
    {
        if (Program.Tests[test].IsOfKindOnly)
        {
            return _workspace.Numbers(Text, Budget);
        }

        if (Buffers.NumbersOf(test) is { } known)
        {
            return known;
        }

        var numbers = Buffers.TakeNumbers();
        foreach (var token in _workspace.Numbers(Text, Budget))
        {
            if (Test(test, token))
            {
                numbers.Add(token);
            }
        }

        Buffers.KeepNumbers(test, numbers);
        return numbers;
    }

    // A match that begins with a token of some marks takes a token, so the ends of blocks are no starts.
    private void AddMarked(TokenMarks marks, List<int> starts)
    {
        for (var token = 0; token < Text.Count; token++)
        {
            Budget.Tick();
            if (HasMark(marks, token))
            {
                starts.Add(token);
            }
        }
    }

    private void AddStarts(in AnchorBranch branch, AnchorAtom atom, List<int> starts)
    {
        var behind = 0;
        switch ((PositionKind)atom.Id)
        {
            case PositionKind.StartOfSentence:
                for (var sentence = 0; sentence < Text.SentenceCount; sentence++)
                {
                    Add(branch, atom, Text.GetSentence(sentence).Start, ref behind, starts);
                }

                break;
            case PositionKind.StartOfParagraph:
                foreach (var block in BlocksWithTokens)
                {
                    Add(branch, atom, Text.GetBlockTokens(block).Start, ref behind, starts);
                }

                break;
            default:
                if (Text.Count > 0)
                {
                    Add(branch, atom, 0, ref behind, starts);
                }

                break;
        }
    }

    // The places of one atom ascend, and so do the starts that they allow; those before `behind` were seen.
    private void Add(in AnchorBranch branch, AnchorAtom atom, int place, ref int behind, List<int> starts)
    {
        Budget.Tick();
        var block = Text.GetBlockTokens(Text[place].Block);
        var last = Math.Min(block.End - 1, place - atom.Lowest);
        for (var start = Math.Max(behind, Math.Max(block.Start, place - atom.Highest)); start <= last && Budget.TryStep(); start++)
        {
            if (HaveCompany(branch, start))
            {
                starts.Add(start);
            }
        }

        behind = Math.Max(behind, last + 1);
    }

    private static void Arrange(List<int> starts)
    {
        var span = CollectionsMarshal.AsSpan(starts);
        span.Sort();
        var kept = 0;
        for (var index = 0; index < span.Length; index++)
        {
            if (kept == 0 || span[index] != span[kept - 1])
            {
                span[kept++] = span[index];
            }
        }

        CollectionsMarshal.SetCount(starts, kept);
    }
}
