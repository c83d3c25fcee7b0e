namespace Processing.Matching.Execution;

/// <summary>A number for some of the tokens of a document, as large as these are many; used again by what comes next. Empties in O(1); a number costs no allocation but for growth.</summary>
internal sealed class PlaceTable
{
    // A large table is rare, and not worth keeping.
    private const int MostKept = 1 << 12;
    private const int Fewest = 16;

    private Entry[] _entries = new Entry[Fewest];
    private int _stamp = 1;
    private int _count;

    /// <summary>The number of a token; 0 where it has none.</summary>
    public int Find(int token)
    {
        ref readonly var entry = ref _entries[SlotOf(token)];
        return entry.Stamp == _stamp ? entry.Number : 0;
    }

    /// <summary>Gives a token a number; gives the one that it had, 0 for none.</summary>
    public int Replace(int token, int number)
    {
        ref var entry = ref _entries[SlotOf(token)];
        if (entry.Stamp == _stamp)
        {
            var known = entry.Number;
            entry = entry with { Number = number };
            return known;
        }

        entry = new Entry(token, number, _stamp);
        if (++_count * 2 > _entries.Length)
        {
            Grow();
        }

        return 0;
    }

    /// <summary>Forgets all numbers.</summary>
    public void Clear()
    {
        _count = 0;
        if (_entries.Length > MostKept || ++_stamp == int.MaxValue)
        {
            (_entries, _stamp) = (new Entry[Fewest], 1);
        }
    }

    // That of the token, or the free one where it belongs. Spread by the golden ratio, as tokens that stand in rows would meet other rows.
    private int SlotOf(int token)
    {
        var mask = _entries.Length - 1;
        var slot = (int)(((uint)token * 0x9E37_79B1u) >> 7) & mask;
        while (_entries[slot].Stamp == _stamp && _entries[slot].Token != token)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Stamp == _stamp)
            {
                _entries[SlotOf(entry.Token)] = entry;
            }
        }
    }

    private readonly record struct Entry(int Token, int Number, int Stamp);
}
