using System.Globalization;
using System.Text;

namespace Processing.Cli.Output;

/// <summary>One line of a document with a caret under a part of it.</summary>
internal static class DocumentExcerpt
{
    private const int Around = 40; // code points on each side
    private const string LeftToRightIsolate = "\u2066";
    private const string RightToLeftIsolate = "\u2067";
    private const string PopIsolate = "\u2069";

    /// <summary>The line and the caret line, both without margin; a long line is cut on both sides.</summary>
    /// <remarks>
    /// In a line with right-to-left letters both are isolates of the direction of the part, filled to the same width: a terminal that turns
    /// one around turns the other, and the caret stays below.
    /// </remarks>
    /// <param name="lines">The document.</param>
    /// <param name="start">First byte of the part.</param>
    /// <param name="end">One past its last byte; what lies on later lines is not marked.</param>
    public static (string Line, string Carets) Of(LineIndex lines, int start, int end)
    {
        var (lineStart, lineEnd) = lines.Range(lines.Locate(start).Line);
        start = Math.Min(start, lineEnd);
        end = Math.Clamp(end, start, lineEnd);
        var (before, marked, after) = (Tail(lines.Text(lineStart, start)), lines.Text(start, end), Head(lines.Text(end, lineEnd)));
        var carets = new string(' ', Width(before)) + new string('^', Math.Max(1, Width(marked)));
        var line = $"{before}{marked}{after}".Replace('\t', ' ');
        if (!Bidi.HasRightToLeft(line))
        {
            return (line, carets);
        }

        var isolate = Bidi.HasRightToLeft(marked.Length > 0 ? marked : line) ? RightToLeftIsolate : LeftToRightIsolate;
        return ($"{isolate}{line}{PopIsolate}", $"{isolate}{carets.PadRight(Width(line))}{PopIsolate}");
    }

    private static string Tail(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= Around ? text : $"…{string.Concat(runes[^Around..])}";
    }

    private static string Head(string text)
    {
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= Around ? text : $"{string.Concat(runes[..Around])}…";
    }

    // Marks and joiners take no cell of a terminal.
    private static int Width(string text) => text.EnumerateRunes().Count(rune =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format));
}
