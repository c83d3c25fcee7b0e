using System.Numerics;

namespace Processing.Text;

/// <summary>Phrases as paths of symbols. Immutable and safe to share between threads.</summary>
/// <remarks>
/// An edge carries a symbol and whether it must be glued to the one before. Edges are one dictionary and ends are one sorted array,
/// so that a million phrases cost no object each.
/// </remarks>
internal sealed class PhraseTrie
{
    public const int Root = 0;
    public const int None = -1;

    // Of more first words a token has the letters of one too often for a look at them to be worth it.
    private const int MostFirstWords = 16;

    private readonly SymbolTable _symbols;
    private readonly Dictionary<long, int> _edges;
    private readonly bool[] _hasChildren;
    private readonly int[] _endStarts;
    private readonly PhraseEnd[] _ends;
    private readonly ulong _firstLetters;
    private readonly ulong _openings;
    private readonly FirstWord[] _firstWords;

    private PhraseTrie(SymbolTable symbols, Dictionary<long, int> edges, bool[] hasChildren, int[] endStarts, PhraseEnd[] ends)
    {
        _symbols = symbols;
        _edges = edges;
        _hasChildren = hasChildren;
        _endStarts = endStarts;
        _ends = ends;
        (_firstLetters, _openings, _firstWords) = FirstLettersOf(symbols, edges);
    }

    /// <summary>A look at the first letter of a piece that fails only where no phrase begins with the piece, nor with what is left of it without a suffix.</summary>
    public bool MayBegin(ReadOnlySpan<byte> piece) => !piece.IsEmpty && (_firstLetters & BitOf(piece)) != 0;

    /// <summary>The same by the first two letters of a token, as <see cref="TokenOpenings"/> keeps them.</summary>
    public bool MayOpen(int bit) => (_openings & (1UL << bit)) != 0;

    /// <summary>A first look at the letters of a token that fails only where <see cref="MayBeginNear"/> does, whatever else that asks.</summary>
    public bool MayHaveLetters(ulong letters, int edits)
    {
        foreach (ref readonly var word in _firstWords.AsSpan())
        {
            if (BitOperations.PopCount(word.Letters.All & ~letters) <= edits)
            {
                return true;
            }
        }

        return _firstWords.Length == 0;
    }

    /// <summary>A look at a token that fails only where none of its pieces is the first word of a phrase but for so many letters.</summary>
    /// <param name="folded">The folded token.</param>
    /// <param name="token">Its letters.</param>
    /// <param name="edits">The number of letters, 0 to 2.</param>
    /// <param name="isOpen">Whether the pieces begin where the token does. Then one of the first letters is the same, wherever the edits are: of the first two for one edit, of the first three for two.</param>
    public bool MayBeginNear(ReadOnlySpan<byte> folded, in TokenOpenings.Letters token, int edits, bool isOpen)
    {
        if (_firstWords.Length == 0)
        {
            return true;
        }

        var opening = edits > 1 ? token.FirstThree : token.FirstTwo;
        foreach (ref readonly var word in _firstWords.AsSpan())
        {
            if (BitOperations.PopCount(word.Letters.All & ~token.All) <= edits
                && (!isOpen || (((edits > 1 ? word.Letters.FirstThree : word.Letters.FirstTwo) & opening) != 0 && (edits != 1 || IsHalf(word, folded)))))
            {
                return true;
            }
        }

        return false;
    }

    // One edit leaves the first half of a word as it is, or the second: the letter between them belongs to neither, so not even two neighbours that change places lie in both.
    private bool IsHalf(in FirstWord word, ReadOnlySpan<byte> folded)
    {
        var letters = _symbols.WordOf(word.Symbol);
        return folded.StartsWith(letters[..word.FirstEnd]) || folded.IndexOf(letters[word.SecondStart..]) >= 0;
    }

    public int FindSymbol(ReadOnlySpan<byte> folded) => _symbols.Find(folded);

    public int Child(int node, int symbol, PhraseBorder border) => _edges.GetValueOrDefault(Key(node, symbol, border), None);

    public bool HasChildren(int node) => _hasChildren[node];

    /// <summary>The phrases that end at a node, by entry.</summary>
    public ReadOnlySpan<PhraseEnd> EndsAt(int node) => _ends.AsSpan(_endStarts[node].._endStarts[node + 1]);

