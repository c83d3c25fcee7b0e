using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One filled capture of a label.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Span">Its place in the text: from the first step's start to the last step's end, without clitics.</param>
/// <param name="Steps">What happened inside.</param>
internal readonly record struct Captured(TokenSpan Tokens, TextSpan Span, ArraySegment<PathStep> Steps);

/// <summary>The captures of one match.</summary>
internal sealed class CaptureSet
{
    private List<Captured>[] _labels = [];

    /// <summary>The whole match; null when it took no token.</summary>
    public Captured? Whole { get; set; }

    /// <summary>For each label its captures, in the order they were made; empty when it was not filled.</summary>
    public List<Captured> this[int label] => _labels[label];

    /// <summary>Number of labels.</summary>
    public int Count { get; private set; }

    /// <summary>Empties all labels, of which there are so many from now on.</summary>
    public void Reset(int labels)
    {
        Whole = null;
        for (var label = 0; label < Count; label++)
        {
            _labels[label].Clear();
        }

        Count = labels;
        var known = _labels.Length;
        if (known < labels)
        {
            Array.Resize(ref _labels, labels);
            for (var label = known; label < labels; label++)
            {
                _labels[label] = [];
            }
        }
    }
}

/// <summary>Reads captures off the path of a match.</summary>
internal static class CaptureReader
{
    /// <summary>Reads all captures; one that took no token is not filled.</summary>
    public static CaptureSet Read(PathStep[] path, int labels, TokenSpan tokens)
    {
        var captures = new CaptureSet();
        Read(path, labels, tokens, captures);
        return captures;
    }

    /// <summary>The same, into a set that may have been used before.</summary>
    public static void Read(ArraySegment<PathStep> path, int labels, TokenSpan tokens, CaptureSet captures)
    {
        captures.Reset(labels);
        var steps = path.AsSpan();
        for (var index = 0; index < steps.Length; index++)
        {
            if (steps[index].Kind == PathKind.CloseCapture)
            {
                var opening = OpeningOf(steps, index);
                if (Cut(path[(opening + 1)..index]) is { } captured)
                {
                    captures[steps[index].Label].Add(captured);
                }
            }
        }

        captures.Whole = tokens.Length > 0 ? Cut(path) : null;
    }

    /// <summary>The list items inside a capture, outermost ones only.</summary>
    public static CapturedItems ItemsOf(Captured captured) => new(captured.Steps);

    // Captures nest a level or two, so looking back costs less than a stack.
    private static int OpeningOf(ReadOnlySpan<PathStep> path, int closing)
    {
        var depth = 1;
        var index = closing;
        while (depth > 0)
        {
            depth += path[--index].Kind switch { PathKind.CloseCapture => 1, PathKind.OpenCapture => -1, _ => 0 };
        }

        return index;
    }

    /// <summary>The extent of a run of events; second readings of the same tokens do not count for it.</summary>
    internal static Captured? Cut(ArraySegment<PathStep> steps)
    {
        int first = -1, last = -1, level = 0;
        var span = steps.AsSpan();
        for (var index = 0; index < span.Length; index++)
        {
            level += span[index].Kind switch { PathKind.OpenSecond => 1, PathKind.CloseSecond => -1, _ => 0 };
            if (span[index].Kind == PathKind.Step && level == 0)
            {
                first = first < 0 ? index : first;
                last = index;
            }
        }

        return first < 0
            ? null
            : new Captured(new TokenSpan(span[first].Tokens.Start, span[last].Tokens.End), new TextSpan(span[first].Span.Start, span[last].Span.End), steps);
    }
}

/// <summary>The outermost list items inside a capture, found while they are gone over.</summary>
/// <param name="steps">What happened inside the capture.</param>
internal struct CapturedItems(ArraySegment<PathStep> steps)
{
    private int _next;

    /// <summary>The item that was come to.</summary>
    public Captured Current { get; private set; }

    /// <summary>How many there are. O(steps).</summary>
    public readonly int Count()
    {
        var count = 0;
        foreach (var _ in this)
        {
            count++;
        }

        return count;
    }

    public readonly CapturedItems GetEnumerator() => new(steps);

    /// <summary>Goes on to the next item; one that took no token is none.</summary>
    public bool MoveNext()
    {
        var span = steps.AsSpan();
        var (depth, first) = (0, 0);
        for (; _next < span.Length; _next++)
        {
            if (span[_next].Kind == PathKind.OpenItem && depth++ == 0)
            {
                first = _next + 1;
            }
            else if (span[_next].Kind == PathKind.CloseItem && --depth == 0 && CaptureReader.Cut(steps[first.._next]) is { } item)
            {
                Current = item;
                _next++;
                return true;
            }
        }

        return false;
    }
}
