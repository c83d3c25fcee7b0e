using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Matching.Execution;

/// <summary>Makes automata of patterns (Thompson's construction, bounded repetitions written out). One compiler serves one program.</summary>
/// <param name="vocabulary">Numbers the literals.</param>
/// <param name="tests">Numbers the token tests.</param>
/// <param name="known">Automata made before; the next ones are numbered behind them.</param>
internal sealed class AutomatonCompiler(Vocabulary vocabulary, TokenTests tests, IEnumerable<Automaton> known)
{
    private readonly List<Automaton> _automata = [.. known];
    private readonly Stack<List<AutomatonState>> _idle = new();

    /// <summary>How many automata were made; their numbers are below it.</summary>
    public int Count => _automata.Count;

    /// <summary>Every automaton that was made, by number.</summary>
    public IReadOnlyList<Automaton> Automata => _automata;

    /// <summary>Compiles a pattern on its own.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="alsoAsked">Zones that it sees because the rule around it asks for them.</param>
    /// <exception cref="ArgumentException">The pattern has more than <see cref="PatternSize.MaxStates"/> states; the compiler of rules refuses such patterns.</exception>
    public Automaton Compile(PatternNode pattern, ImmutableArray<int> alsoAsked)
    {
        if (PatternSize.CountStates(pattern) > PatternSize.MaxStates)
        {
            throw new ArgumentException($"A pattern has more than {PatternSize.MaxStates} states.", nameof(pattern));
        }

        var own = AskedZones.Of(pattern);
        return CompileAsking(pattern, own.IsEmpty && alsoAsked.IsEmpty ? [] : [.. own.Union(alsoAsked).Order()]);
    }

    private Automaton CompileAsking(PatternNode pattern, int[] asked)
    {
        var states = _idle.TryPop(out var idle) ? idle : [];
        var accept = Add(states, new AutomatonState { Kind = StateKind.Accept });
        var start = Emit(states, pattern, accept, asked);
        var automaton = new Automaton(_automata.Count, [.. states], start, pattern, asked);
        _automata.Add(automaton);
        states.Clear();
        _idle.Push(states);
        return automaton;
    }

    /// <summary>Adds the states of a pattern that goes on in <paramref name="next"/>; gives its first state. Built from the end, so that every target exists.</summary>
    private int Emit(List<AutomatonState> states, PatternNode pattern, int next, int[] asked)
    {
        switch (pattern)
        {
            case PatternNode.Empty:
                return next;
            case PatternNode.Literal literal:
                for (var index = literal.Tokens.Length - 1; index >= 0; index--)
                {
                    next = Add(states, new AutomatonState { Kind = StateKind.Literal, Argument = vocabulary.Add(literal.Tokens[index]), Origin = literal, Next = next });
                }

                return next;
            case PatternNode.Regex or PatternNode.TokenClass:
                return Add(states, new AutomatonState { Kind = StateKind.Token, Argument = tests.Add(pattern), Origin = pattern, Next = next });
            case PatternNode.Annotation annotation:
                return Add(states, new AutomatonState { Kind = StateKind.Annotation, Argument = annotation.Producer, Predicate = annotation.Predicate, Origin = annotation, Next = next });
            case PatternNode.ZoneRegion region:
                return Add(states, new AutomatonState { Kind = StateKind.ZoneRegion, Argument = region.Zone, Origin = region, Next = next });
            case PatternNode.Sequence sequence:
                for (var index = sequence.Parts.Length - 1; index >= 0; index--)
                {
                    next = Emit(states, sequence.Parts[index], next, asked);
                }

                return next;
            case PatternNode.Choice choice:
                var chosen = Emit(states, choice.Alternatives[^1], next, asked);
                for (var index = choice.Alternatives.Length - 2; index >= 0; index--)
                {
                    chosen = Split(states, Emit(states, choice.Alternatives[index], next, asked), chosen);
                }

                return chosen;
            case PatternNode.Repeat repeat:
                return EmitRepeat(states, repeat, next, asked);
            case PatternNode.Capture capture:
                return Between(states, StateKind.OpenCapture, StateKind.CloseCapture, capture.Label, capture.Body, next, asked);
            case PatternNode.List list:
                return EmitList(states, list, next, asked);
            case PatternNode.Gap gap:
                return EmitGap(states, gap, next);
            case PatternNode.Look look:
                return Add(states, new AutomatonState
                {
                    Kind = look.Ahead ? StateKind.LookAhead : StateKind.LookBehind,
                    IsNegated = look.Negated,
                    Inner = CompileAsking(look.Body, asked),
                    Origin = look,
                    Next = next,
                });
            case PatternNode.Position position:
                return Add(states, new AutomatonState { Kind = StateKind.Position, Argument = (int)position.Kind, Origin = position, Next = next });
            case PatternNode.InZone zone:
                return Add(states, new AutomatonState { Kind = StateKind.InZone, Argument = zone.Zone, IsNegated = zone.Negated, Origin = zone, Next = next });
            case PatternNode.Both both:
                return Add(states, new AutomatonState
                {
                    Kind = StateKind.Both,
                    Inner = CompileAsking(both.Left, asked),
                    Origin = both,
                    Second = CompileAsking(both.Right, asked),
                    Next = next,
                });
            default:
                throw new ArgumentOutOfRangeException(nameof(pattern), pattern.GetType().Name, "A pattern of unknown kind.");
        }
    }

