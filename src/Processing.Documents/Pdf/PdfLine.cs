namespace Processing.Documents.Pdf;

/// <summary>Puts the words of a line side by side.</summary>
internal static class PdfLine
{
    // Of the height of the line. Poppler starts a word where a gap is wider; no typeface has a narrower blank.
    private const double NarrowestBlank = 0.1;

    /// <summary>The words of a line from left to right, each whole.</summary>
    /// <remarks>
    /// Poppler takes each sign of a typeface for a word where a PDF sets its text from right to left, as programs do that draw with cairo. What touches is of one word. A sign for two letters
    /// gives them as they are read, so they are turned like all that is seen; where poppler found whole words, it cannot be told from two signs, and `لا` may come as `ال`.
    /// </remarks>
    public static List<PdfWord> Join(IEnumerable<PdfWord> line)
    {
        var joined = new List<PdfWord>();
        foreach (var word in line.OrderBy(word => word.Left).Select(AsSeen))
        {
            if (joined.Count > 0 && joined[^1] is var last && word.Left - last.Right < NarrowestBlank * (last.Bottom - last.Top))
            {
                joined[^1] = new PdfWord(last.Text + word.Text, last.Left, Math.Min(last.Top, word.Top), Math.Max(last.Right, word.Right), Math.Max(last.Bottom, word.Bottom));
            }
            else
            {
                joined.Add(word);
            }
        }

        return joined;
    }

    private static PdfWord AsSeen(PdfWord word) => word.Text is ['\u0644', '\u0622' or '\u0623' or '\u0625' or '\u0627'] ? word with { Text = $"{word.Text[1]}{word.Text[0]}" } : word;
}
