using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace Processing.Text;

/// <summary>Numbers folded words from 1; 0 stands for every other word. One probe of one table finds a word.</summary>
/// <remarks>
/// A vocabulary that nothing is added to any more is safe to read from many threads. Four arrays: 33 bytes a slot, of which 35 to 70 of a hundred are taken, the
/// word and 4 bytes a word, so about 60 to 110 bytes a word. A slot holds the whole of a word of up to 16 bytes: one look at memory tells whether it is the one.
/// </remarks>
public sealed class TokenVocabulary
{
    /// <summary>The symbol of words that are not in the vocabulary.</summary>
    public const int None = 0;

    private const int FilterBits = 3;

    // About as many as a word has, in any script.
    private const int BytesPerWord = 10;

    // So many words are looked up together, so that the waits for their slots overlap.
    private const int Together = 32;

    private byte[] _pool = new byte[256];
    private int[] _starts = new int[17];
    private Slot[] _slots = new Slot[64];
    private int _shift = 64 - 6;

    // Eight bits for each slot: a word that is in no slot is known by one look at memory that stays in the cache, mostly.
    private ulong[] _filter = new ulong[8];

    /// <summary>Number of symbols, <see cref="None"/> included.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Bytes of memory that the arrays take.</summary>
    public long Bytes => _pool.Length + (sizeof(int) * (long)_starts.Length) + (sizeof(ulong) * (long)_filter.Length) + (32L * _slots.Length);

    /// <summary>Makes room for so many more words, so that adding them moves nothing.</summary>
    public void Reserve(int words)
    {
        var slots = _slots.Length;
        while ((Count + words) * 10L >= slots * 7L)
        {
            slots *= 2;
        }

        if (slots > _slots.Length)
        {
            Grow(slots);
        }

        Array.Resize(ref _starts, Math.Max(_starts.Length, Count + words + 1));
        Array.Resize(ref _pool, Math.Max(_pool.Length, _starts[Count] + (words * BytesPerWord)));
    }

    /// <summary>The symbol of a word, new where it has none.</summary>
    public int GetOrAdd(string folded) => GetOrAdd(Encoding.UTF8.GetBytes(folded));

    /// <summary>The symbol of a word, new where it has none.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> folded) => GetOrAdd(TokenKey.Of(folded), folded);

    /// <summary>Puts the symbol of each of many words, new where it has none, in the place of its start.</summary>
    /// <param name="words">The words.</param>
    /// <param name="folded">What their starts are in.</param>
    internal void AddAll(Span<PhraseWord> words, ReadOnlySpan<byte> folded)
    {
        Reserve(DistinctWords.Estimate(words));
        Span<Probe> probes = stackalloc Probe[Together];
        while (!words.IsEmpty)
        {
            var row = words[..Math.Min(Together, words.Length)];
            AddRow(row, folded, probes);
            words = words[row.Length..];
        }
    }

    // First only reads the slots, so that the waits for them overlap. A word that is there already is mostly told by that.
    private void AddRow(Span<PhraseWord> words, ReadOnlySpan<byte> folded, Span<Probe> probes)
    {
        for (var index = 0; index < words.Length; index++)
        {
            ref readonly var slot = ref _slots[TokenKey.Slot(words[index].Key, _shift)];
            (probes[index].Key, probes[index].Symbol) = (slot.Key, slot.Symbol);
        }

        for (var index = 0; index < words.Length; index++)
        {
            ref var word = ref words[index];
            word.StartOrSymbol = probes[index].Symbol != None && probes[index].Key == word.Key && !TokenKey.IsHash(word.Key)
                ? probes[index].Symbol
                : GetOrAdd(word.Key, folded.Slice(word.StartOrSymbol, word.Length));
        }
    }