    private int EmitRepeat(List<AutomatonState> states, PatternNode.Repeat repeat, int next, int[] asked)
    {
        var start = next;
        if (repeat.Maximum is { } maximum)
        {
            for (var count = repeat.Minimum; count < maximum; count++)
            {
                start = Choose(states, Emit(states, repeat.Body, start, asked), next, repeat.Lazy);
            }
        }
        else
        {
            var loop = Add(states, new AutomatonState { Kind = StateKind.Split });
            var body = Emit(states, Taking(repeat.Body), loop, asked);
            (states[loop].Next, states[loop].Other) = repeat.Lazy ? (next, body) : (body, next);
            start = loop;
        }

        for (var count = 0; count < repeat.Minimum; count++)
        {
            start = Emit(states, repeat.Body, start, asked);
        }

        return start;
    }

    // A round that takes nothing leads to where it began, so a body that may take nothing is repeated as one that takes something, as far as its form tells how.
    private static PatternNode Taking(PatternNode body) => body switch
    {
        PatternNode.Repeat { Minimum: 0, Maximum: not 0 } repeat => repeat with { Minimum = 1, Body = Taking(repeat.Body) },
        PatternNode.Repeat { Minimum: 1 } repeat => repeat with { Body = Taking(repeat.Body) },
        PatternNode.Capture capture => capture with { Body = Taking(capture.Body) },
        PatternNode.Choice choice => choice with { Alternatives = [.. choice.Alternatives.Select(Taking)] },
        PatternNode.Sequence sequence when sequence.Parts.Count(static part => !TakesNothing(part)) == 1 => sequence with { Parts = [.. sequence.Parts.Select(Taking)] },
        _ => body,
    };

    private static bool TakesNothing(PatternNode part) => part is PatternNode.Empty or PatternNode.Look or PatternNode.Position or PatternNode.InZone;

    private int EmitList(List<AutomatonState> states, PatternNode.List list, int next, int[] asked)
    {
        var item = list.Item;
        var loop = Add(states, new AutomatonState { Kind = StateKind.Split, Other = next });
        var another = Between(states, StateKind.OpenItem, StateKind.CloseItem, 0, item, loop, asked);
        states[loop].Next = Add(states, new AutomatonState { Kind = StateKind.Separator, Origin = list, Next = another });
        return Between(states, StateKind.OpenItem, StateKind.CloseItem, 0, item, loop, asked);
    }

    private int EmitGap(List<AutomatonState> states, PatternNode.Gap gap, int next)
    {
        var any = tests.Add(new PatternNode.TokenClass(TokenClassKind.Any, null));
        var exit = Add(states, new AutomatonState { Kind = StateKind.StayInSentence, Next = next });
        var start = exit;
        for (var count = gap.Maximum; count > 0; count--)
        {
            var token = Add(states, new AutomatonState { Kind = StateKind.Token, Argument = any, Origin = gap, Next = start });
            var step = Add(states, new AutomatonState { Kind = StateKind.StayInSentence, Next = token });
            start = count > gap.Minimum ? Split(states, exit, step) : step;
        }

        return start;
    }

    private int Between(List<AutomatonState> states, StateKind open, StateKind close, int argument, PatternNode body, int next, int[] asked)
    {
        var closing = Add(states, new AutomatonState { Kind = close, Argument = argument, Next = next });
        return Add(states, new AutomatonState { Kind = open, Argument = argument, Next = Emit(states, body, closing, asked) });
    }

    private static int Choose(List<AutomatonState> states, int more, int done, bool lazy) =>
        lazy ? Split(states, done, more) : Split(states, more, done);

    private static int Split(List<AutomatonState> states, int preferred, int other) =>
        Add(states, new AutomatonState { Kind = StateKind.Split, Next = preferred, Other = other });

    private static int Add(List<AutomatonState> states, AutomatonState state)
    {
        states.Add(state);
        return states.Count - 1;
    }
}
