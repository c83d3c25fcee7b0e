using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>What all lexicons of a program found in one document: by token, and chained by lexicon.</summary>
internal sealed class LexiconHits
{
    private readonly List<LexiconSetMatch> _hits = [];
    private readonly List<int> _present = [];
    private int[] _firstOfToken = [];
    private int[] _next = [];
    private int[] _heads = [];
    private int[] _lasts = [];

    /// <summary>Whether the document was looked at.</summary>
    public bool AreKnown { get; private set; }

    public ref readonly LexiconSetMatch this[int hit] => ref CollectionsMarshal.AsSpan(_hits)[hit];

    /// <summary>Looks all lexicons up at every token, and marks the tokens where something starts. One pass.</summary>
    public void Find(LexiconSet lexicons, TokenizedText text, DocumentWorkspace workspace, MatchBudget budget)
    {
        AreKnown = true;
        MakeRoom(text.Count + 1, lexicons.Count);
        var token = 0;
        for (; token < text.Count && budget.TryStep(); token++)
        {
            var first = _hits.Count;
            _firstOfToken[token] = first;
            lexicons.FindAt(text, workspace.Symbols, token, _hits);
            for (var hit = first; hit < _hits.Count; hit++)
            {
                workspace.Marks[token] |= TokenMarks.OfLexicon(_hits[hit].Lexicon);
            }
        }

        _firstOfToken.AsSpan(token, text.Count + 1 - token).Fill(_hits.Count);
        Chain(budget);
    }

    /// <summary>For each hit its annotation, made when it is first asked for.</summary>
    public Annotation[] Annotations { get; private set; } = [];

    /// <summary>The hits of a lexicon that start at a token, longest first.</summary>
    public (int First, int End) At(int lexicon, int token)
    {
        var (first, end) = (_firstOfToken[token], _firstOfToken[token + 1]);
        var hits = CollectionsMarshal.AsSpan(_hits);
        while (first < end && hits[first].Lexicon < lexicon)
        {
            first++;
        }

        var behind = first;
        while (behind < end && hits[behind].Lexicon == lexicon)
        {
            behind++;
        }

        return (first, behind);
    }

    /// <summary>The lexicons that have hits, in no order.</summary>
    public ReadOnlySpan<int> Present => CollectionsMarshal.AsSpan(_present);

    /// <summary>The first hit of a lexicon; -1 for none.</summary>
    public int FirstOf(int lexicon) => _heads[lexicon] - 1;

    /// <summary>The hit of the same lexicon behind this one; -1 for none.</summary>
    public int NextOf(int hit) => _next[hit] - 1;

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        foreach (var lexicon in _present)
        {
            _heads[lexicon] = 0;
        }

        Array.Clear(Annotations, 0, Math.Min(Annotations.Length, _hits.Count));
        _present.Clear();
        _hits.Clear();
        AreKnown = false;
    }

    private void Chain(MatchBudget budget)
    {
        if (_next.Length < _hits.Count)
        {
            var capacity = _hits.Count + (_hits.Count / 2);
            (_next, Annotations) = (new int[capacity], new Annotation[capacity]);
        }

        for (var hit = 0; hit < _hits.Count; hit++)
        {
            if ((hit & (DocumentWorkspace.TokensBetweenLooks - 1)) == 0)
            {
                budget.ThrowIfCancelled();
            }

            var lexicon = _hits[hit].Lexicon;
            if (_heads[lexicon] == 0)
            {
                _heads[lexicon] = hit + 1;
                _present.Add(lexicon);
            }
            else
            {
                _next[_lasts[lexicon]] = hit + 1;
            }

            _lasts[lexicon] = hit;
            _next[hit] = 0;
        }
    }

    private void MakeRoom(int tokens, int lexicons)
    {
        if (_firstOfToken.Length < tokens)
        {
            _firstOfToken = new int[tokens + (tokens / 4)];
        }

        if (_heads.Length < lexicons)
        {
            (_heads, _lasts) = (new int[lexicons], new int[lexicons]);
        }
    }
}
