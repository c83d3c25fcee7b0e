using System.Collections.Immutable;
using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>Tells of a pattern whether what it needs is in a document at all, wherever: of the alternatives of numbers and dates in three languages few can match in any one document.</summary>
/// <remarks>Each pattern is asked about once a document, and costs a look at each of its words. What is not known counts as there.</remarks>
internal sealed class PresentPatterns
{
    // Twice the stamp of the document that the answer is of, and the answer.
    private int[] _ofAutomaton = [];
    private int[] _ofProducer = [];
    private int _stamp;

    /// <summary>Forgets the document before, and makes room for the next one.</summary>
    public void Prepare(int automata, int producers)
    {
        if (_ofAutomaton.Length < automata || _ofProducer.Length < producers || _stamp == int.MaxValue / 2)
        {
            (_ofAutomaton, _ofProducer, _stamp) = (new int[automata], new int[producers], 0);
        }

        _stamp++;
    }

    /// <summary>Whether an automaton may match anywhere.</summary>
    public bool MayMatch(FastProgram program, DocumentWorkspace workspace, Automaton automaton)
    {
        var needs = program.PlanOf(automaton).Needs;
        if (needs.IsEmpty)
        {
            return true;
        }

        var known = _ofAutomaton[automaton.Id];
        if (known >> 1 == _stamp)
        {
            return (known & 1) != 0;
        }

        var isThere = false;
        foreach (var need in needs)
        {
            if (isThere = Holds(program, workspace, need.AsSpan()))
            {
                break;
            }
        }

        _ofAutomaton[automaton.Id] = (_stamp << 1) | (isThere ? 1 : 0);
        return isThere;
    }

    /// <summary>Whether an entity may be found anywhere.</summary>
    public bool MayFind(FastProgram program, DocumentWorkspace workspace, int producer)
    {
        var known = _ofProducer[producer];
        if (known >> 1 == _stamp)
        {
            return (known & 1) != 0;
        }

        // An entity that asks for itself counts as there.
        _ofProducer[producer] = (_stamp << 1) | 1;
        foreach (var alternative in program.Prepared.Alternatives[producer])
        {
            if (MayMatch(program, workspace, alternative))
            {
                return true;
            }
        }

        _ofProducer[producer] = _stamp << 1;
        return false;
    }

    private bool Holds(FastProgram program, DocumentWorkspace workspace, ReadOnlySpan<ImmutableArray<AnchorAtom>> need)
    {
        foreach (var element in need)
        {
            var isThere = false;
            foreach (var atom in element)
            {
                if (isThere = Holds(program, workspace, atom))
                {
                    break;
                }
            }

            if (!isThere)
            {
                return false;
            }
        }

        return true;
    }

    private bool Holds(FastProgram program, DocumentWorkspace workspace, AnchorAtom atom) => atom.Kind switch
    {
        AtomKind.Symbol => workspace.FirstPlace(atom.Id) >= 0,
        AtomKind.Producer => program.LexiconOf[atom.Id] is >= 0 and var lexicon
            ? (workspace.Hits.Lexicons & program.Marks.OfLexicon(lexicon).Lexicons) != 0
            : MayFind(program, workspace, atom.Id),
        _ => workspace.Kinds.Meet(TokenMarks.OfTest(program.Prepared.Tests[atom.Id])),
    };
}