    private static (ulong FirstLetters, ulong Openings, FirstWord[] FirstWords) FirstLettersOf(SymbolTable symbols, Dictionary<long, int> edges)
    {
        var (bits, openings, count) = (0UL, 0UL, 0);
        Span<FirstWord> words = stackalloc FirstWord[MostFirstWords];
        foreach (var (key, _) in edges)
        {
            if (key >> 32 == Root)
            {
                var symbol = (int)((uint)key >> 1);
                var word = symbols.WordOf(symbol);
                bits |= BitOf(word);
                openings |= TokenOpenings.BitsOf(word);
                if (count++ < MostFirstWords)
                {
                    words[count - 1] = FirstWord.Of(word, symbol);
                }
            }
        }

        return (bits, openings, count <= MostFirstWords ? words[..count].ToArray() : []);
    }

    // The first letter; of one of several bytes the first two, in which the letters of one script differ.
    private static ulong BitOf(ReadOnlySpan<byte> word) => 1UL << (word.Length > 1 && word[0] >= 0x80 ? ((word[0] * 29) + word[1]) & 63 : word[0] & 63);

    private static long Key(int node, int symbol, PhraseBorder border) => ((long)node << 32) | ((uint)symbol << 1) | (uint)border;

    /// <summary>The first word of a phrase.</summary>
    /// <param name="Letters">Its letters.</param>
    /// <param name="Symbol">Its symbol.</param>
    /// <param name="FirstEnd">The byte behind its first half.</param>
    /// <param name="SecondStart">The first byte of its second half, a letter further on.</param>
    private readonly record struct FirstWord(TokenOpenings.Letters Letters, int Symbol, int FirstEnd, int SecondStart)
    {
        public static FirstWord Of(ReadOnlySpan<byte> word, int symbol)
        {
            var letters = TokenOpenings.Letters.Of(word);
            var first = ByteOf(word, Math.Max(0, (letters.Count / 2) - 1));
            return new FirstWord(letters, symbol, first, letters.Count < 2 ? 0 : ByteOf(word, letters.Count / 2));
        }

        private static int ByteOf(ReadOnlySpan<byte> word, int letter)
        {
            var at = 0;
            for (var count = -1; at < word.Length; at++)
            {
                if ((word[at] & 0xC0) != 0x80 && ++count == letter)
                {
                    break;
                }
            }

            return at;
        }
    }

    /// <summary>Collects phrases.</summary>
    internal sealed class Builder
    {
        // Of so few there is nothing to gain by a smaller table.
        private const int FewEdges = 64;

        private readonly Dictionary<long, int> _edges = [];
        private readonly List<bool> _hasChildren = [false];
        private readonly List<(int Node, PhraseEnd End)> _ends = [];

        public SymbolTable Symbols { get; } = new();

        public int Extend(int node, int symbol, PhraseBorder border)
        {
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

        public void End(int node, PhraseEnd end) => _ends.Add((node, end));

        /// <summary>Begins anew; a trie that was built before must not be used any more.</summary>
        public void Clear()
        {
            _edges.Clear();
            _hasChildren.Clear();
            _hasChildren.Add(false);
            _ends.Clear();
            Symbols.Clear();
        }

        /// <summary>The finished trie. The builder must not be used after it, unless it begins anew.</summary>
        public PhraseTrie ToTrie()
        {
            _ends.Sort(static (left, right) =>
                left.Node != right.Node ? left.Node.CompareTo(right.Node)
                : left.End.Entry != right.End.Entry ? left.End.Entry.CompareTo(right.End.Entry)
                : left.End.Form.CompareTo(right.End.Form));
            var starts = new int[_hasChildren.Count + 1];
            foreach (var (node, _) in _ends)
            {
                starts[node + 1]++;
            }

            for (var i = 1; i < starts.Length; i++)
            {
                starts[i] += starts[i - 1];
            }

            if (_edges.Count > FewEdges)
            {
                _edges.TrimExcess();
            }

            var ends = new PhraseEnd[_ends.Count];
            for (var i = 0; i < ends.Length; i++)
            {
                ends[i] = _ends[i].End;
            }

            return new PhraseTrie(Symbols, _edges, [.. _hasChildren], starts, ends);
        }
    }
}

/// <summary>What stands between two tokens of a phrase.</summary>
internal enum PhraseBorder
{
    /// <summary>White space or a joiner in the phrase: any border in the text.</summary>
    Space = 0,

    /// <summary>Nothing in the phrase: nothing in the text.</summary>
    Glued = 1,
}

/// <summary>A phrase that ends at a node.</summary>
/// <param name="Entry">The entry it belongs to.</param>
/// <param name="Form">Number of the form among all that were added.</param>
internal readonly record struct PhraseEnd(int Entry, int Form);
