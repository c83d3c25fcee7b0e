namespace Processing.Matching.Execution;

/// <summary>A set of numbers that empties in O(1), for one search after another.</summary>
internal sealed class VisitedSet
{
    private long[] _keys = new long[64];
    private int[] _stamps = new int[64];
    private int _stamp = 1;
    private int _count;

    /// <summary>How many numbers there are.</summary>
    public int Count => _count;

    public void Clear()
    {
        _count = 0;
        if (++_stamp == int.MaxValue)
        {
            Array.Clear(_stamps);
            _stamp = 1;
        }
    }

    /// <summary>Adds a number; false when it is there already.</summary>
    public bool Add(long key)
    {
        var mask = _keys.Length - 1;
        var slot = (int)((ulong)(key * -7046029254386353131L) >> 32) & mask;
        while (_stamps[slot] == _stamp)
        {
            if (_keys[slot] == key)
            {
                return false;
            }

            slot = (slot + 1) & mask;
        }

        _keys[slot] = key;
        _stamps[slot] = _stamp;
        if (++_count * 2 > _keys.Length)
        {
            Grow();
        }

        return true;
    }

    /// <summary>Goes over the numbers, in no order.</summary>
    public Enumerator GetEnumerator() => new(this);

    private void Grow()
    {
        var (keys, stamps, stamp) = (_keys, _stamps, _stamp);
        _keys = new long[keys.Length * 2];
        _stamps = new int[keys.Length * 2];
        _stamp = 1;
        _count = 0;
        for (var slot = 0; slot < keys.Length; slot++)
        {
            if (stamps[slot] == stamp)
            {
                Add(keys[slot]);
            }
        }
    }

    /// <summary>Goes over the numbers.</summary>
    internal struct Enumerator(VisitedSet set)
    {
        private int _slot = -1;

        public readonly long Current => set._keys[_slot];

        public bool MoveNext()
        {
            do
            {
                _slot++;
            }
            while (_slot < set._keys.Length && set._stamps[_slot] != set._stamp);

            return _slot < set._keys.Length;
        }
    }
}
