using System.Numerics;

namespace Processing.Text;

/// <summary>The phrases of all lexicons of a set as paths of symbols. Immutable and safe to share between threads.</summary>
/// <remarks>
/// The same trie as <see cref="PhraseTrie"/>, laid out for one question asked of nearly every token: the node behind a first word has the number of its
/// symbol and holds the phrase that ends there, so that most answers take one look at memory. A node knows by one bit for each residue of their symbols which words
/// may follow, before any edge is looked for. Edges are one table with open addressing.
/// </remarks>
internal sealed class PhraseGraph
{
    public const int None = 0;

    private readonly int _symbols;
    private readonly PhraseEdge[] _edges;
    private readonly int _shift;
    private readonly PhraseNode[] _nodes;
    private readonly SetEnd[] _ends;

    // Of each symbol, the marks of the lexicons of which a phrase begins with it: a third of a node, for the one question that is asked of nearly every token.
    private readonly ulong[] _marks;

    /// <param name="symbols">Number of symbols; the nodes of others are behind them.</param>
    /// <param name="marks">Of each symbol, the marks of the lexicons of which a phrase begins with it.</param>
    /// <param name="edges">A table with open addressing whose size is a power of two; a slot without a node is empty.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="ends">The phrases of nodes where several end.</param>
    public PhraseGraph(int symbols, ulong[] marks, PhraseEdge[] edges, PhraseNode[] nodes, SetEnd[] ends)
    {
        _symbols = symbols;
        _marks = marks;
        _edges = edges;
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
        _nodes = nodes;
        _ends = ends;
    }

    /// <summary>Bytes of memory that the arrays take.</summary>
    public long Bytes => (16L * _edges.Length) + (24L * _nodes.Length) + (12L * _ends.Length) + (8L * _marks.Length);

    /// <summary>The node behind a first word; <see cref="None"/> for a word that nothing begins with.</summary>
    public int First(int symbol) => (uint)symbol < (uint)_symbols && _nodes[symbol].IsUsed ? symbol : None;

    /// <summary>For each symbol the marks of the lexicons of which a phrase begins with it. The looks at memory do not wait for each other.</summary>
    public void ReadMarks(ReadOnlySpan<int> symbols, Span<ulong> marks)
    {
        var known = _marks;
        for (var index = 0; index < symbols.Length; index++)
        {
            var symbol = symbols[index];
            marks[index] = known[(uint)symbol < (uint)known.Length ? symbol : None];
        }
    }

    /// <summary>Reads the nodes behind some first words, so that the waits for memory overlap before each is asked about by itself.</summary>
    /// <returns>A sum of what was read, which nobody asks for: it keeps the compiler from leaving the reads out.</returns>
    public long ReadNodes(ReadOnlySpan<int> symbols)
    {
        var (nodes, sum) = (_nodes, 0UL);
        foreach (var symbol in symbols)
        {
            sum += nodes[(uint)symbol < (uint)_symbols ? symbol : TokenVocabulary.None].ChildBits;
        }

        return (long)sum;
    }

    /// <summary>The marks of the lexicons of which a phrase begins with a symbol.</summary>
    public ulong MarksOf(int symbol) => _marks[(uint)symbol < (uint)_marks.Length ? symbol : TokenVocabulary.None];

    /// <summary>The node behind a further word.</summary>
    public int Child(int node, int symbol, PhraseBorder border)
    {
        if ((_nodes[node].ChildBits & BitOf(symbol)) == 0)
        {
            return None;
        }

        var key = Key(node, symbol, border);
        for (var index = TokenKey.Slot(key, _shift); ; index = (index + 1) & (_edges.Length - 1))
        {
            ref readonly var edge = ref _edges[index];
            if (edge.Node == None || edge.Key == key)
            {
                return edge.Node;
            }
        }
    }

    public bool HasChildren(int node) => _nodes[node].ChildBits != 0;

    /// <summary>A look at one bit that fails only where a word leads nowhere from a node.</summary>
    public bool MayHaveChild(int node, int symbol) => symbol != TokenVocabulary.None && (_nodes[node].ChildBits & BitOf(symbol)) != 0;

    /// <summary>The phrases that end at a node, by lexicon and entry.</summary>
    public ReadOnlySpan<SetEnd> EndsAt(int node)
    {
        ref readonly var known = ref _nodes[node];
        return known.Ends == 1 ? new ReadOnlySpan<SetEnd>(in known.End) : _ends.AsSpan(known.End.Entry, known.Ends);
    }

    /// <summary>The bit of a symbol among those that may follow.</summary>
    public static ulong BitOf(int symbol) => 1UL << (symbol & 63);

    /// <summary>The key of an edge.</summary>
    public static ulong Key(int node, int symbol, PhraseBorder border) => ((ulong)(uint)node << 32) | ((uint)symbol << 1) | (uint)border;
}

/// <summary>A way from a node by a further word.</summary>
/// <param name="Key">The node and the word.</param>
/// <param name="Node">The node behind it.</param>
internal readonly record struct PhraseEdge(ulong Key, int Node);

/// <summary>What is known of a node, in 24 bytes.</summary>
internal struct PhraseNode
{
    /// <summary>One bit for each residue of the symbols that may follow.</summary>
    public ulong ChildBits;

    /// <summary>How many phrases end here.</summary>
    public int Ends;

    /// <summary>The phrase that ends here where it is the only one; else its entry is the index of the first of them.</summary>
    public SetEnd End;

    public readonly bool IsUsed => (ChildBits | (uint)Ends) != 0;
}

/// <summary>A phrase of a set that ends at a node.</summary>
/// <param name="Lexicon">The lexicon it belongs to.</param>
/// <param name="Entry">Its entry.</param>
/// <param name="Written">One more than the index of its written form; 0 for a lexicon that does not compare it.</param>
internal readonly record struct SetEnd(int Lexicon, int Entry, int Written) : IComparable<SetEnd>
{
    public int CompareTo(SetEnd other)
    {
        var order = Lexicon.CompareTo(other.Lexicon);
        order = order != 0 ? order : Entry.CompareTo(other.Entry);
        return order != 0 ? order : Written.CompareTo(other.Written);
    }
}
