namespace Processing.Matching.Execution;

/// <summary>The literals and annotations that a match of an automaton can begin with.</summary>
/// <param name="Symbols">Symbols of literals, ascending.</param>
/// <param name="Producers">Producers of annotations, ascending.</param>
internal sealed record FirstSteps(int[] Symbols, int[] Producers)
{
    // One bit for each residue of the symbols: most words are no first step of anything.
    private readonly ulong _residues = Symbols.Aggregate(0UL, (bits, symbol) => bits | (1UL << (symbol & 63)));

    /// <summary>Whether a literal of this symbol is among them.</summary>
    public bool HasSymbol(int symbol) => (_residues & (1UL << (symbol & 63))) != 0 && Array.BinarySearch(Symbols, symbol) >= 0;

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
