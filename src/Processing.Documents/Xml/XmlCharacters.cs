using System.Buffers;
using System.Text;

namespace Processing.Documents.Xml;

/// <summary>Which characters XML 1.0 (fifth edition) allows, and where.</summary>
internal static class XmlCharacters
{
    private static readonly SearchValues<byte> Suspects = SearchValues.Create([.. Enumerable.Range(0, 0x20).Where(value => value is not (9 or 10 or 13)).Select(value => (byte)value), 0xEF]);

    public static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r';

    /// <summary>Whether all is white space.</summary>
    public static bool IsBlank(ReadOnlySpan<byte> utf8) => utf8.IndexOfAnyExcept(" \t\n\r"u8) < 0;

    /// <summary>Production 2 of the standard, <c>Char</c>.</summary>
    public static bool IsAllowed(int codePoint) =>
        codePoint is 0x9 or 0xA or 0xD or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);

    /// <summary>Whether XML forbids the character, HTML keeps it, and readers see nothing of it: U+0001 to U+001F without white space.</summary>
    public static bool IsControl(int codePoint) => codePoint is > 0 and < 0x20 and not (0x9 or 0xA or 0xD);

    /// <summary>Offset of the first character that XML does not allow; -1 where all are allowed. The text is valid UTF-8.</summary>
    public static int IndexOfForbidden(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; ; at++)
        {
            var next = utf8[at..].IndexOfAny(Suspects);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (utf8[at] < 0x20 || utf8[at..] is [_, 0xBF, 0xBE or 0xBF, ..])
            {
                return at;
            }
        }
    }

    /// <summary>Length of the name at the start of a text, production 5 of the standard; 0 where there is none.</summary>
    public static int MeasureName(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length)
        {
            var length = 1;
            int codePoint = utf8[at];
            if (codePoint >= 0x80)
            {
                Rune.DecodeFromUtf8(utf8[at..], out var rune, out length);
                codePoint = rune.Value;
            }

            if (!IsNameStart(codePoint) && (at == 0 || !IsNameRest(codePoint)))
            {
                break;
            }

            at += length;
        }

        return at;
    }

    private static bool IsNameStart(int codePoint) => codePoint
        is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or '_' or ':'
        or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xF6) or (>= 0xF8 and <= 0x2FF) or (>= 0x370 and <= 0x37D) or (>= 0x37F and <= 0x1FFF)
        or 0x200C or 0x200D or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
        or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFC) or (>= 0x10000 and <= 0xEFFFF);

    private static bool IsNameRest(int codePoint) => codePoint
        is '-' or '.' or (>= '0' and <= '9') or 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;
}
