using System.Runtime.InteropServices;

namespace Processing.Matching.Anchors;

/// <summary>Buffers for one document after the other.</summary>
internal sealed class DocumentWorkspace
{
    private readonly Stack<List<int>> _idleStarts = new();
    private int[] _next = [];
    private int[] _heads = [];
    private readonly List<int> _present = [];
    private readonly List<ulong> _rules = [];

    /// <summary>Symbol of each token.</summary>
    public int[] Symbols { get; private set; } = [];

    public int Capacity => Symbols.Length;

    /// <summary>The rules that the words of the document allow: record in the high half, rule in the low one; ascending, each once.</summary>
    public ReadOnlySpan<ulong> Rules => CollectionsMarshal.AsSpan(_rules);

    /// <summary>Makes room for a document.</summary>
    public void Prepare(int tokens, int symbols)
    {
        if (Symbols.Length < tokens)
        {
            var capacity = Math.Max(256, tokens + (tokens / 4));
            (Symbols, _next) = (new int[capacity], new int[capacity]);
        }

        if (_heads.Length < symbols)
        {
            _heads = new int[symbols];
        }
    }

    /// <summary>Chains the places of each word below a symbol, first to last.</summary>
    public void ChainPlaces(int tokens, int symbols)
    {
        var (symbolOf, next, heads) = (Symbols, _next, _heads);
        for (var token = tokens - 1; token >= 0; token--)
        {
            var symbol = symbolOf[token];
            if ((uint)(symbol - 1) < (uint)(symbols - 1))
            {
                var head = heads[symbol];
                if (head == 0)
                {
                    _present.Add(symbol);
                }

                next[token] = head;
                heads[symbol] = token + 1;
            }
        }
    }

    /// <summary>The words of the document that have places, in no order.</summary>
    public ReadOnlySpan<int> Present => CollectionsMarshal.AsSpan(_present);

    /// <summary>The first place of a word; -1 for none.</summary>
    public int FirstPlace(int symbol) => _heads[symbol] - 1;

    /// <summary>The place of the same word behind this one; -1 for none.</summary>
    public int NextPlace(int token) => _next[token] - 1;

    /// <summary>Notes that a rule may match.</summary>
    public void AddRule(int producer, int rule) => _rules.Add(((ulong)(uint)producer << 32) | (uint)rule);

    /// <summary>Puts the noted rules in order.</summary>
    public void ArrangeRules()
    {
        if (_rules.Count < 2)
        {
            return;
        }

        var rules = CollectionsMarshal.AsSpan(_rules);
        rules.Sort();
        var kept = 1;
        for (var index = 1; index < rules.Length; index++)
        {
            if (rules[index] != rules[kept - 1])
            {
                rules[kept++] = rules[index];
            }
        }

        CollectionsMarshal.SetCount(_rules, kept);
    }

    /// <summary>An empty list of starts.</summary>
    public List<int> TakeStarts() => _idleStarts.TryPop(out var starts) ? starts : [];

    /// <summary>Gives a list of starts back.</summary>
    public void ReturnStarts(List<int> starts)
    {
        starts.Clear();
        _idleStarts.Push(starts);
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        foreach (var symbol in _present)
        {
            _heads[symbol] = 0;
        }

        _present.Clear();
        _rules.Clear();
    }
}
