using System.Numerics;
using System.Runtime.InteropServices;

namespace Processing.Text;

/// <summary>Makes the graph of phrases whose words have their symbols. The node behind a first word is its symbol; the others are numbered behind the symbols, first those behind two words.</summary>
/// <param name="phrases">The phrases.</param>
/// <param name="symbols">Number of symbols.</param>
internal sealed class PhraseGraphBuilder(PhraseList phrases, int symbols)
{
    // So many phrases go on together, so that the waits for their edges overlap.
    private const int Together = 32;

    private readonly int[] _nodeOf = new int[phrases.Phrases.Length];
    private PhraseNode[] _nodes = [];
    private PhraseEdge[] _edges = [];
    private int _inner;

    /// <summary>The finished graph.</summary>
    /// <param name="marks">The marks of each lexicon.</param>
    public PhraseGraph Build(ReadOnlySpan<ulong> marks)
    {
        var furthers = phrases.Words.Length - phrases.Phrases.Length;
        _edges = new PhraseEdge[SlotsFor(furthers)];
        var marksOf = Begin(marks);
        GoOn();

        // Phrases that begin alike have nodes together, so there may be fewer than words.
        if (SlotsFor(_inner) < _edges.Length)
        {
            Shrink();
        }

        _nodes = new PhraseNode[symbols + _inner];
        foreach (ref readonly var edge in _edges.AsSpan())
        {
            if (edge.Node != PhraseGraph.None)
            {
                _nodes[(int)(edge.Key >> 32)].ChildBits |= PhraseGraph.BitOf((int)((uint)edge.Key >> 1));
            }
        }

        return new PhraseGraph(symbols, marksOf, _edges, _nodes, PlaceEnds());
    }

    private ulong[] Begin(ReadOnlySpan<ulong> marks)
    {
        var marksOf = new ulong[symbols];
        var words = phrases.Words;
        for (var phrase = 0; phrase < _nodeOf.Length; phrase++)
        {
            ref readonly var known = ref phrases.Phrases[phrase];
            var symbol = words[known.First].StartOrSymbol;
            _nodeOf[phrase] = symbol;
            marksOf[symbol] |= marks[known.End.Lexicon];
        }

        return marksOf;
    }

    // All phrases by a word each, as long as some have more.
    private void GoOn()
    {
        var longer = new List<int>();
        for (var phrase = 0; phrase < _nodeOf.Length; phrase++)
        {
            if (phrases.Phrases[phrase].Count > 1)
            {
                longer.Add(phrase);
            }
        }

        for (var depth = 1; longer.Count > 0; depth++)
        {
            var going = CollectionsMarshal.AsSpan(longer);
            for (var start = 0; start < going.Length; start += Together)
            {
                GoOn(going.Slice(start, Math.Min(Together, going.Length - start)), depth);
            }

            longer.RemoveAll(phrase => phrases.Phrases[phrase].Count <= depth + 1);
        }
    }

    private void GoOn(ReadOnlySpan<int> row, int depth)
    {
        Span<PhraseEdge> looks = stackalloc PhraseEdge[Together];
        Span<PhraseEdge> found = stackalloc PhraseEdge[Together];
        var shift = ShiftOf(_edges);
        for (var index = 0; index < row.Length; index++)
        {
            ref readonly var word = ref phrases.Words[phrases.Phrases[row[index]].First + depth];
            var key = PhraseGraph.Key(_nodeOf[row[index]], word.StartOrSymbol, word.Border);
            looks[index] = new PhraseEdge(key, TokenKey.Slot(key, shift));
        }

        for (var index = 0; index < row.Length; index++)
        {
            found[index] = _edges[looks[index].Node];
        }

        for (var index = 0; index < row.Length; index++)
        {
            var key = looks[index].Key;
            _nodeOf[row[index]] = found[index].Node != PhraseGraph.None && found[index].Key == key ? found[index].Node : Behind(key, looks[index].Node);
        }
    }

    private int Behind(ulong key, int slot)
    {
        for (; ; slot = (slot + 1) & (_edges.Length - 1))
        {
            ref var edge = ref _edges[slot];
            if (edge.Node == PhraseGraph.None)
            {
                edge = new PhraseEdge(key, symbols + _inner++);
                return edge.Node;
            }

            if (edge.Key == key)
            {
                return edge.Node;
            }
        }
    }

    private void Shrink()
    {
        var old = _edges;
        _edges = new PhraseEdge[SlotsFor(_inner)];
        var shift = ShiftOf(_edges);
        foreach (var edge in old)
        {
            if (edge.Node == PhraseGraph.None)
            {
                continue;
            }

            var slot = TokenKey.Slot(edge.Key, shift);
            while (_edges[slot].Node != PhraseGraph.None)
            {
                slot = (slot + 1) & (_edges.Length - 1);
            }

            _edges[slot] = edge;
        }
    }

    // The only phrase of a node stands in it; those of a node with several stand side by side, in order. While these are placed, their number counts down from -1.
    private SetEnd[] PlaceEnds()
    {
        foreach (var node in _nodeOf)
        {
            _nodes[node].Ends++;
        }

        var (count, several) = (0, new List<int>());
        for (var node = 0; node < _nodes.Length; node++)
        {
            if (_nodes[node].Ends > 1)
            {
                _nodes[node].End = new SetEnd(0, count, 0);
                count += _nodes[node].Ends;
                _nodes[node].Ends = -1;
                several.Add(node);
            }
        }

        var ends = new SetEnd[count];
        for (var phrase = 0; phrase < _nodeOf.Length; phrase++)
        {
            ref var node = ref _nodes[_nodeOf[phrase]];
            if (node.Ends > 0)
            {
                node.End = phrases.Phrases[phrase].End;
            }
            else
            {
                ends[node.End.Entry - node.Ends - 1] = phrases.Phrases[phrase].End;
                node.Ends--;
            }
        }

        foreach (var index in several)
        {
            ref var node = ref _nodes[index];
            node.Ends = -node.Ends - 1;
            ends.AsSpan(node.End.Entry, node.Ends).Sort();
        }

        return ends;
    }

    private static int SlotsFor(int edges) => (int)BitOperations.RoundUpToPowerOf2((uint)(edges * 2) + 2);

    private static int ShiftOf(PhraseEdge[] edges) => 64 - BitOperations.Log2((uint)edges.Length);
}
