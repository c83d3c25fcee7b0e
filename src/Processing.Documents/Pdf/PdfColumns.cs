namespace Processing.Documents.Pdf;

/// <summary>Tells blocks that are set in columns, as tables and forms are, from running text, and puts what stands side by side in the order in which it is read.</summary>
internal static class PdfColumns
{
    // Of running text poppler parts a line too where a gap is wide, but seldom. In a form most lines have a label that touches its value, so a quarter is enough.
    private const int LinesForOnePair = 4;

    /// <summary>The lines of a block, each on its own where the block is set in columns, else all together, in O(n log n) of the lines.</summary>
    /// <remarks>
    /// Poppler takes the rows of a narrow table for the lines of one block, and parts a row into lines where its cells are far from each other; these it gives from left to right,
    /// also where the words are read from right to left.
    /// </remarks>
    public static IEnumerable<List<List<PdfWord>>> Split(List<List<PdfWord>> lines, TextDirection direction)
    {
        lines.RemoveAll(line => line.Count == 0);
        var pairs = 0;
        for (var start = 0; start < lines.Count;)
        {
            var end = start + 1;
            while (end < lines.Count && AreSideBySide(lines[end - 1], lines[end]))
            {
                end++;
            }

            pairs += end - start - 1;
            if (direction == TextDirection.RightToLeft)
            {
                lines.Sort(start, end - start, Comparer<List<PdfWord>>.Create((left, right) => right[0].Left.CompareTo(left[0].Left)));
            }

            start = end;
        }

        return pairs > 0 && pairs * LinesForOnePair >= lines.Count ? lines.Select(line => new List<List<PdfWord>> { line }) : [lines];
    }

    // Whether the one stands at more than half of the height of the other, and beside it.
    private static bool AreSideBySide(List<PdfWord> first, List<PdfWord> second)
    {
        var shared = Math.Min(first[0].Bottom, second[0].Bottom) - Math.Max(first[0].Top, second[0].Top);
        return 2 * shared > first[0].Bottom - first[0].Top && (first[^1].Right < second[0].Left || second[^1].Right < first[0].Left);
    }
}
