namespace Processing.Matching.Execution;

/// <summary>The literals and annotations that a match of an automaton can begin with.</summary>
/// <param name="Symbols">Symbols of literals, ascending.</param>
/// <param name="Producers">Producers of annotations, ascending.</param>
internal sealed record FirstSteps(int[] Symbols, int[] Producers)
{
    /// <summary>Collects them; null where a match may begin with another step or take none.</summary>
    public static FirstSteps? Of(AutomatonState[] states, int start)
    {
        var symbols = new SortedSet<int>();
        var producers = new SortedSet<int>();
        var seen = new bool[states.Length];
        var open = new Stack<int>();
        open.Push(start);
        while (open.TryPop(out var index))
        {
            if (seen[index])
            {
                continue;
            }

            seen[index] = true;
            var state = states[index];
            switch (state.Kind)
            {
                case StateKind.Literal:
                    symbols.Add(state.Argument);
                    break;
                case StateKind.Annotation:
                    producers.Add(state.Argument);
                    break;
                case StateKind.Both when state.Inner?.First is { } inner:
                    symbols.UnionWith(inner.Symbols);
                    producers.UnionWith(inner.Producers);
                    break;
                case StateKind.Split:
                    open.Push(state.Next);
                    open.Push(state.Other);
                    break;
                case StateKind.Accept or StateKind.Token or StateKind.ZoneRegion or StateKind.Separator or StateKind.Both:
                    return null;
                default:
                    open.Push(state.Next);
                    break;
            }
        }

        return new FirstSteps([.. symbols], [.. producers]);
    }
}