    private int GetOrAdd(ulong key, ReadOnlySpan<byte> folded)
    {
        var found = Find(key, folded);
        if (found != None)
        {
            return found;
        }

        if (Count * 10L >= _slots.Length * 7L)
        {
            Grow(_slots.Length * 2);
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
        var isHash = TokenKey.IsHash(key);
        Place(new Slot(
            key,
            isHash ? BinaryPrimitives.ReadUInt64LittleEndian(folded) : 0,
            isHash ? BinaryPrimitives.ReadUInt64LittleEndian(folded[^sizeof(ulong)..]) : 0,
            Count,
            folded.Length));
        return Count++;
    }

    /// <summary>The symbol of a word; <see cref="None"/> where it is not in the vocabulary.</summary>
    public int Find(ReadOnlySpan<byte> folded) => Find(TokenKey.Of(folded), folded);

    /// <summary>The symbol of a word whose key is known.</summary>
    /// <param name="key">Its <see cref="TokenKey"/>.</param>
    /// <param name="folded">The word; looked at only where the key is a hash that the vocabulary holds.</param>
    public int Find(ulong key, ReadOnlySpan<byte> folded)
    {
        var bit = TokenKey.Slot(key, _shift - FilterBits);
        return (_filter[bit >> 6] & (1UL << (bit & 63))) == 0 ? None : FindFrom(bit >> FilterBits, key, folded);
    }

    /// <summary>The symbol of each token of a text, into a buffer of the caller. Allocates nothing.</summary>
    public void Read(TokenizedText text, Span<int> symbols)
    {
        ArgumentNullException.ThrowIfNull(text);
        Read(text, new TokenSpan(0, text.Count), symbols);
    }

    /// <summary>The symbols of some tokens of a text, each at the place of its token. Allocates nothing.</summary>
    public void Read(TokenizedText text, TokenSpan tokens, Span<int> symbols)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<Probe> probes = stackalloc Probe[Together];
        for (var start = tokens.Start; start < tokens.End; start += Together)
        {
            Read(text, start, Math.Min(tokens.End, start + Together), symbols, probes);
        }
    }

    // In three passes, none of which waits for memory more than once: what the filter lets through, its slots, and what they say.
    private void Read(TokenizedText text, int start, int end, Span<int> symbols, Span<Probe> probes)
    {
        var (slots, filter, shift) = (_slots, _filter, _shift - FilterBits);
        var count = 0;
        for (var token = start; token < end; token++)
        {
            var bit = TokenKey.Slot(text.GetKey(token), shift);
            symbols[token] = None;
            probes[count].Token = token;
            probes[count].Slot = bit >> FilterBits;
            count += (int)(filter[bit >> 6] >> (bit & 63)) & 1;
        }

        probes = probes[..count];
        foreach (ref var probe in probes)
        {
            ref readonly var slot = ref slots[probe.Slot];
            (probe.Key, probe.Symbol) = (slot.Key, slot.Symbol);
        }

        foreach (ref readonly var probe in probes)
        {
            var key = text.GetKey(probe.Token);
            symbols[probe.Token] = probe.Symbol == None || (probe.Key == key && !TokenKey.IsHash(key))
                ? probe.Symbol
                : FindFrom(probe.Slot, key, text.GetFolded(probe.Token));
        }
    }

    private int FindFrom(int index, ulong key, ReadOnlySpan<byte> folded)
    {
        for (var slots = _slots; ; index = (index + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[index];
            if (slot.Symbol == None || (slot.Key == key && (!TokenKey.IsHash(key) || IsWord(slot, folded))))
            {
                return slot.Symbol;
            }
        }
    }

    // A word whose key is a hash has eight bytes or more. Head and tail are all of one of up to sixteen.
    private bool IsWord(in Slot slot, ReadOnlySpan<byte> folded) =>
        slot.Length == folded.Length
        && slot.Head == BinaryPrimitives.ReadUInt64LittleEndian(folded)
        && slot.Tail == BinaryPrimitives.ReadUInt64LittleEndian(folded[^sizeof(ulong)..])
        && (slot.Length <= 2 * sizeof(ulong) || folded.SequenceEqual(WordOf(slot.Symbol)));

    private ReadOnlySpan<byte> WordOf(int symbol) => _pool.AsSpan(_starts[symbol].._starts[symbol + 1]);

    // At most seven of ten slots are taken, so every search meets an empty one.
    private void Grow(int slots)
    {
        var old = _slots;
        _slots = new Slot[slots];
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

    private readonly record struct Slot(ulong Key, ulong Head, ulong Tail, int Symbol, int Length);

    /// <summary>A word that is looked up: its token and slot, and what the slot says.</summary>
    private struct Probe
    {
        public int Token;
        public int Slot;
        public int Symbol;
        public ulong Key;
    }
}
