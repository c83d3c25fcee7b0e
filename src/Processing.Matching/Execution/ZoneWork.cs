using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What one zone is put together in; used again by the next zone.</summary>
internal sealed class ZoneWork
{
    /// <summary>For each block taken: its path where a JSON path took it, else a name that blocks of one region share. Blocks of different ones are different regions.</summary>
    public Dictionary<int, string> Taken { get; } = [];

    /// <summary>What is taken without the rest of its block.</summary>
    public List<TokenSpan> Matches { get; } = [];

    /// <summary>The regions so far.</summary>
    public List<TokenSpan> Regions { get; } = [];

    /// <summary>The regions cut at the ends of blocks.</summary>
    public List<TokenSpan> Steps { get; } = [];

    /// <summary>Whether nothing was taken.</summary>
    public bool IsEmpty => Taken.Count == 0 && Matches.Count == 0;

    /// <summary>Forgets the zone.</summary>
    public void Clear()
    {
        Taken.Clear();
        Matches.Clear();
        Regions.Clear();
        Steps.Clear();
    }
}
