using Processing.Matching.Execution;

namespace Processing.Matching.Anchors;

/// <summary>Sorts many numbers in pieces, so that the cancellation is looked at between them.</summary>
internal static class PieceSort
{
    /// <summary>So many numbers are sorted in a few milliseconds.</summary>
    public const int Piece = 1 << 16;

    /// <summary>Copies numbers.</summary>
    public static void Copy(ReadOnlySpan<ulong> from, Span<ulong> to, MatchBudget budget)
    {
        for (var start = 0; start < from.Length; start += Piece)
        {
            budget.ThrowIfCancelled();
            var piece = from[start..Math.Min(from.Length, start + Piece)];
            piece.CopyTo(to[start..]);
        }
    }

    /// <summary>Sorts, ascending. Up to a piece nothing is allocated; beyond, a list of the same length.</summary>
    public static void Sort(Span<ulong> span, MatchBudget budget)
    {
        for (var start = 0; start < span.Length; start += Piece)
        {
            budget.ThrowIfCancelled();
            span[start..Math.Min(span.Length, start + Piece)].Sort();
        }

        if (span.Length <= Piece)
        {
            return;
        }

        var from = span;
        Span<ulong> to = GC.AllocateUninitializedArray<ulong>(span.Length);
        for (long width = Piece; width < span.Length; width *= 2)
        {
            for (long start = 0; start < span.Length; start += 2 * width)
            {
                var middle = (int)Math.Min(span.Length, start + width);
                var end = (int)Math.Min(span.Length, start + (2 * width));
                Merge(from[(int)start..middle], from[middle..end], to[(int)start..end], budget);
            }

            var sorted = to;
            to = from;
            from = sorted;
        }

        if (from != span)
        {
            Copy(from, span, budget);
        }
    }

    private static void Merge(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> to, MatchBudget budget)
    {
        int first = 0, second = 0;
        for (var at = 0; at < to.Length; at++)
        {
            if ((at & (Piece - 1)) == 0)
            {
                budget.ThrowIfCancelled();
            }

            to[at] = first < left.Length && (second == right.Length || left[first] <= right[second]) ? left[first++] : right[second++];
        }
    }
}
