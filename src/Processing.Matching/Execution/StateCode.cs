namespace Processing.Matching.Execution;

/// <summary>A state as the search reads it: all of an automaton side by side in memory, four in a line of it.</summary>
/// <param name="Packed">Its kind, and behind that the number of its join and one.</param>
/// <param name="Argument">See <see cref="AutomatonState.Argument"/>; of a split the index of its first choice in <see cref="Automaton.Choices"/>.</param>
/// <param name="Next">The state behind it.</param>
/// <param name="Other">The number of choices of a split; of another state 1 where it is negated or has a predicate.</param>
internal readonly record struct StateCode(int Packed, int Argument, int Next, int Other)
{
    private const int KindBits = 5;

    // An automaton of more states is rare.
    private const int MostOnStack = 256;

    /// <summary>What the state does.</summary>
    public StateKind Kind => (StateKind)(Packed & ((1 << KindBits) - 1));

    /// <summary>Number of the state among those that a search can come to twice at one place, so that it must remember having been there; -1 for the others.</summary>
    public int Join => (Packed >> KindBits) - 1;

    /// <summary>Whether there is more to the state than stands here: it is negated, or asks for more than an annotation.</summary>
    public bool HasMore => Other != 0;

    /// <summary>Number of joins of an automaton.</summary>
    public static int CountJoins(StateCode[] codes)
    {
        var joins = 0;
        foreach (ref readonly var code in codes.AsSpan())
        {
            joins += code.Join >= 0 ? 1 : 0;
        }

        return joins;
    }

    /// <summary>Lays the states of an automaton out.</summary>
    /// <remarks>
    /// A state with one way into it is come to as often as the state before it, and that as often as the one before, back to a join or the start: so
    /// remembering the joins keeps the search linear. Steps that may take several lengths at one place make a join of what follows.
    /// </remarks>
    public static (StateCode[] Codes, int[] Choices) Of(AutomatonState[] states, int start)
    {
        var ways = states.Length > MostOnStack ? new int[states.Length] : stackalloc int[MostOnStack];
        ways = ways[..states.Length];
        ways.Clear();
        ways[start]++;
        foreach (var state in states)
        {
            var count = state.Kind is StateKind.Annotation or StateKind.ZoneRegion or StateKind.Separator or StateKind.Both ? 2 : 1;
            if (state.Next >= 0)
            {
                ways[state.Next] += count;
            }

            if (state.Other >= 0)
            {
                ways[state.Other] += count;
            }
        }

        var codes = new StateCode[states.Length];
        var joins = 0;
        for (var index = 0; index < codes.Length; index++)
        {
            var state = states[index];
            var join = ways[index] > 1 ? ++joins : 0;
            codes[index] = new StateCode((join << KindBits) | (int)state.Kind, state.Argument, state.Next, state.Kind == StateKind.Split ? state.Other : state.IsNegated || state.Predicate is not null ? 1 : 0);
        }

        return (codes, GatherChoices(codes));
    }

    // A split that is nothing but a choice of another split is gone through with it, so it needs no list of its own.
    private static int[] GatherChoices(StateCode[] codes)
    {
        if (!Array.Exists(codes, static code => code.Kind == StateKind.Split))
        {
            return [];
        }

        var isInner = new bool[codes.Length];
        foreach (ref readonly var code in codes.AsSpan())
        {
            if (code.Kind == StateKind.Split)
            {
                isInner[code.Next] |= codes[code.Next].Join < 0;
                isInner[code.Other] |= codes[code.Other].Join < 0;
            }
        }

        // Nothing is changed before all is gone through, as one split may be a choice of another.
        var choices = new List<int>();
        var open = new Stack<int>();
        var splits = new List<(int State, int First, int Count)>();
        for (var index = 0; index < codes.Length; index++)
        {
            if (codes[index].Kind != StateKind.Split || isInner[index])
            {
                continue;
            }

            var first = choices.Count;
            open.Push(codes[index].Other);
            open.Push(codes[index].Next);
            while (open.TryPop(out var choice))
            {
                if (codes[choice] is { Kind: StateKind.Split, Join: < 0 } inner)
                {
                    open.Push(inner.Other);
                    open.Push(inner.Next);
                }
                else
                {
                    choices.Add(choice);
                }
            }

            splits.Add((index, first, choices.Count - first));
        }

        foreach (var (state, first, count) in splits)
        {
            codes[state] = codes[state] with { Argument = first, Other = count };
        }

        return [.. choices];
    }
}
