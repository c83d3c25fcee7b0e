namespace Processing.Matching.Execution;

/// <summary>Edit distance with transpositions of neighbours (optimal string alignment), in UTF-16 units of folded text.</summary>
internal static class EditDistance
{
    /// <summary>Texts longer than this are similar only when they are equal.</summary>
    private const int MaxLength = 512;

    /// <summary>Whether 1 minus the distance divided by the longer length is at least a threshold.</summary>
    public static bool AreSimilar(string left, string right, double similarity)
    {
        if (left == right)
        {
            return true;
        }

        var longer = Math.Max(left.Length, right.Length);
        if (similarity >= 1 || longer > MaxLength || 1 - ((double)Math.Abs(left.Length - right.Length) / longer) < similarity)
        {
            return false;
        }

        return 1 - ((double)Between(left, right) / longer) >= similarity;
    }

    /// <summary>The distance, in O(product of the lengths).</summary>
    public static int Between(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var beforeLast = new int[right.Length + 1];
        var last = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                var distance = Math.Min(Math.Min(current[column - 1], last[column]) + 1, last[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    distance = Math.Min(distance, beforeLast[column - 2] + 1);
                }

                current[column] = distance;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }
}
