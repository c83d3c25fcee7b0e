using System.Numerics;

namespace Processing.Text;

/// <summary>The phrases of all lexicons of a set as paths of symbols. Immutable and safe to share between threads.</summary>
/// <remarks>
/// The same trie as <see cref="PhraseTrie"/>, laid out for one question asked of nearly every token: the node behind a first word is an array entry,
/// and a node knows by one bit for each residue of their symbols which words may follow, before any edge is looked for. Other edges are one table
/// with open addressing.
/// </remarks>
internal sealed class PhraseGraph
{
    public const int None = 0;

    private readonly int[] _firstNodes;
    private readonly Edge[] _edges;
    private readonly int _shift;
    private readonly Node[] _nodes;
    private readonly SetEnd[] _ends;

    private PhraseGraph(int[] firstNodes, Edge[] edges, Node[] nodes, SetEnd[] ends)
    {
        _firstNodes = firstNodes;
        _edges = edges;
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
        _nodes = nodes;
        _ends = ends;
    }

    /// <summary>The node behind a first word; <see cref="None"/> for a word that nothing begins with.</summary>
    public int First(int symbol) => (uint)symbol < (uint)_firstNodes.Length ? _firstNodes[symbol] : None;

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

    /// <summary>The phrases that end at a node, by lexicon and entry.</summary>
    public ReadOnlySpan<SetEnd> EndsAt(int node) => _ends.AsSpan(_nodes[node].FirstEnd, _nodes[node].EndCount);

    private static ulong BitOf(int symbol) => 1UL << (symbol & 63);

    private static ulong Key(int node, int symbol, PhraseBorder border) => ((ulong)(uint)node << 32) | ((uint)symbol << 1) | (uint)border;

    private readonly record struct Edge(ulong Key, int Node);

    /// <param name="ChildBits">One bit for each residue of the symbols that may follow.</param>
    /// <param name="FirstEnd">Index of the first phrase that ends here.</param>
    /// <param name="EndCount">How many there are.</param>
    private readonly record struct Node(ulong ChildBits, int FirstEnd, int EndCount);

    /// <summary>Collects phrases. Node 0 is no node, 1 the root.</summary>
    internal sealed class Builder
    {
        private const int Root = 1;

        private readonly Dictionary<ulong, int> _edges = [];
        private readonly List<ulong> _childBits = [0, 0];
        private readonly List<(int Node, SetEnd End)> _ends = [];

        /// <summary>The node behind a word; a phrase starts from <see cref="PhraseTrie.Root"/>.</summary>
        public int Extend(int node, int symbol, PhraseBorder border)
        {
            node = node == PhraseTrie.Root ? Root : node;
            var key = Key(node, symbol, border);
            if (!_edges.TryGetValue(key, out var child))
            {
                child = _childBits.Count;
                _edges.Add(key, child);
                _childBits.Add(0);
                _childBits[node] |= BitOf(symbol);
            }

            return child;
        }

        public void End(int node, SetEnd end) => _ends.Add((node, end));

        /// <summary>The finished graph.</summary>
        public PhraseGraph ToGraph(int symbols)
        {
            _ends.Sort(static (left, right) => left.Node != right.Node ? left.Node.CompareTo(right.Node) : left.End.CompareTo(right.End));
            var nodes = new Node[_childBits.Count];
            for (int node = 0, end = 0; node < nodes.Length; node++)
            {
                var first = end;
                while (end < _ends.Count && _ends[end].Node == node)
                {
                    end++;
                }

                nodes[node] = new Node(_childBits[node], first, end - first);
            }

            var firstNodes = new int[symbols];
            var table = new Edge[(int)BitOperations.RoundUpToPowerOf2((uint)(_edges.Count * 2) + 2)];
            var shift = 64 - BitOperations.Log2((uint)table.Length);
            foreach (var (key, child) in _edges)
            {
                if (key >> 32 == Root)
                {
                    firstNodes[(uint)key >> 1] = child;
                    continue;
                }

                var index = TokenKey.Slot(key, shift);
                while (table[index].Node != None)
                {
                    index = (index + 1) & (table.Length - 1);
                }

                table[index] = new Edge(key, child);
            }

            return new PhraseGraph(firstNodes, table, nodes, _ends.ConvertAll(pair => pair.End).ToArray());
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
