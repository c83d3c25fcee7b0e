namespace Processing.Matching.Execution;

/// <summary>The literals and annotations that a match of an automaton can begin with.</summary>
/// <param name="Symbols">Symbols of literals, ascending.</param>
/// <param name="Producers">Producers of annotations, ascending.</param>
internal sealed record FirstSteps(int[] Symbols, int[] Producers)
{
    // An automaton of more states is rare.
    private const int MostOnStack = 256;

    // One bit for each residue of the symbols: most words are no first step of anything.
    private readonly ulong _residues = ResiduesOf(Symbols);

    /// <summary>Whether a literal of this symbol is among them.</summary>
    public bool HasSymbol(int symbol) => (_residues & (1UL << (symbol & 63))) != 0 && Array.BinarySearch(Symbols, symbol) >= 0;

    /// <summary>Collects them; null where a match may begin with another step or take none.</summary>
    public static FirstSteps? Of(AutomatonState[] states, int start)
    {
        List<int>? symbols = null;
        List<int>? producers = null;
        var seen = states.Length > MostOnStack ? new bool[states.Length] : stackalloc bool[MostOnStack];
        var open = states.Length > MostOnStack ? new int[(2 * states.Length) + 1] : stackalloc int[(2 * MostOnStack) + 1];
        seen.Clear();
        open[0] = start;
        for (var waiting = 1; waiting > 0;)
        {
            var index = open[--waiting];
            if (seen[index])
            {
                continue;
            }

            seen[index] = true;
            var state = states[index];
            switch (state.Kind)
            {
                case StateKind.Literal:
                    (symbols ??= []).Add(state.Argument);
                    break;
                case StateKind.Annotation:
                    (producers ??= []).Add(state.Argument);
                    break;
                case StateKind.Both when state.Inner?.First is { } inner:
                    (symbols ??= []).AddRange(inner.Symbols);
                    (producers ??= []).AddRange(inner.Producers);
                    break;
                case StateKind.Split:
                    open[waiting++] = state.Next;
                    open[waiting++] = state.Other;
                    break;
                case StateKind.Accept or StateKind.Token or StateKind.ZoneRegion or StateKind.Separator or StateKind.Both:
                    return null;
                default:
                    open[waiting++] = state.Next;
                    break;
            }
        }

        return new FirstSteps(Ascending(symbols), Ascending(producers));
    }

    private static int[] Ascending(List<int>? numbers) => numbers switch
    {
        null => [],
        { Count: 1 } => [numbers[0]],
        _ => [.. numbers.Distinct().Order()],
    };

    private static ulong ResiduesOf(int[] symbols)
    {
        var bits = 0UL;
        foreach (var symbol in symbols)
        {
            bits |= 1UL << (symbol & 63);
        }

        return bits;
    }
}
