namespace Processing.Matching.Execution;

/// <summary>Pages of <see cref="JoinMap"/> that nobody uses, by their length; they are empty.</summary>
internal sealed class JoinPages
{
    // More of them are rare, and not worth keeping.
    private const int MostKept = 64;

    private readonly List<ulong[]>[] _idle = [[], [], [], [], []];

    /// <summary>An empty page for so many words a token.</summary>
    public ulong[] Take(int words)
    {
        var idle = _idle[words];
        if (idle.Count == 0)
        {
            return new ulong[words << JoinMap.PageBits];
        }

        var page = idle[^1];
        idle.RemoveAt(idle.Count - 1);
        return page;
    }

    /// <summary>Takes a page back.</summary>
    public void Return(ulong[] page, int words)
    {
        if (_idle[words].Count < MostKept)
        {
            Array.Clear(page);
            _idle[words].Add(page);
        }
    }
}
