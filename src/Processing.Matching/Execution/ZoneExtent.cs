using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Where a zone lies in one document.</summary>
internal sealed class ZoneExtent
{
    public static readonly ZoneExtent Empty = new([], [], null);

    private readonly TokenSpan[] _regions;
    private readonly TokenSpan[] _steps;
    private readonly ulong[] _inside;

    /// <param name="regions">Its regions in text order: each one run of blocks, or one match.</param>
    /// <param name="steps">The regions cut at the ends of blocks, by start, of one start the longest first.</param>
    /// <param name="budget">Looks at the cancellation; null for nobody.</param>
    public ZoneExtent(TokenSpan[] regions, TokenSpan[] steps, MatchBudget? budget)
    {
        var end = 0;
        foreach (var step in steps)
        {
            end = Math.Max(end, step.End);
        }

        _inside = new ulong[(end + 63) >> 6];
        foreach (var step in steps)
        {
            budget?.Tick(1 + (step.Length >> 4));
            for (var token = step.Start; token < step.End; token++)
            {
                _inside[token >> 6] |= 1UL << (token & 63);
            }
        }

        (_regions, _steps) = (regions, LongestFromEachStart(steps, budget));
    }

    /// <summary>The regions in text order.</summary>
    public ReadOnlySpan<TokenSpan> Regions => _regions;

    /// <summary>For each token at which a region starts the region as <see cref="RegionAt"/> gives it, in text order.</summary>
    public ReadOnlySpan<TokenSpan> Steps => _steps;

    /// <summary>Whether a token lies in the zone.</summary>
    public bool Contains(int token)
    {
        var word = token >> 6;
        return (uint)word < (uint)_inside.Length && (_inside[word] & (1UL << (token & 63))) != 0;
    }

    /// <summary>The region that starts at a token, cut at the end of its block; the longest where several do. O(log regions).</summary>
    public TokenSpan? RegionAt(int token)
    {
        var (low, high) = (0, _steps.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _steps[middle].Start < token ? (middle + 1, high) : (low, middle);
        }

        return low < _steps.Length && _steps[low].Start == token ? _steps[low] : null;
    }

    private static TokenSpan[] LongestFromEachStart(TokenSpan[] steps, MatchBudget? budget)
    {
        var kept = 0;
        foreach (var step in steps)
        {
            budget?.Tick();
            if (kept == 0 || steps[kept - 1].Start != step.Start)
            {
                steps[kept++] = step;
            }
        }

        return kept == steps.Length ? steps : steps[..kept];
    }
}
