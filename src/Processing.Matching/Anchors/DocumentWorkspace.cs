using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>Buffers for one document after the other.</summary>
internal sealed class DocumentWorkspace
{
    /// <summary>So many tokens of a light pass may lie between two looks at the cancellation; a power of two.</summary>
    public const int TokensBetweenLooks = 1 << 16;

    /// <summary>So many tokens are looked at together; behind the last token of a document there is room for as many.</summary>
    public const int ReadTogether = 8;

    private readonly Stack<List<int>> _idleStarts = new();
    private readonly Stack<LatticeBuffers> _idleBuffers = new();
    private readonly Stack<LatticeBuffers> _takenBuffers = new();
    private readonly List<int> _present = [];
    private readonly List<AnchoredWord> _anchored = [];
    private readonly CandidateList _candidates = new();
    private readonly List<int> _numbers = [];
    private bool _hasNumbers;
    private int[] _next = [];
    private int[] _heads = [];

    // For each anchor the number of the document that it was last seen in, and in the low half the start behind those that it allowed there.
    private ulong[] _seen = [];
    private int _document;

    // For each automaton where its candidates begin. Right only where a candidate of the automaton stands there, so it needs no clearing.
    private int[] _firstOf = [];

    /// <summary>Symbol of each token.</summary>
    public int[] Symbols { get; private set; } = [];

    /// <summary><see cref="TokenMarks"/> of each token.</summary>
    public TokenMarks[] Marks { get; private set; } = [];

    /// <summary>The marks that tokens of the document have, without those of lexicons.</summary>
    public TokenMarks Kinds { get; private set; }

    /// <summary>Which patterns the document may match at all.</summary>
    public PresentPatterns Patterns { get; } = new();

    /// <summary>What the lexicons found.</summary>
    public LexiconHits Hits { get; } = new();

    public int Capacity => Symbols.Length;

    /// <summary>A sum of what was read ahead, which nobody asks for: it keeps the compiler from leaving such reads out.</summary>
    public long SumOfReads { get; set; }

    /// <summary>The places that the words of the document allow: automaton in the high half, start in the low one; ascending, each once.</summary>
    public ReadOnlySpan<ulong> Candidates => _candidates.All;

    /// <summary>Makes room for a document.</summary>
    /// <param name="tokens">Number of its tokens.</param>
    /// <param name="symbols">Number of symbols whose places are chained.</param>
    /// <param name="automata">Number of automata that may have candidates.</param>
    /// <param name="anchors">Number of anchors.</param>
    public void Prepare(int tokens, int symbols, int automata, int anchors)
    {
        if (_seen.Length < anchors || _document == int.MaxValue)
        {
            (_seen, _document) = (new ulong[anchors], 0);
        }

        _document++;
        if (Symbols.Length < tokens + ReadTogether)
        {
            var capacity = Math.Max(256, TokenRoom.For(tokens + ReadTogether));
            (Symbols, _next, Marks) = (new int[capacity], new int[capacity], new TokenMarks[capacity]);
        }

        if (_heads.Length < symbols)
        {
            _heads = new int[symbols];
        }

        if (_firstOf.Length < automata)
        {
            _firstOf = new int[automata];
        }
    }

    /// <summary>Marks each token, and chains the places of each word below a symbol, first to last.</summary>
    public void ChainPlaces(TokenizedText text, int symbols, MarkTable table, MatchBudget budget)
    {
        var (symbolOf, next, heads, marks) = (Symbols, _next, _heads, Marks);
        var kinds = 0UL;
        for (var token = text.Count - 1; token >= 0; token--)
        {
            if ((token & (TokensBetweenLooks - 1)) == 0)
            {
                budget.ThrowIfCancelled();
            }

            var symbol = symbolOf[token];
            ref readonly var known = ref text[token];
            var plain = TokenMarks.OfKind(known.Kind).Plain | (known.Case == TokenCase.Title ? TokenMarks.Titled.Plain : 0);
            kinds |= plain;
            var word = 0UL;
            if ((uint)(symbol - 1) < (uint)(symbols - 1))
            {
                word = table.WordBit(symbol);
                var head = heads[symbol];
                if (head == 0)
                {
                    _present.Add(symbol);
                }

                next[token] = head;
                heads[symbol] = token + 1;
            }

            marks[token] = new TokenMarks(plain, word);
        }

        Kinds = new TokenMarks(kinds, 0);
    }

    /// <summary>The words of the document that have places, in no order.</summary>
    public ReadOnlySpan<int> Present => CollectionsMarshal.AsSpan(_present);

