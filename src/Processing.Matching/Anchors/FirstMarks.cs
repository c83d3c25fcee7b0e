using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;

namespace Processing.Matching.Anchors;

/// <summary>For each automaton the <see cref="TokenMarks"/> of which the next token of every match has one, at its start and in each of its states; all of them where nothing is known.</summary>
/// <remarks>
/// One look at the marks of a token tells for nearly every automaton that it matches nothing there, before a search is begun, and for nearly every state that no way goes on from it.
/// The marks of an automaton are made when they are first asked for, in O(its states), and kept.
/// </remarks>
internal sealed class FirstMarks
{
    /// <summary>The marks where anything may stand next, or nothing.</summary>
    public static TokenMarks Anything => TokenMarks.All;

    private readonly FastProgram _program;
    private readonly AutomatonMarks?[] _states;
    private readonly (int Producer, TokenMarks Marks)[]?[] _follows;
    private readonly TokenMarks[] _producers;

    public FirstMarks(FastProgram program)
    {
        _program = program;
        var prepared = program.Prepared;
        _states = new AutomatonMarks?[prepared.AutomatonCount];
        _follows = new (int, TokenMarks)[]?[prepared.AutomatonCount];
        _producers = new TokenMarks[prepared.Program.Producers.Length];
        Array.Fill(_producers, Anything);
        for (var producer = 0; producer < _producers.Length; producer++)
        {
            // Entities use earlier producers only; of one that does not, nothing is known.
            _producers[producer] = program.LexiconOf[producer] is >= 0 and var lexicon ? program.Marks.OfLexicon(lexicon)
                : prepared.Program.Producers[producer] is Producer.Entity ? prepared.Alternatives[producer].Aggregate(default(TokenMarks), (marks, automaton) => marks | Of(automaton))
                : Anything;
        }
    }

    /// <summary>The marks that a match begins with.</summary>
    public TokenMarks Of(Automaton automaton) => OfStates(automaton).States[automaton.Start];

    /// <summary>The marks that the matches of a pattern begin with, and whether one may take no token.</summary>
    public (TokenMarks Marks, bool MayBeEmpty) Of(PatternNode pattern) => pattern switch
    {
        PatternNode.Literal literal => (_program.Marks.OfSymbol(_program.Prepared.Vocabulary.Find(literal.Tokens[0])), false),
        PatternNode.Regex or PatternNode.TokenClass => (TokenMarks.OfTest(_program.Prepared.Tests[_program.Prepared.Tests.Find(pattern)]), false),
        PatternNode.Annotation annotation => (_producers[annotation.Producer], false),
        PatternNode.Sequence sequence => OfSequence(sequence.Parts),
        PatternNode.Choice choice => OfChoice(choice.Alternatives),
        PatternNode.Repeat { Maximum: 0 } => (default, true),
        PatternNode.Repeat repeat => Of(repeat.Body) is var (marks, mayBeEmpty) ? (marks, mayBeEmpty || repeat.Minimum == 0) : default,
        PatternNode.Capture capture => Of(capture.Body),
        PatternNode.List list => Of(list.Item),
        PatternNode.Empty or PatternNode.Look or PatternNode.Position or PatternNode.InZone => (default, true),
        _ => (Anything, true),
    };

    private (TokenMarks Marks, bool MayBeEmpty) OfSequence(ImmutableArray<PatternNode> parts)
    {
        var all = default(TokenMarks);
        foreach (var part in parts)
        {
            var (marks, mayBeEmpty) = Of(part);
            all |= marks;
            if (!mayBeEmpty)
            {
                return (all, false);
            }
        }

        return (all, true);
    }

    private (TokenMarks Marks, bool MayBeEmpty) OfChoice(ImmutableArray<PatternNode> alternatives)
    {
        var (all, anyMayBeEmpty) = (default(TokenMarks), false);
        foreach (var alternative in alternatives)
        {
            var (marks, mayBeEmpty) = Of(alternative);
            (all, anyMayBeEmpty) = (all | marks, anyMayBeEmpty || mayBeEmpty);
        }

        return (all, anyMayBeEmpty);
    }

    /// <summary>The marks of the annotations of a producer.</summary>
    public TokenMarks OfProducer(int producer) => _producers[producer];

    /// <summary>For each state the marks that a way goes on with from it.</summary>
    public AutomatonMarks OfStates(Automaton automaton)
    {
        // Two threads may make the same.
        if (_states[automaton.Id] is not { } known)
        {
            var states = Find(automaton);
            Volatile.Write(ref _states[automaton.Id], known = new AutomatonMarks(states, Array.ConvertAll(automaton.Choices, choice => states[choice])));
        }

        return known;
    }

    /// <summary>The marks of the token behind an annotation that a match begins with.</summary>
    public TokenMarks Behind(Automaton automaton, int producer)
    {
        if (_follows[automaton.Id] is not { } known)
        {
            Volatile.Write(ref _follows[automaton.Id], known = FindFollows(automaton));
        }

        foreach (var (first, marks) in known)
        {
            if (first == producer)
            {
                return marks;
            }
        }

        return Anything;
    }

    // States are made from the end of a pattern to its start, so one pass is nearly always enough; loops take another.
    private TokenMarks[] Find(Automaton automaton)
    {
        var marks = new TokenMarks[automaton.States.Length];
        bool isDone;
        do
        {
            isDone = true;
            for (var index = 0; index < marks.Length; index++)
            {
                var found = marks[index] | Find(automaton.States[index], marks);
                isDone &= found == marks[index];
                marks[index] = found;
            }
        }
        while (!isDone);

        return marks;
    }

    private TokenMarks Find(AutomatonState state, TokenMarks[] marks) => state.Kind switch
    {
        StateKind.Literal => _program.Marks.OfSymbol(state.Argument),
        StateKind.Token => TokenMarks.OfTest(_program.Prepared.Tests[state.Argument]),
        StateKind.Annotation => _producers[state.Argument],
        StateKind.Both when state.Inner is { } inner => Of(inner),
        StateKind.Split => marks[state.Next] | marks[state.Other],
        StateKind.Accept or StateKind.ZoneRegion or StateKind.Separator or StateKind.Both => Anything,
        _ => marks[state.Next],
    };

    // Of what stands inside a second reading, or is only looked at, nothing is known.
    private (int Producer, TokenMarks Marks)[] FindFollows(Automaton automaton)
    {
        var marks = OfStates(automaton).States;
        var follows = new Dictionary<int, TokenMarks>();
        var seen = new bool[marks.Length];
        var open = new Stack<int>();
        open.Push(automaton.Start);
        while (open.TryPop(out var index))
        {
            if (seen[index])
            {
                continue;
            }

            seen[index] = true;
            var state = automaton.States[index];
            switch (state.Kind)
            {
                case StateKind.Annotation:
                    follows[state.Argument] = follows.GetValueOrDefault(state.Argument) | marks[state.Next];
                    break;
                case StateKind.Both:
                case StateKind.LookAhead when !state.IsNegated:
                    return [];
                case StateKind.Split:
                    open.Push(state.Next);
                    open.Push(state.Other);
                    break;
                case StateKind.Literal or StateKind.Token or StateKind.Accept or StateKind.ZoneRegion or StateKind.Separator:
                    break;
                default:
                    open.Push(state.Next);
                    break;
            }
        }

        return [.. follows.Where(follow => follow.Value != Anything).Select(follow => (follow.Key, follow.Value))];
    }
}
