using System.Numerics;

namespace Processing.Text;

/// <summary>The phrases of all lexicons of a set as paths of symbols. Immutable and safe to share between threads.</summary>
/// <remarks>
/// The same trie as <see cref="PhraseTrie"/>, laid out for one question asked of nearly every token: the node behind a first word is an array entry,
/// and a node without children is known to be one before any edge is looked for. Other edges are one table with open addressing.
/// </remarks>
internal sealed class PhraseGraph
{
    public const int None = 0;

    private readonly int[] _firstNodes;
    private readonly Edge[] _edges;
    private readonly int _shift;
    private readonly int[] _endStarts;
    private readonly SetEnd[] _ends;
    private readonly bool[] _hasChildren;

    private PhraseGraph(int[] firstNodes, Edge[] edges, int[] endStarts, SetEnd[] ends, bool[] hasChildren)
    {
        _firstNodes = firstNodes;
        _edges = edges;
        _shift = 64 - BitOperations.Log2((uint)edges.Length);
        _endStarts = endStarts;
        _ends = ends;
        _hasChildren = hasChildren;
    }

    /// <summary>The node behind a first word; <see cref="None"/> for a word that nothing begins with.</summary>
    public int First(int symbol) => symbol < _firstNodes.Length ? _firstNodes[symbol] : None;

    /// <summary>The node behind a further word.</summary>
    public int Child(int node, int symbol, PhraseBorder border)
    {
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

    public bool HasChildren(int node) => _hasChildren[node];

    /// <summary>The phrases that end at a node, by lexicon and entry.</summary>
    public ReadOnlySpan<SetEnd> EndsAt(int node) => _ends.AsSpan(_endStarts[node].._endStarts[node + 1]);

    private static ulong Key(int node, int symbol, PhraseBorder border) => ((ulong)(uint)node << 32) | ((uint)symbol << 1) | (uint)border;

    private readonly record struct Edge(ulong Key, int Node);

    /// <summary>Collects phrases. Node 0 is no node, 1 the root.</summary>
    internal sealed class Builder
    {
        private const int Root = 1;

        private readonly Dictionary<ulong, int> _edges = [];
        private readonly List<bool> _hasChildren = [false, false];
        private readonly List<(int Node, SetEnd End)> _ends = [];

        /// <summary>The node behind a word; a phrase starts from <see cref="PhraseTrie.Root"/>.</summary>
        public int Extend(int node, int symbol, PhraseBorder border)
        {
            node = node == PhraseTrie.Root ? Root : node;
            var key = Key(node, symbol, border);
            if (!_edges.TryGetValue(key, out var child))
            {
                child = _hasChildren.Count;
                _edges.Add(key, child);
                _hasChildren.Add(false);
                _hasChildren[node] = true;
            }

            return child;
        }

        public void End(int node, SetEnd end) => _ends.Add((node, end));

        /// <summary>The finished graph.</summary>
        public PhraseGraph ToGraph(int symbols)
        {
            _ends.Sort(static (left, right) => left.Node != right.Node ? left.Node.CompareTo(right.Node) : left.End.CompareTo(right.End));
            var starts = new int[_hasChildren.Count + 1];
            foreach (var (node, _) in _ends)
            {
                starts[node + 1]++;
            }

            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
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

            return new PhraseGraph(firstNodes, table, starts, _ends.ConvertAll(pair => pair.End).ToArray(), [.. _hasChildren]);
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
