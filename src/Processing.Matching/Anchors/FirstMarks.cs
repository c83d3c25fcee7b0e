using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>For each automaton the <see cref="TokenMarks"/> of which the first token of every match has one; all of them where nothing is known.</summary>
/// <remarks>One look at the marks of a token tells for nearly every automaton that it matches nothing there, before a search is begun.</remarks>
internal sealed class FirstMarks
{
    /// <summary>The marks of an automaton that may begin with anything, or match no token.</summary>
    public const ulong Anything = ulong.MaxValue;

    private readonly FastProgram _program;
    private readonly ulong[] _automata;
    private readonly ulong[] _producers;

    public FirstMarks(FastProgram program)
    {
        _program = program;
        var prepared = program.Prepared;
        _producers = new ulong[prepared.Program.Producers.Length];
        Array.Fill(_producers, Anything);
        _automata = new ulong[prepared.AutomatonCount];
        for (var producer = 0; producer < _producers.Length; producer++)
        {
            // Entities use earlier producers only; of one that does not, nothing is known.
            _producers[producer] = program.LexiconOf[producer] is >= 0 and var lexicon ? TokenMarks.OfLexicon(lexicon)
                : prepared.Program.Producers[producer] is Producer.Entity ? prepared.Alternatives[producer].Aggregate(0UL, (marks, automaton) => marks | Find(automaton))
                : Anything;
        }

        // An automaton inside another has the lower number.
        foreach (var automaton in prepared.Automata)
        {
            _automata[automaton.Id] = Find(automaton);
        }
    }

    /// <summary>The marks of an automaton.</summary>
    public ulong Of(Automaton automaton) => _automata[automaton.Id];

    /// <summary>The marks of the annotations of a producer.</summary>
    public ulong OfProducer(int producer) => _producers[producer];

    private ulong Find(Automaton automaton)
    {
        var marks = 0UL;
        var seen = new bool[automaton.States.Length];
        var open = new Stack<int>();
        open.Push(automaton.Start);
        while (marks != Anything && open.TryPop(out var index))
        {
            if (seen[index])
            {
                continue;
            }

            seen[index] = true;
            var state = automaton.States[index];
            switch (state.Kind)
            {
                case StateKind.Literal:
                    marks |= TokenMarks.OfSymbol(state.Argument);
                    break;
                case StateKind.Token:
                    marks |= TokenMarks.OfClass(_program.Prepared.Tests[state.Argument].Class);
                    break;
                case StateKind.Annotation:
                    marks |= _producers[state.Argument];
                    break;
                case StateKind.Both when state.Inner is { } inner:
                    marks |= Find(inner);
                    break;
                case StateKind.Split:
                    open.Push(state.Next);
                    open.Push(state.Other);
                    break;
                case StateKind.Accept or StateKind.ZoneRegion or StateKind.Separator or StateKind.Both:
                    marks = Anything;
                    break;
                default:
                    open.Push(state.Next);
                    break;
            }
        }

        return marks;
    }
}
