namespace Processing.Matching.Execution;

/// <summary>A list in pages: it grows without a copy of what it has, and has no more room than one page beyond it. Used again by one document after the other.</summary>
internal sealed class PagedList<T>
    where T : struct
{
    private const int PageBits = 9;
    private const int PageLength = 1 << PageBits;

    // More pages are rare, and not worth keeping.
    private const int MostKept = 1 << 6;

    private readonly List<T[]> _pages = [];

    public int Count { get; private set; }

    public ref readonly T this[int index] => ref _pages[index >> PageBits][index & (PageLength - 1)];

    public void AddRange(ReadOnlySpan<T> items)
    {
        foreach (ref readonly var item in items)
        {
            Add(item);
        }
    }

    public void Add(in T item)
    {
        if (Count >> PageBits == _pages.Count)
        {
            _pages.Add(new T[PageLength]);
        }

        _pages[Count >> PageBits][Count & (PageLength - 1)] = item;
        Count++;
    }

    public void Clear()
    {
        Count = 0;
        if (_pages.Count > MostKept)
        {
            _pages.RemoveRange(MostKept, _pages.Count - MostKept);
            _pages.TrimExcess();
        }
    }
}
