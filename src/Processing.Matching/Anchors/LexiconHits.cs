using System.Runtime.InteropServices;
using Processing.Matching.Execution;
using Processing.Text;

namespace Processing.Matching.Anchors;

/// <summary>What all lexicons of a program found in one document: at the tokens that were asked about, or everywhere.</summary>
internal sealed partial class LexiconHits
{
    // So many tokens are looked at together.
    private const int Together = 32;

    private readonly PagedList<LexiconSetMatch> _hits = new();
    private readonly List<LexiconSetMatch> _found = [];
    private readonly List<int> _present = [];
    private int[] _next = [];
    private int[] _heads = [];
    private int[] _lasts = [];
    private readonly Stack<ulong[]> _idleCovers = new();
    private readonly List<int> _covered = [];
    private ulong[]?[] _covers = [];
    private bool _areChained;

    public ref readonly LexiconSetMatch this[int hit] => ref _hits[hit];

    /// <summary>Makes room for a document.</summary>
    public void Prepare(int tokens, int lexicons)
    {
        if (_mayStart.Length < tokens + DocumentWorkspace.ReadTogether)
        {
            _mayStart = new ulong[TokenRoom.For(tokens + DocumentWorkspace.ReadTogether)];
        }

        Array.Clear(_mayStart, 0, tokens);

        if (_heads.Length < lexicons)
        {
            (_heads, _lasts, _covers) = (new int[lexicons], new int[lexicons], new ulong[lexicons][]);
        }
    }

    /// <summary>Looks all lexicons up at a token where that was not done yet, and marks it by what starts there.</summary>
    public void Find(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int token)
    {
        var first = _hits.Count;
        _found.Clear();
        program.Lexicons.FindAt(text, workspace.Symbols, token, _found);
        var found = CollectionsMarshal.AsSpan(_found);
        _hits.AddRange(found);
        SetFirst(token, first);
        var marks = TokenMarks.LookedUp;
        foreach (ref readonly var hit in found)
        {
            marks |= program.Marks.OfLexicon(hit.Lexicon);
        }

        workspace.Marks[token] |= marks;
    }

    // The hits of a token stand side by side.
    private (int First, int End) HitsAt(int token)
    {
        var first = FirstAt(token);
        var end = first;
        while (end < _hits.Count && _hits[end].Match.Tokens.Start == token)
        {
            end++;
        }

        return (first, end);
    }

    /// <summary>The marks of the lexicons of which an entry may start somewhere in the document; all as long as that is not known.</summary>
    public ulong Lexicons { get; private set; } = ulong.MaxValue;

    /// <summary>Looks the lexicons up at every token where one with some marks may start; passes what they and others have there to the sweep, each lexicon once a token.</summary>
    public void Sweep(FastProgram program, TokenizedText text, DocumentWorkspace workspace, AnchorSweep sweep)
    {
        var wanted = program.Index.LexiconMarks;
        var lexicons = 0UL;
        Span<ulong> row = stackalloc ulong[Together];
        for (var start = 0; start < text.Count; start += Together)
        {
            var end = Math.Min(text.Count, start + Together);
            if (!sweep.TryStep(end - start))
            {
                return;
            }

            var marks = row[..(end - start)];
            var symbols = workspace.Symbols.AsSpan(start, marks.Length);
            program.Lexicons.ReadStarts(text, start, symbols, wanted.Lexicons, marks);
            workspace.SumOfReads += program.Lexicons.ReadAhead(symbols);

            // Before any is looked at, as a look may go on to the tokens behind it. Where no rule asks for a lexicon beside its anchor, none does.
            if (program.Index.AskLexicons)
            {
                foreach (ref var known in marks)
                {
                    known |= (known & wanted.Lexicons) != 0 ? IsRead : IsRead | IsShortened;
                }
            }

            Keep(marks, workspace, start);
            for (var token = start; token < end; token++)
            {
                if ((marks[token - start] & wanted.Lexicons) == 0)
                {
                    lexicons |= marks[token - start];
                    continue;
                }

                Sweep(program, text, workspace, token, sweep);
                lexicons |= workspace.Marks[token].Lexicons;
            }
        }

        Lexicons = lexicons;
    }

    private void Sweep(FastProgram program, TokenizedText text, DocumentWorkspace workspace, int token, AnchorSweep sweep)
    {
        if (!workspace.Marks[token].IsLookedUp)
        {
            Find(program, text, workspace, token);
        }

        // A look at an anchor may look further tokens up, which adds hits behind these.
        var (first, end) = HitsAt(token);
        var last = -1;
        for (var hit = first; hit < end; hit++)
        {
            if (_hits[hit].Lexicon != last)
            {
                last = _hits[hit].Lexicon;
                sweep.Look(program.Index.AnchorsOfLexicon(last), token);
            }
        }
    }

