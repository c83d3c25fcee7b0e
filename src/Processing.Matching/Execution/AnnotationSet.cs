namespace Processing.Matching.Execution;

/// <summary>All annotations of one producer in one document, by start, longest first, equal ones in the order they were added.</summary>
internal sealed class AnnotationSet
{
    public static readonly AnnotationSet Empty = new([], 0);

    private readonly Annotation[] _annotations;
    private readonly int[] _starts;
    private readonly int _tokens;
    private bool[]? _covered;

    public AnnotationSet(IEnumerable<Annotation> annotations, int tokens)
    {
        // OrderBy is stable, so that the order of adding decides between equal extents.
        _annotations = [.. annotations.OrderBy(annotation => annotation.Tokens.Start).ThenByDescending(annotation => annotation.Tokens.End)];
        _starts = Array.ConvertAll(_annotations, annotation => annotation.Tokens.Start);
        _tokens = tokens;
    }

    /// <summary>The annotations in order.</summary>
    public ReadOnlySpan<Annotation> All => _annotations;

    /// <summary>The annotations that start at a token, longest first. O(log annotations).</summary>
    public ReadOnlySpan<Annotation> StartingAt(int token)
    {
        var first = LowerBound(token);
        var end = first;
        while (end < _starts.Length && _starts[end] == token)
        {
            end++;
        }

        return _annotations.AsSpan(first, end - first);
    }

    /// <summary>Whether a token lies in one of the annotations.</summary>
    public bool Covers(int token)
    {
        if (_covered is null)
        {
            _covered = new bool[_tokens];
            foreach (var annotation in _annotations)
            {
                _covered.AsSpan(annotation.Tokens.Start, annotation.Tokens.Length).Fill(true);
            }
        }

        return token < _covered.Length && _covered[token];
    }

    private int LowerBound(int token)
    {
        var (low, high) = (0, _starts.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_starts[middle] < token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
