namespace Processing.Matching.Execution;

/// <summary>Answers to yes-or-no questions that are numbered, for one document after another. Empties in O(1); an answer costs no allocation but for growth.</summary>
internal sealed class AnswerTable
{
    // A huge document is rare, and its table is not worth keeping.
    private const int MostKept = 1 << 18;

    private Entry[] _entries = new Entry[256];
    private int _stamp = 1;
    private int _count;

    /// <summary>The answer; null where none was given yet.</summary>
    public bool? Find(long question)
    {
        var mask = _entries.Length - 1;
        for (var slot = SlotOf(question, mask); _entries[slot].StampAndAnswer >> 1 == _stamp; slot = (slot + 1) & mask)
        {
            if (_entries[slot].Question == question)
            {
                return (_entries[slot].StampAndAnswer & 1) != 0;
            }
        }

        return null;
    }

    /// <summary>Keeps the answer to a question that has none yet.</summary>
    public void Add(long question, bool isYes)
    {
        if (++_count * 2 > _entries.Length)
        {
            Grow();
        }

        Place(new Entry((int)(question >> 32), (int)question, (_stamp << 1) | (isYes ? 1 : 0)));
    }

    /// <summary>Forgets all answers.</summary>
    public void Clear()
    {
        _count = 0;
        if (_entries.Length > MostKept || ++_stamp == int.MaxValue >> 1)
        {
            (_entries, _stamp) = (new Entry[256], 1);
        }
    }

    private static int SlotOf(long question, int mask) => (int)((ulong)(question * -7046029254386353131L) >> 32) & mask;

    private void Place(in Entry entry)
    {
        var mask = _entries.Length - 1;
        var slot = SlotOf(entry.Question, mask);
        while (_entries[slot].StampAndAnswer >> 1 == _stamp)
        {
            slot = (slot + 1) & mask;
        }

        _entries[slot] = entry;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.StampAndAnswer >> 1 == _stamp)
            {
                Place(entry);
            }
        }
    }

    // Twelve bytes, where a number of 64 bits would take sixteen.
    private readonly record struct Entry(int High, int Low, int StampAndAnswer)
    {
        public long Question => ((long)High << 32) | (uint)Low;
    }
}
