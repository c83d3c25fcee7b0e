using System.Globalization;
using System.Text;

namespace Processing.Rules.Diagnostics;

/// <summary>Source text as a terminal shows it: how wide it is, and how text of two directions is kept in its place.</summary>
internal static class ExcerptText
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    /// <summary>The text without characters that would move the cursor or turn the line around: each stands as a character that can be seen.</summary>
    public static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && !text.Any(IsDirectionControl))
        {
            return text;
        }

        return string.Create(text.Length, text, static (shown, written) =>
        {
            for (var i = 0; i < written.Length; i++)
            {
                shown[i] = written[i] is '\t' ? '\t'
                    : written[i] < ' ' ? (char)('\u2400' + written[i])
                    : char.IsControl(written[i]) || IsDirectionControl(written[i]) ? '\uFFFD'
                    : written[i];
            }
        });
    }

    /// <summary>Columns that a text takes: none for marks and joiners, two for wide characters (UAX #11), one for any other.</summary>
    public static int Width(ReadOnlySpan<char> text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Columns that a character takes.</summary>
    public static int Width(Rune rune) => rune.Value <= 0xFFFF && (char.IsControl((char)rune.Value) || IsDirectionControl((char)rune.Value)) ? 1
        : Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0
        : IsWide(rune.Value) ? 2
        : 1;

    /// <summary>The stretches of a line that are written from right to left: what stands in quotes and line texts as a whole, elsewhere word by word.</summary>
    public static List<Range> RightToLeftRuns(string line)
    {
        var runs = new List<Range>();
        var isLineText = line.AsSpan().TrimStart().StartsWith(">", StringComparison.Ordinal);
        var start = isLineText ? line.IndexOf('>', StringComparison.Ordinal) + 1 : 0;
        while (start < line.Length)
        {
            var end = isLineText ? line.Length : EndOfStretch(line, start);
            var stretch = line.AsSpan(start, end - start);
            var padding = stretch.Length - stretch.TrimStart().Length;
            if (stretch.ContainsRightToLeft())
            {
                runs.Add((start + padding)..(start + stretch.TrimEnd().Length));
            }

            start = end + 1;
        }

        return runs;
    }

    /// <summary>The line with each of its runs between isolates, which have no width: so its parts stand in the order of the rule, and marks below it are where they belong.</summary>
    public static string Isolated(string line, List<Range> runs)
    {
        if (runs.Count == 0)
        {
            return line;
        }

        var isolated = new StringBuilder(line.Length + (2 * runs.Count));
        var done = 0;
        foreach (var run in runs)
        {
            isolated.Append(line, done, run.Start.Value - done).Append(FirstStrongIsolate).Append(line, run.Start.Value, run.End.Value - run.Start.Value).Append(PopIsolate);
            done = run.End.Value;
        }

        return isolated.Append(line, done, line.Length - done).ToString();
    }

    /// <summary>A text between isolates where it is written from right to left.</summary>
    public static string Isolated(string text) => text.AsSpan().ContainsRightToLeft() ? $"{FirstStrongIsolate}{text}{PopIsolate}" : text;

    // To the closing quote from an opening one; else to the next sign or white space.
    private static int EndOfStretch(string line, int start)
    {
        if (start > 0 && line[start - 1] == '"' && line.AsSpan(0, start).Count('"') % 2 == 1)
        {
            var close = line.IndexOf('"', start);
            return close < 0 ? line.Length : close;
        }

        var end = start;
        while (end < line.Length && (line[end] > '\u007F' || char.IsAsciiLetterOrDigit(line[end]) || line[end] is '_' or '-'))
        {
            end++;
        }

        return end;
    }

    // Hebrew, Arabic and their neighbours, with the presentation forms.
    private static bool ContainsRightToLeft(this ReadOnlySpan<char> text) =>
        text.ContainsAnyInRange('\u0590', '\u08FF') || text.ContainsAnyInRange('\uFB1D', '\uFDFF') || text.ContainsAnyInRange('\uFE70', '\uFEFC');

    private static bool IsDirectionControl(char c) => c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsWide(int character) => character is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
        or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F) or (>= 0x1F900 and <= 0x1F9FF)
        or (>= 0x20000 and <= 0x3FFFD);
}
