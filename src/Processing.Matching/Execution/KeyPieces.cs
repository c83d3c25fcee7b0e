using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>Keys listed by their length and one of their pieces; used again for another record type.</summary>
/// <param name="texts">The keys.</param>
internal sealed class KeyPieces(KeyTexts texts)
{
    // For each hash of a piece, its number and the length of its key, the last list that has it, counted from 1.
    private readonly Dictionary<long, int> _heads = [];
    private readonly List<PieceList> _lists = [];

    // Each with the link behind it, counted from 1; 0 for none.
    private readonly List<(int Key, int Next)> _links = [];

    /// <summary>The list of a piece; -1 for none.</summary>
    public int Find(KeyPiece piece, ReadOnlySpan<char> text)
    {
        for (var list = _heads.GetValueOrDefault(HashOf(piece, text)); list > 0; list = _lists[list - 1].Before)
        {
            if (texts[_lists[list - 1].Example, piece.Part].Slice(piece.Start, piece.Length).SequenceEqual(text))
            {
                return list - 1;
            }
        }

        return -1;
    }

    /// <summary>Adds a key to the list of its piece; gives how many are in it now.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="text">Index of the key among the texts.</param>
    /// <param name="key">The number that the list holds.</param>
    public int Add(KeyPiece piece, int text, int key)
    {
        var written = texts[text, piece.Part].Slice(piece.Start, piece.Length);
        var list = Find(piece, written);
        _links.Add((key, 0));
        if (list < 0)
        {
            ref var head = ref CollectionsMarshal.GetValueRefOrAddDefault(_heads, HashOf(piece, written), out _);
            _lists.Add(new PieceList(text, _links.Count, _links.Count, 1, head));
            head = _lists.Count;
            return 1;
        }

        ref var known = ref CollectionsMarshal.AsSpan(_lists)[list];
        CollectionsMarshal.AsSpan(_links)[known.Last - 1].Next = _links.Count;
        known = known with { Last = _links.Count, Count = known.Count + 1 };
        return known.Count;
    }

    /// <summary>How many keys are in a list.</summary>
    public int CountOf(int list) => _lists[list].Count;

    /// <summary>The first place in a list.</summary>
    public int FirstOf(int list) => _lists[list].First - 1;

    /// <summary>The key at a place.</summary>
    public int KeyAt(int place) => _links[place].Key;

    /// <summary>The place behind a place; -1 for none.</summary>
    public int After(int place) => _links[place].Next - 1;

    /// <summary>Forgets all keys.</summary>
    public void Clear()
    {
        LatticeBuffers.Empty(_heads);
        LatticeBuffers.Empty(_lists);
        LatticeBuffers.Empty(_links);
    }

    // Lengths and numbers of pieces are below 2,000.
    private static long HashOf(KeyPiece piece, ReadOnlySpan<char> text) => ((long)piece.KeyLength << 48) | ((long)piece.Number << 32) | (uint)string.GetHashCode(text);

    private readonly record struct PieceList(int Example, int First, int Last, int Count, int Before);
}

/// <summary>Which piece of keys of one length it is.</summary>
/// <param name="Part">Which part of the key.</param>
/// <param name="KeyLength">Length of that part.</param>
/// <param name="Number">Number of the piece, from 0.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct KeyPiece(int Part, int KeyLength, int Number, int Start, int Length);