    /// <summary>Looks all lexicons up at every token, and chains what was found by lexicon. One pass.</summary>
    public void FindAll(FastProgram program, TokenizedText text, DocumentWorkspace workspace, MatchBudget budget)
    {
        if (_areChained)
        {
            return;
        }

        _areChained = true;
        for (var start = 0; start < text.Count; start += Together)
        {
            var tokens = new TokenSpan(start, Math.Min(text.Count, start + Together));
            if (!budget.TryStep(tokens.Length))
            {
                return;
            }

            Find(program, text, workspace, tokens);
        }
    }

    private void Find(FastProgram program, TokenizedText text, DocumentWorkspace workspace, TokenSpan tokens)
    {
        var marks = workspace.Marks;
        for (var token = tokens.Start; token < tokens.End; token++)
        {
            if (marks[token].IsLookedUp)
            {
                Chain(HitsAt(token));
            }
            else if (MayStart(program, text, workspace, token, TokenMarks.All))
            {
                Find(program, text, workspace, token);
                Chain(HitsAt(token));
            }
            else
            {
                SetFirst(token, _hits.Count);
                marks[token] |= TokenMarks.LookedUp;
            }
        }
    }

    /// <summary>For each hit its annotation, made when it is first asked for; as long as the hits only after <see cref="At"/>.</summary>
    public Annotation[] Annotations { get; private set; } = [];

    /// <summary>The hits of a lexicon that start at a token, longest first.</summary>
    public (int First, int End) At(int lexicon, int token)
    {
        MakeRoomForAnnotations();
        var (first, end) = HitsAt(token);
        while (first < end && _hits[first].Lexicon < lexicon)
        {
            first++;
        }

        var behind = first;
        while (behind < end && _hits[behind].Lexicon == lexicon)
        {
            behind++;
        }

        return (first, behind);
    }

    /// <summary>The first hit of a lexicon; -1 for none.</summary>
    public int FirstOf(int lexicon)
    {
        MakeRoomForAnnotations();
        return _heads[lexicon] - 1;
    }

    /// <summary>The hit of the same lexicon behind this one; -1 for none.</summary>
    public int NextOf(int hit) => _next[hit] - 1;

    /// <summary>Whether a token lies in a hit of a lexicon; all must have been found.</summary>
    public bool Covers(int lexicon, int token, int tokens, MatchBudget budget) =>
        ((_covers[lexicon] ??= Cover(lexicon, tokens, budget))[token >> 6] & (1UL << (token & 63))) != 0;

    // One bit for each token, without making annotations that nobody asks for.
    private ulong[] Cover(int lexicon, int tokens, MatchBudget budget)
    {
        var words = (tokens + 63) >> 6;
        var cover = _idleCovers.TryPop(out var idle) && idle.Length >= words ? idle : new ulong[words + (words / 4)];
        _covered.Add(lexicon);
        for (var hit = _heads[lexicon] - 1; hit >= 0; hit = NextOf(hit))
        {
            budget.Tick();
            for (var token = _hits[hit].Match.Tokens.Start; token < _hits[hit].Match.Tokens.End; token++)
            {
                cover[token >> 6] |= 1UL << (token & 63);
            }
        }

        return cover;
    }

    /// <summary>Forgets the document.</summary>
    public void Clear()
    {
        foreach (var lexicon in _covered)
        {
            if (_covers[lexicon] is { } cover)
            {
                Array.Clear(cover);
                _idleCovers.Push(cover);
                _covers[lexicon] = null;
            }
        }

        _covered.Clear();
        foreach (var lexicon in _present)
        {
            _heads[lexicon] = 0;
        }

        Array.Clear(Annotations, 0, Math.Min(Annotations.Length, _hits.Count));
        _present.Clear();
        _hits.Clear();
        _areChained = false;
        Lexicons = ulong.MaxValue;
    }

    private void Chain((int First, int End) hits)
    {
        if (_next.Length < hits.End)
        {
            Array.Resize(ref _next, RoomFor(hits.End, _next.Length));
        }

        for (var hit = hits.First; hit < hits.End; hit++)
        {
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

    // By doubling while that is little, then by a quarter.
    private static int RoomFor(int hits, int known) => Math.Max(hits, known < TokenRoom.MostKept ? known * 2 : known + (known / 4));

    private void MakeRoomForAnnotations()
    {
        if (Annotations.Length < _hits.Count)
        {
            // What was given out before stays as it is; the spans of it too.
            var annotations = Annotations;
            Array.Resize(ref annotations, RoomFor(_hits.Count, annotations.Length));
            Annotations = annotations;
        }
    }
}
