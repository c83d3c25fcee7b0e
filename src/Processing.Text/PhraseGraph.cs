using System.Numerics;
using System.Runtime.InteropServices;

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
    private readonly Edge[] _edges;
    private readonly int _shift;
    private readonly Node[] _nodes;
    private readonly SetEnd[] _ends;

    // Of each symbol, the marks of the lexicons of which a phrase begins with it: a third of a node, for the one question that is asked of nearly every token.
    private readonly ulong[] _marks;

    private PhraseGraph(int symbols, ulong[] marks, Edge[] edges, Node[] nodes, SetEnd[] ends)
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

    private static ulong BitOf(int symbol) => 1UL << (symbol & 63);

    private static ulong Key(int node, int symbol, PhraseBorder border) => ((ulong)(uint)node << 32) | ((uint)symbol << 1) | (uint)border;

    private readonly record struct Edge(ulong Key, int Node);

    /// <summary>What is known of a node, in 24 bytes.</summary>
    private struct Node
    {
        /// <summary>One bit for each residue of the symbols that may follow.</summary>
        public ulong ChildBits;

        /// <summary>How many phrases end here.</summary>
        public int Ends;

        /// <summary>The phrase that ends here where it is the only one; else its entry is the index of the first of them.</summary>
        public SetEnd End;

        public readonly bool IsUsed => (ChildBits | (uint)Ends) != 0;
    }

    /// <summary>Collects phrases. The node behind a first word is its symbol from the start; the others are numbered behind the symbols when these are all known.</summary>
    internal sealed class Builder
    {
        private const int FirstInner = 1 << 30;

        private readonly Dictionary<ulong, int> _edges = [];
        private readonly List<ulong> _innerBits = [];
        private readonly List<(int Node, SetEnd End)> _ends = [];
        private ulong[] _firstBits = new ulong[64];
        private ulong[] _marks = new ulong[64];

        /// <summary>Makes room for so many phrases.</summary>
        public void Reserve(int phrases)
        {
            _edges.EnsureCapacity(phrases);
            _innerBits.EnsureCapacity(phrases);
            _ends.EnsureCapacity(phrases);
        }

        /// <summary>The node behind a word; a phrase starts from <see cref="PhraseTrie.Root"/>, and its first word has a space before it.</summary>
        public int Extend(int node, int symbol, PhraseBorder border)
        {
            if (node == PhraseTrie.Root)
            {
                if (_firstBits.Length <= symbol)
                {
                    Array.Resize(ref _firstBits, Math.Max(symbol + 1, _firstBits.Length * 2));
                }

                return symbol;
            }

            ref var child = ref CollectionsMarshal.GetValueRefOrAddDefault(_edges, Key(node, symbol, border), out var isKnown);
            if (!isKnown)
            {
                child = FirstInner + _innerBits.Count;
                _innerBits.Add(0);
                (node < FirstInner ? ref _firstBits[node] : ref CollectionsMarshal.AsSpan(_innerBits)[node - FirstInner]) |= BitOf(symbol);
            }

            return child;
        }

        public void End(int node, SetEnd end) => _ends.Add((node, end));

        /// <summary>Marks a first word.</summary>
        public void Mark(int symbol, ulong mark)
        {
            if (_marks.Length <= symbol)
            {
                Array.Resize(ref _marks, Math.Max(symbol + 1, _marks.Length * 2));
            }

            _marks[symbol] |= mark;
        }

        /// <summary>The finished graph of a vocabulary of so many symbols.</summary>
        public PhraseGraph ToGraph(int symbols)
        {
            int Number(int node) => node < FirstInner ? node : node - FirstInner + symbols;

            var nodes = new Node[symbols + _innerBits.Count];
            for (var symbol = 0; symbol < Math.Min(symbols, _firstBits.Length); symbol++)
            {
                nodes[symbol].ChildBits = _firstBits[symbol];
            }

            for (var inner = 0; inner < _innerBits.Count; inner++)
            {
                nodes[symbols + inner].ChildBits = _innerBits[inner];
            }

            var ends = PlaceEnds(nodes, Number);
            var table = new Edge[(int)BitOperations.RoundUpToPowerOf2((uint)(_edges.Count * 2) + 2)];
            var shift = 64 - BitOperations.Log2((uint)table.Length);
            foreach (var (key, child) in _edges)
            {
                var numbered = ((ulong)(uint)Number((int)(key >> 32)) << 32) | (uint)key;
                var index = TokenKey.Slot(numbered, shift);
                while (table[index].Node != None)
                {
                    index = (index + 1) & (table.Length - 1);
                }

                table[index] = new Edge(numbered, Number(child));
            }

            Array.Resize(ref _marks, symbols);
            return new PhraseGraph(symbols, _marks, table, nodes, ends);
        }

        // The only phrase of a node stands in it; those of a node with several stand side by side, in order. While these are placed, their number counts down from -1.
        private SetEnd[] PlaceEnds(Node[] nodes, Func<int, int> number)
        {
            foreach (var (node, _) in _ends)
            {
                nodes[number(node)].Ends++;
            }

            var (count, several) = (0, new List<int>());
            for (var node = 0; node < nodes.Length; node++)
            {
                if (nodes[node].Ends > 1)
                {
                    nodes[node].End = new SetEnd(0, count, 0);
                    count += nodes[node].Ends;
                    nodes[node].Ends = -1;
                    several.Add(node);
                }
            }

            var ends = new SetEnd[count];
            foreach (var (code, end) in _ends)
            {
                ref var node = ref nodes[number(code)];
                if (node.Ends > 0)
                {
                    node.End = end;
                }
                else
                {
                    ends[node.End.Entry - node.Ends - 1] = end;
                    node.Ends--;
                }
            }

            foreach (var index in several)
            {
                ref var node = ref nodes[index];
                node.Ends = -node.Ends - 1;
                ends.AsSpan(node.End.Entry, node.Ends).Sort();
            }

            return ends;
        }
    }
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
