using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One filled capture of a label.</summary>
/// <param name="Tokens">Its tokens.</param>
/// <param name="Span">Its place in the text: from the first step's start to the last step's end, without clitics.</param>
/// <param name="Steps">What happened inside.</param>
internal sealed record Captured(TokenSpan Tokens, TextSpan Span, ArraySegment<PathStep> Steps);

/// <summary>The captures of one match.</summary>
/// <param name="whole">The whole match; null when it took no token.</param>
/// <param name="labels">For each label its captures, in the order they were made; empty when it was not filled.</param>
internal sealed class CaptureSet(Captured? whole, List<Captured>[] labels)
{
    public Captured? Whole { get; } = whole;

    public List<Captured> this[int label] => labels[label];

    public int Count => labels.Length;
}

/// <summary>Reads captures off the path of a match.</summary>
internal static class CaptureReader
{
    /// <summary>Reads all captures; one that took no token is not filled.</summary>
    public static CaptureSet Read(PathStep[] path, int labels, TokenSpan tokens)
    {
        var captures = new List<Captured>[labels];
        for (var label = 0; label < labels; label++)
        {
            captures[label] = [];
        }

        var open = new Stack<int>();
        for (var index = 0; index < path.Length; index++)
        {
            if (path[index].Kind == PathKind.OpenCapture)
            {
                open.Push(index);
            }
            else if (path[index].Kind == PathKind.CloseCapture)
            {
                var first = open.Pop() + 1;
                if (Cut(path, first, index) is { } captured)
                {
                    captures[path[index].Label].Add(captured);
                }
            }
        }

        return new CaptureSet(tokens.Length > 0 ? Cut(path, 0, path.Length) : null, captures);
    }

    /// <summary>The list items inside a capture, outermost ones only.</summary>
    public static List<Captured> ItemsOf(Captured captured)
    {
        var items = new List<Captured>();
        var depth = 0;
        var first = 0;
        for (var index = 0; index < captured.Steps.Count; index++)
        {
            if (captured.Steps[index].Kind == PathKind.OpenItem && depth++ == 0)
            {
                first = index + 1;
            }
            else if (captured.Steps[index].Kind == PathKind.CloseItem && --depth == 0
                && Cut(captured.Steps[first..index]) is { } item)
            {
                items.Add(item);
            }
        }

        return items;
    }

    private static Captured? Cut(PathStep[] path, int start, int end) => Cut(new ArraySegment<PathStep>(path, start, end - start));

    /// <summary>The extent of a run of events; second readings of the same tokens do not count for it.</summary>
    private static Captured? Cut(ArraySegment<PathStep> steps)
    {
        PathStep? first = null;
        var last = default(PathStep);
        var level = 0;
        foreach (var step in steps)
        {
            level += step.Kind switch { PathKind.OpenSecond => 1, PathKind.CloseSecond => -1, _ => 0 };
            if (step.Kind == PathKind.Step && level == 0)
            {
                first ??= step;
                last = step;
            }
        }

        return first is { } begin
            ? new Captured(new TokenSpan(begin.Tokens.Start, last.Tokens.End), new TextSpan(begin.Span.Start, last.Span.End), steps)
            : null;
    }
}
