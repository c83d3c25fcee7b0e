namespace Processing.Text;

/// <summary>Numbers folded words from 0. One byte pool and open addressing, so that a million words are a handful of arrays.</summary>
/// <remarks>Reading is safe from many threads once nothing is added any more.</remarks>
internal sealed class SymbolTable
{
    public const int None = -1;

    private byte[] _pool = new byte[256];
    private int[] _starts = new int[17];
    private uint[] _hashes = new uint[16];
    private int[] _slots = new int[32];

    public int Count { get; private set; }

    public int Find(ReadOnlySpan<byte> word)
    {
        var hash = Hash(word);
        for (var slot = hash & (uint)(_slots.Length - 1); ; slot = (slot + 1) & (uint)(_slots.Length - 1))
        {
            var symbol = _slots[slot] - 1;
            if (symbol < 0 || (_hashes[symbol] == hash && word.SequenceEqual(WordOf(symbol))))
            {
                return symbol;
            }
        }
    }

    public int GetOrAdd(ReadOnlySpan<byte> word)
    {
        var found = Find(word);
        if (found >= 0)
        {
            return found;
        }

        if (Count == _hashes.Length)
        {
            Grow();
        }

        var start = _starts[Count];
        if (start + word.Length > _pool.Length)
        {
            Array.Resize(ref _pool, Math.Max(_pool.Length * 2, start + word.Length));
        }

        word.CopyTo(_pool.AsSpan(start));
        _hashes[Count] = Hash(word);
        _starts[Count + 1] = start + word.Length;
        Place(Count);
        return Count++;
    }

    /// <summary>Forgets all words.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    public ReadOnlySpan<byte> WordOf(int symbol) => _pool.AsSpan(_starts[symbol].._starts[symbol + 1]);

    // At most half of the slots are taken, so every search meets an empty one.
    private void Grow()
    {
        Array.Resize(ref _hashes, _hashes.Length * 2);
        Array.Resize(ref _starts, _hashes.Length + 1);
        _slots = new int[_hashes.Length * 2];
        for (var symbol = 0; symbol < Count; symbol++)
        {
            Place(symbol);
        }
    }

    private void Place(int symbol)
    {
        var slot = _hashes[symbol] & (uint)(_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (uint)(_slots.Length - 1);
        }

        _slots[slot] = symbol + 1;
    }

    // FNV-1a with a final mix, as only the low bits choose the slot.
    private static uint Hash(ReadOnlySpan<byte> word)
    {
        var hash = 2166136261u;
        foreach (var b in word)
        {
            hash = (hash ^ b) * 16777619u;
        }

        hash ^= hash >> 15;
        hash *= 0x85EBCA6Bu;
        return hash ^ (hash >> 13);
    }
}
