using System.Runtime.InteropServices;

namespace Processing.Matching.Execution;

/// <summary>All annotations of one producer in one document, by start, longest first, equal ones in the order they were added; used again by another document.</summary>
internal sealed class AnnotationSet
{
    public static readonly AnnotationSet Empty = new();

    // So many annotations are gone over before they are searched.
    private const int MostAhead = 8;

    private static readonly Comparison<Annotation> InOrder = Compare;

    private readonly List<Annotation> _annotations = [];
    private readonly List<int> _starts = [];
    private ulong[] _covered = [];
    private bool _isCoverKnown;
    private int _lastAsked;

    // One bit for each residue of the starts: most places that are asked about have no annotation.
    private ulong _residues;

    /// <summary>Where annotations are added, until they are put in order.</summary>
    public List<Annotation> Found => _annotations;

    /// <summary>Puts what was added in order.</summary>
    public void Arrange(MatchBudget budget)
    {
        // The sort is stable, so that the order of adding decides between equal extents.
        StableSort.Sort(_annotations, InOrder, budget);
        foreach (var annotation in _annotations)
        {
            budget.Tick();
            _starts.Add(annotation.Tokens.Start);
            _residues |= 1UL << (annotation.Tokens.Start & 63);
        }
    }

    /// <summary>Forgets all annotations.</summary>
    public void Clear()
    {
        _annotations.Clear();
        _starts.Clear();
        (_residues, _isCoverKnown, _lastAsked) = (0, false, 0);
    }

    /// <summary>The annotations in order.</summary>
    public ReadOnlySpan<Annotation> All => CollectionsMarshal.AsSpan(_annotations);

    /// <summary>The annotations that start at a token, longest first. O(log annotations).</summary>
    public ReadOnlySpan<Annotation> StartingAt(int token)
    {
        if ((_residues & (1UL << (token & 63))) == 0)
        {
            return [];
        }

        var first = IndexOf(token);
        var end = first;
        while (end < _starts.Count && _starts[end] == token)
        {
            end++;
        }

        return CollectionsMarshal.AsSpan(_annotations)[first..end];
    }

    /// <summary>Whether a token lies in one of the annotations. O(1) but for the first time.</summary>
    public bool Covers(int token, MatchBudget budget)
    {
        if (!_isCoverKnown)
        {
            FindCovered(budget);
        }

        var word = token >> 6;
        return word < _covered.Length && (_covered[word] & (1UL << (token & 63))) != 0;
    }

    private static int Compare(Annotation left, Annotation right) =>
        left.Tokens.Start != right.Tokens.Start ? left.Tokens.Start.CompareTo(right.Tokens.Start) : right.Tokens.End.CompareTo(left.Tokens.End);

    // One bit for each token; however long and many annotations are, each token is gone over once.
    private void FindCovered(MatchBudget budget)
    {
        _isCoverKnown = true;
        Array.Clear(_covered);
        var end = 0;
        foreach (var annotation in _annotations)
        {
            end = Math.Max(end, annotation.Tokens.End);
        }

        if (_covered.Length < (end + 63) >> 6)
        {
            _covered = new ulong[(end + 63) >> 6];
        }

        end = 0;
        foreach (var annotation in _annotations)
        {
            budget.Tick(1 + (annotation.Tokens.Length >> 4));
            for (end = Math.Max(end, annotation.Tokens.Start); end < annotation.Tokens.End; end++)
            {
                _covered[end >> 6] |= 1UL << (end & 63);
            }
        }
    }

    // Places are asked about in the order of the text, mostly.
    private int IndexOf(int token)
    {
        var index = _lastAsked;
        if (index >= _starts.Count || _starts[index] > token)
        {
            return _lastAsked = LowerBound(token);
        }

        for (var end = Math.Min(_starts.Count, index + MostAhead); index < end; index++)
        {
            if (_starts[index] >= token)
            {
                return _lastAsked = index > 0 && _starts[index - 1] == token ? LowerBound(token) : index;
            }
        }

        return _lastAsked = LowerBound(token);
    }

    private int LowerBound(int token)
    {
        var (low, high) = (0, _starts.Count);
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
