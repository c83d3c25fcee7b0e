namespace Processing.Matching.Execution;

/// <summary>Lists that live as long as a document, and are used again by the next one.</summary>
internal sealed class ListPool<T>
{
    // A long list is rare, and not worth keeping.
    private const int MostKept = 1 << 14;

    private readonly List<List<T>> _lists = [];
    private int _taken;

    /// <summary>An empty list, until <see cref="Clear"/>.</summary>
    public List<T> Take()
    {
        if (_taken == _lists.Count)
        {
            _lists.Add([]);
        }

        return _lists[_taken++];
    }

    /// <summary>Takes all lists back.</summary>
    public void Clear()
    {
        for (var index = 0; index < _taken; index++)
        {
            if (_lists[index].Capacity > MostKept)
            {
                _lists[index] = [];
            }
            else
            {
                _lists[index].Clear();
            }
        }

        _taken = 0;
    }
}