    /// <summary>The words of the document that rules are anchored at. All their keys are read before any is used, so that the waits for memory overlap.</summary>
    public ReadOnlySpan<AnchoredWord> FindAnchored(AnchorIndex index)
    {
        _anchored.Clear();
        foreach (var symbol in _present)
        {
            var anchors = index.AnchorsOfSymbol(symbol);
            if (!anchors.IsEmpty)
            {
                var keys = index.KeysOf(anchors);
                _anchored.Add(new AnchoredWord(symbol, anchors, keys[0].Bits ^ keys[^1].Bits));
            }
        }

        return CollectionsMarshal.AsSpan(_anchored);
    }

    /// <summary>The first place of a word; -1 for none.</summary>
    public int FirstPlace(int symbol) => _heads[symbol] - 1;

    /// <summary>The place of the same word behind this one; -1 for none.</summary>
    public int NextPlace(int token) => _next[token] - 1;

    /// <summary>The tokens that are numbers, in text order; many patterns begin with one.</summary>
    public List<int> Numbers(TokenizedText text, MatchBudget budget)
    {
        if (!_hasNumbers)
        {
            _hasNumbers = true;
            for (var token = 0; token < text.Count; token++)
            {
                budget.Tick();
                if (Marks[token].Meet(TokenMarks.OfKind(TokenKind.Number)))
                {
                    _numbers.Add(token);
                }
            }
        }

        return _numbers;
    }

    /// <summary>Notes that a pattern may match at a place.</summary>
    public void AddCandidate(int automaton, int start, MatchBudget budget) => _candidates.Add(((ulong)(uint)automaton << 32) | (uint)start, budget);

    /// <summary>Of the starts that an anchor allows at a place the first that it did not allow at a place before it. The places of an anchor ascend.</summary>
    public int FirstUnseen(int anchor, int first, int last)
    {
        ref var seen = ref _seen[anchor];
        var behind = (int)(seen >> 32) == _document ? (int)(uint)seen : 0;
        seen = ((ulong)(uint)_document << 32) | (uint)Math.Max(behind, last + 1);
        return Math.Max(behind, first);
    }

    /// <summary>Puts the noted places in order.</summary>
    public void ArrangeCandidates(MatchBudget budget)
    {
        PieceSort.Sort(_candidates.All, budget);
        var candidates = _candidates.All;
        var kept = 0;
        for (var index = 0; index < candidates.Length; index++)
        {
            if ((index & (TokensBetweenLooks - 1)) == 0)
            {
                budget.ThrowIfCancelled();
            }

            if (kept == 0 || candidates[index] != candidates[kept - 1])
            {
                var automaton = (int)(candidates[index] >> 32);
                if (kept == 0 || (int)(candidates[kept - 1] >> 32) != automaton)
                {
                    _firstOf[automaton] = kept;
                }

                candidates[kept++] = candidates[index];
            }
        }

        _candidates.Count = kept;
    }

    /// <summary>The candidates of an automaton.</summary>
    public ReadOnlySpan<ulong> CandidatesOf(int automaton)
    {
        var behind = Candidates[Math.Min(_firstOf[automaton], _candidates.Count)..];
        var count = 0;
        while (count < behind.Length && (int)(behind[count] >> 32) == automaton)
        {
            count++;
        }

        return behind[..count];
    }

    /// <summary>Whether an automaton has candidates.</summary>
    public bool HasCandidates(int automaton) => _firstOf[automaton] < _candidates.Count && (int)(Candidates[_firstOf[automaton]] >> 32) == automaton;

    /// <summary>The first candidate of an automaton, or of one behind it.</summary>
    public int FirstCandidate(int automaton)
    {
        // BinarySearch finds any of equal ones, so the one that is looked for stands before all places.
        var found = Candidates.BinarySearch((ulong)(uint)automaton << 32);
        return found < 0 ? ~found : found;
    }

    /// <summary>Empty buffers for a lattice of this document.</summary>
    public LatticeBuffers TakeBuffers()
    {
        var buffers = _idleBuffers.TryPop(out var idle) ? idle : new LatticeBuffers();
        _takenBuffers.Push(buffers);
        return buffers;
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
        _candidates.Clear();
        _numbers.Clear();
        _hasNumbers = false;
        Hits.Clear();
        while (_takenBuffers.TryPop(out var buffers))
        {
            buffers.Clear();
            _idleBuffers.Push(buffers);
        }
    }
}
