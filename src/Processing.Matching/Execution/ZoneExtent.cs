using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Where a zone lies in one document.</summary>
internal sealed class ZoneExtent
{
    public static readonly ZoneExtent Empty = new([], [], 0);

    private readonly bool[] _inside;
    private readonly Dictionary<int, TokenSpan> _steps = [];

    /// <param name="regions">Its regions in text order: each one run of blocks, or one match.</param>
    /// <param name="steps">The regions cut at the ends of blocks.</param>
    /// <param name="tokens">Number of tokens of the document.</param>
    public ZoneExtent(IReadOnlyList<TokenSpan> regions, IReadOnlyList<TokenSpan> steps, int tokens)
    {
        Regions = regions;
        _inside = new bool[tokens];
        foreach (var step in steps)
        {
            _inside.AsSpan(step.Start, step.Length).Fill(true);
            if (!_steps.TryGetValue(step.Start, out var known) || known.End < step.End)
            {
                _steps[step.Start] = step;
            }
        }
    }

    /// <summary>The regions in text order.</summary>
    public IReadOnlyList<TokenSpan> Regions { get; }

    /// <summary>Whether a token lies in the zone.</summary>
    public bool Contains(int token) => token >= 0 && token < _inside.Length && _inside[token];

    /// <summary>The tokens at which a region starts, as <see cref="RegionAt"/> gives it, in no order.</summary>
    public IEnumerable<int> Starts => _steps.Keys;

    /// <summary>The region that starts at a token, cut at the end of its block; the longest where several do.</summary>
    public TokenSpan? RegionAt(int token) => _steps.TryGetValue(token, out var step) ? step : null;
}
