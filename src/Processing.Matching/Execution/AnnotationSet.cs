namespace Processing.Matching.Execution;

/// <summary>All annotations of one producer in one document, by start, longest first, equal ones in the order they were added.</summary>
internal sealed class AnnotationSet
{
    public static readonly AnnotationSet Empty = new();

    private readonly Annotation[] _annotations;
    private readonly int[] _starts;
    private ulong[]? _covered;

    // One bit for each residue of the starts: most places that are asked about have no annotation.
    private readonly ulong _residues;

    private AnnotationSet(List<Annotation> annotations, MatchBudget budget)
    {
        // The sort is stable, so that the order of adding decides between equal extents.
        StableSort.Sort(annotations, Compare, budget);
        _annotations = [.. annotations];
        _starts = Array.ConvertAll(_annotations, static annotation => annotation.Tokens.Start);
        foreach (var start in _starts)
        {
            _residues |= 1UL << (start & 63);
        }
    }

    /// <summary>Annotations as a set.</summary>
    /// <param name="annotations">The annotations; put in order here.</param>
    /// <param name="budget">Looks at the cancellation.</param>
    public static AnnotationSet Of(List<Annotation> annotations, MatchBudget budget) => annotations.Count == 0 ? Empty : new AnnotationSet(annotations, budget);

    private AnnotationSet() => (_annotations, _starts) = ([], []);

    /// <summary>The annotations in order.</summary>
    public ReadOnlySpan<Annotation> All => _annotations;

    /// <summary>The annotations that start at a token, longest first. O(log annotations).</summary>
    public ReadOnlySpan<Annotation> StartingAt(int token)
    {
        if ((_residues & (1UL << (token & 63))) == 0)
        {
            return [];
        }

        var first = LowerBound(token);
        var end = first;
        while (end < _starts.Length && _starts[end] == token)
        {
            end++;
        }

        return _annotations.AsSpan(first, end - first);
    }

    /// <summary>Whether a token lies in one of the annotations. O(1) but for the first time.</summary>
    public bool Covers(int token)
    {
        _covered ??= FindCovered();
        var word = token >> 6;
        return word < _covered.Length && (_covered[word] & (1UL << (token & 63))) != 0;
    }

    private static int Compare(Annotation left, Annotation right) =>
        left.Tokens.Start != right.Tokens.Start ? left.Tokens.Start.CompareTo(right.Tokens.Start) : right.Tokens.End.CompareTo(left.Tokens.End);

    // One bit for each token; however long and many annotations are, each token is gone over once.
    private ulong[] FindCovered()
    {
        var end = 0;
        foreach (var annotation in _annotations)
        {
            end = Math.Max(end, annotation.Tokens.End);
        }

        var covered = new ulong[(end + 63) >> 6];
        end = 0;
        foreach (var annotation in _annotations)
        {
            for (end = Math.Max(end, annotation.Tokens.Start); end < annotation.Tokens.End; end++)
            {
                covered[end >> 6] |= 1UL << (end & 63);
            }
        }

        return covered;
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
