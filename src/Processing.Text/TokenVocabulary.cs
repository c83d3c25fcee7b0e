using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Processing.Text;

/// <summary>Numbers folded words from 1; 0 stands for every other word. One probe of one table finds a word.</summary>
/// <remarks>A vocabulary that nothing is added to any more is safe to read from many threads. About 40 bytes a word, in four arrays.</remarks>
public sealed class TokenVocabulary
{
    /// <summary>The symbol of words that are not in the vocabulary.</summary>
    public const int None = 0;

    private const int FilterBits = 3;

    private byte[] _pool = new byte[256];
    private int[] _starts = new int[17];
    private Slot[] _slots = new Slot[64];
    private int _shift = 64 - 6;

    // Eight bits for each slot: a word that is in no slot is known by one look at memory that stays in the cache, mostly.
    private ulong[] _filter = new ulong[8];

    /// <summary>Number of symbols, <see cref="None"/> included.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The symbol of a word, new where it has none.</summary>
    public int GetOrAdd(string folded) => GetOrAdd(Encoding.UTF8.GetBytes(folded));

    /// <summary>The symbol of a word, new where it has none.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> folded)
    {
        var key = TokenKey.Of(folded);
        var found = Find(key, folded);
        if (found != None)
        {
            return found;
        }

        if (Count * 2 >= _slots.Length)
        {
            Grow();
        }

        if (Count + 1 >= _starts.Length)
        {
            Array.Resize(ref _starts, _starts.Length * 2);
        }

        var start = _starts[Count];
        if (start + folded.Length > _pool.Length)
        {
            Array.Resize(ref _pool, Math.Max(_pool.Length * 2, start + folded.Length));
        }

        folded.CopyTo(_pool.AsSpan(start));
        _starts[Count + 1] = start + folded.Length;
        Place(new Slot(key, Count));
        return Count++;
    }

    /// <summary>The symbol of a word; <see cref="None"/> where it is not in the vocabulary.</summary>
    public int Find(ReadOnlySpan<byte> folded) => Find(TokenKey.Of(folded), folded);

    /// <summary>The symbol of a word whose key is known.</summary>
    /// <param name="key">Its <see cref="TokenKey"/>.</param>
    /// <param name="folded">The word; looked at only where the key is a hash that the vocabulary holds.</param>
    public int Find(ulong key, ReadOnlySpan<byte> folded)
    {
        for (var index = FirstSlot(key); index >= 0; index = NextSlot(key, index + 1))
        {
            if (!TokenKey.IsHash(key) || folded.SequenceEqual(WordOf(_slots[index].Symbol)))
            {
                return _slots[index].Symbol;
            }
        }

        return None;
    }

    /// <summary>The symbol of each token of a text, into a buffer of the caller. Allocates nothing.</summary>
    public void Read(TokenizedText text, Span<int> symbols)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var token = 0; token < text.Count; token++)
        {
            var key = text.GetKey(token);
            var index = FirstSlot(key);
            symbols[token] = index < 0 ? None : TokenKey.IsHash(key) ? Find(key, text.GetFolded(token)) : _slots[index].Symbol;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int FirstSlot(ulong key)
    {
        var bit = TokenKey.Slot(key, _shift - FilterBits);
        return (_filter[bit >> 6] & (1UL << (bit & 63))) == 0 ? -1 : NextSlot(key, bit >> FilterBits);
    }

    // The next slot from a place on that holds a key; -1 where none does.
    private int NextSlot(ulong key, int index)
    {
        var slots = _slots;
        for (index &= slots.Length - 1; slots[index].Symbol != None; index = (index + 1) & (slots.Length - 1))
        {
            if (slots[index].Key == key)
            {
                return index;
            }
        }

        return -1;
    }

    private ReadOnlySpan<byte> WordOf(int symbol) => _pool.AsSpan(_starts[symbol].._starts[symbol + 1]);

    // At most half of the slots are taken, so every search meets an empty one.
    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        _filter = new ulong[(_slots.Length << FilterBits) / 64];
        _shift = 64 - BitOperations.Log2((uint)_slots.Length);
        foreach (var slot in old)
        {
            if (slot.Symbol != None)
            {
                Place(slot);
            }
        }
    }

    private void Place(Slot slot)
    {
        var bit = TokenKey.Slot(slot.Key, _shift - FilterBits);
        _filter[bit >> 6] |= 1UL << (bit & 63);
        var index = bit >> FilterBits;
        while (_slots[index].Symbol != None)
        {
            index = (index + 1) & (_slots.Length - 1);
        }

        _slots[index] = slot;
    }

    private readonly record struct Slot(ulong Key, int Symbol);
}
