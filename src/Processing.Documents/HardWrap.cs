namespace Processing.Documents;

/// <summary>Tells whether the lines of a text were broken to fit a width, so that a line break means nothing.</summary>
/// <remarks>
/// Looks at each line that another follows directly. In wrapped text the longest line is 50 to 100 code points,
/// the first word of the next line would not have fitted on nearly every such line (four of five), and most of them end inside a sentence.
/// A list of headlines has lines of such a length too, but the next word would often have fitted.
/// </remarks>
internal static class HardWrap
{
    private const int FewestPairs = 4;
    private const int NarrowestWidth = 50;
    private const int WidestWidth = 100;

    // A code point has at most four.
    private const int MostBytesOfLine = 4 * (WidestWidth + 1);

    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled; looked at for each line.</exception>
    public static bool IsHardWrapped(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        var width = LongestLine(text, cancellation);
        if (width is < NarrowestWidth or > WidestWidth)
        {
            return false;
        }

        int pairs = 0, full = 0, unfinished = 0, previous = 0;
        var previousEndsSentence = false;
        for (var start = 0; start < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var lineEnd = LineBreaks.FindEnd(text, start, out var next);
            var (from, to) = Utf8Text.Trim(text, start, lineEnd);
            start = next;
            var line = text[from..to];
            if (previous > 0 && line.Length > 0)
            {
                pairs++;
                full += previous + 1 + FirstWord(line) > width ? 1 : 0;
                unfinished += previousEndsSentence ? 0 : 1;
            }

            previous = Utf8Text.CountCodePoints(line);
            previousEndsSentence = EndsSentence(line);
        }

        return pairs >= FewestPairs && full * 5 >= pairs * 4 && unfinished * 2 > pairs;
    }

    // Stops early: documents of long lines are the usual case.
    private static int LongestLine(ReadOnlySpan<byte> text, CancellationToken cancellation)
    {
        var longest = 0;
        for (var start = 0; start < text.Length && longest <= WidestWidth;)
        {
            cancellation.ThrowIfCancellationRequested();
            var lineEnd = LineBreaks.FindEnd(text, start, out var next);
            var (from, to) = Utf8Text.Trim(text, start, lineEnd);

            // Of a line of many megabytes no more is counted than tells that it is too long.
            longest = Math.Max(longest, Utf8Text.CountCodePoints(text[from..Math.Min(to, from + MostBytesOfLine)]));
            start = next;
        }

        return longest;
    }

    private static int FirstWord(ReadOnlySpan<byte> line)
    {
        var end = line.IndexOf((byte)' ');
        return Utf8Text.CountCodePoints(end < 0 ? line : line[..end]);
    }

    private static bool EndsSentence(ReadOnlySpan<byte> line) =>
        line.EndsWith("."u8) || line.EndsWith("!"u8) || line.EndsWith("?"u8) || line.EndsWith(":"u8) || line.EndsWith("\u061F"u8)
        || line.EndsWith("\u2026"u8) || line.EndsWith("\u06D4"u8) || line.EndsWith("\u00BB"u8) || line.EndsWith("\""u8);
}
