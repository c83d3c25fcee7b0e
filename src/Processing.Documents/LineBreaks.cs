using System.Buffers;

namespace Processing.Documents;

/// <summary>Where lines end: LF, CRLF, CR, U+0085, U+2028 and U+2029.</summary>
internal static class LineBreaks
{
    private static readonly SearchValues<byte> FirstBytes = SearchValues.Create([(byte)'\n', (byte)'\r', 0xC2, 0xE2]);

    /// <summary>Finds the end of the line that starts at an offset.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="start">Where the line starts.</param>
    /// <param name="next">Where the next line starts; the length of the text for the last one.</param>
    /// <returns>One past the last byte of the line, its break not included.</returns>
    public static int FindEnd(ReadOnlySpan<byte> utf8, int start, out int next)
    {
        for (var i = start; i < utf8.Length; i++)
        {
            var candidate = utf8[i..].IndexOfAny(FirstBytes);
            if (candidate < 0)
            {
                break;
            }

            i += candidate;
            var length = LengthAt(utf8, i);
            if (length > 0)
            {
                next = i + length;
                return i;
            }
        }

        next = utf8.Length;
        return utf8.Length;
    }

    /// <summary>Length in bytes of the line break at an offset; 0 where there is none.</summary>
    public static int LengthAt(ReadOnlySpan<byte> utf8, int offset) => utf8[offset] switch
    {
        (byte)'\n' => 1,
        (byte)'\r' => offset + 1 < utf8.Length && utf8[offset + 1] == (byte)'\n' ? 2 : 1,
        0xC2 when offset + 1 < utf8.Length && utf8[offset + 1] == 0x85 => 2,
        0xE2 when offset + 2 < utf8.Length && utf8[offset + 1] == 0x80 && utf8[offset + 2] is 0xA8 or 0xA9 => 3,
        _ => 0,
    };

    /// <summary>Line and column of an offset, both counted from 1, the column in code points. A byte order mark is not counted.</summary>
    public static (int Line, int Column) Locate(ReadOnlySpan<byte> utf8, int offset)
    {
        var lineStart = utf8.StartsWith(Utf8Text.ByteOrderMark) && offset >= Utf8Text.ByteOrderMark.Length ? Utf8Text.ByteOrderMark.Length : 0;
        var line = 1;
        for (var i = lineStart; i < offset;)
        {
            var length = LengthAt(utf8, i);
            i += Math.Max(length, 1);
            if (length > 0 && i <= offset)
            {
                lineStart = i;
                line++;
            }
        }

        var column = 1;
        foreach (var b in utf8[lineStart..offset])
        {
            column += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return (line, column);
    }
}
