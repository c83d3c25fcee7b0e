namespace Processing.Matching.Execution;

/// <summary>Edit distance with transpositions of neighbours (optimal string alignment), in UTF-16 units of folded text.</summary>
internal static class EditDistance
{
    /// <summary>Texts longer than this are similar only when they are equal.</summary>
    public const int MaxLength = 512;

    /// <summary>Whether 1 minus the distance divided by the longer length is at least a threshold.</summary>
    public static bool AreSimilar(ReadOnlySpan<char> left, ReadOnlySpan<char> right, double similarity)
    {
        if (left.SequenceEqual(right))
        {
            return true;
        }

        var longer = Math.Max(left.Length, right.Length);
        if (similarity >= 1 || longer > MaxLength)
        {
            return false;
        }

        var most = Most(longer, similarity);
        return Math.Abs(left.Length - right.Length) <= most && Between(left, right, most) is { } distance && 1 - ((double)distance / longer) >= similarity;
    }

    /// <summary>The most edits that texts may differ by, the longer of which has this length; one more than that where the division is not exact.</summary>
    public static int Most(int longer, double similarity) => (int)(((1 - similarity) * longer) + 1e-9);

    /// <summary>The distance where it is at most a bound, else null; in O(length × bound), in a band around the diagonal.</summary>
    public static int? Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
        {
            return null;
        }

        var width = right.Length + 1;
        Span<int> rows = width * 3 <= 1_024 ? stackalloc int[width * 3] : new int[width * 3];
        var beforeLast = rows[..width];
        var last = rows[width..(2 * width)];
        var current = rows[(2 * width)..];
        var beyond = most + 1;
        var wasBeyond = false;
        for (var column = 0; column < width; column++)
        {
            last[column] = Math.Min(column, beyond);
        }

        for (var row = 1; row <= left.Length; row++)
        {
            var from = Math.Max(1, row - most);
            var to = Math.Min(right.Length, row + most);
            current[from - 1] = from == 1 ? Math.Min(row, beyond) : beyond;
            var least = current[from - 1];
            for (var column = from; column <= to; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var above = column < row + most ? last[column] : beyond;
                var distance = Math.Min(Math.Min(current[column - 1], above) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    distance = Math.Min(distance, beforeLast[column - 2] + 1);
                }

                current[column] = Math.Min(distance, beyond);
                least = Math.Min(least, current[column]);
            }

            // A swap reaches back two rows, so only two rows one after the other beyond the bound are the end.
            if (least > most && wasBeyond)
            {
                return null;
            }

            wasBeyond = least > most;
            var oldest = beforeLast;
            beforeLast = last;
            last = current;
            current = oldest;
        }

        return last[right.Length] <= most ? last[right.Length] : null;
    }
}
