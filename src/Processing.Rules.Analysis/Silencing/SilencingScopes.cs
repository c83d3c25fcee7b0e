using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Silencing;

/// <summary>The comments of one file that silence one id, ordered to be found by place.</summary>
internal sealed class SilencingScopes
{
    private readonly SilencingComment[] _comments;
    private readonly int[] _ends;

    public SilencingScopes(IEnumerable<SilencingComment> comments)
    {
        _comments = [.. comments.OrderBy(comment => comment.Scope.Start)];
        _ends = new int[_comments.Length];
        var end = 0;
        for (var i = 0; i < _comments.Length; i++)
        {
            _ends[i] = end = Math.Max(end, _comments[i].Scope.End);
        }
    }

    /// <summary>Those whose scope a place begins in, in O(log comments + those that begin before it in the same declaration).</summary>
    public IEnumerable<SilencingComment> Around(SourceLocation place)
    {
        var (low, high) = (0, _comments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _comments[middle].Scope.Start <= place.Span.Start ? (middle + 1, high) : (low, middle);
        }

        for (var i = low - 1; i >= 0 && _ends[i] > place.Span.Start; i--)
        {
            if (_comments[i].Covers(place))
            {
                yield return _comments[i];
            }
        }
    }
}
