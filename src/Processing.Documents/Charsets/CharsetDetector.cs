using System.Text.Unicode;

namespace Processing.Documents.Charsets;

/// <summary>Tells the encoding of text that does not say it: by its mark, by where its zeros lie, by whether its bytes make Arabic letters.</summary>
internal static class CharsetDetector
{
    private const int MostBytes = 64 * 1024;
    private const int FewestLetters = 12;

    /// <summary>The encoding by a byte order mark; null without one.</summary>
    public static Charset? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Charset.Utf8,
        [0xFF, 0xFE, ..] => Charset.Utf16Little,
        [0xFE, 0xFF, ..] => Charset.Utf16Big,
        _ => null,
    };

    /// <summary>The encoding by what the bytes make; null where nothing is likely, as for broken UTF-8. O(1): looks at the first 64 KiB.</summary>
    public static Charset? ByContent(ReadOnlySpan<byte> bytes)
    {
        if (ByZeros(bytes[..Math.Min(bytes.Length, MostBytes)]) is { } utf16)
        {
            return utf16;
        }

        return Utf8.IsValid(bytes) ? Charset.Utf8 : ByLetters(bytes[..Math.Min(bytes.Length, MostBytes)]);
    }

    // Of text in UTF-16 every second byte is one of few: zero for Latin and digits, 6 for Arabic. No other text holds zeros.
    private static Charset? ByZeros(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes.Length % 2 != 0 || !bytes.Contains((byte)0))
        {
            return null;
        }

        Span<int> high = [0, 0];
        for (var i = 0; i < bytes.Length; i++)
        {
            high[i & 1] += bytes[i] is 0x00 or 0x06 or 0x20 && (i & 1) == 0 || bytes[i] is 0x00 or 0x06 && (i & 1) == 1 ? 1 : 0;
        }

        var half = bytes.Length / 2;
        return high[1] > 0.9 * half && high[0] < 0.4 * half ? Charset.Utf16Little
            : high[0] > 0.9 * half && high[1] < 0.4 * half ? Charset.Utf16Big
            : null;
    }

    // Bytes above 0x7F stand in long runs of letters in both Arabic encodings; where yeh and the letters behind it lie tells them apart.
    private static Charset? ByLetters(ReadOnlySpan<byte> bytes)
    {
        var (windows, iso, high) = (0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }

            high++;
            windows += IsWindowsLetter(bytes[i]) ? 1 : 0;
            iso += IsIsoLetter(bytes[i]) ? 1 : 0;
        }

        return high < FewestLetters || Math.Max(windows, iso) < 0.9 * high ? null : windows >= iso ? Charset.Windows1256 : Charset.Iso8859Arabic;
    }

    // Letters, and the marks, quotes, ZWNJ and punctuation that Arabic and Persian text has among them.
    private static bool IsWindowsLetter(byte value) =>
        value is 0x81 or 0x8D or 0x8E or 0x8F or 0x90 or 0x98 or (>= 0xC0 and <= 0xD6) or (>= 0xD8 and <= 0xDF) or 0xE1 or (>= 0xE3 and <= 0xE6) or 0xEC or 0xED or (>= 0xF0 and <= 0xF3) or 0xF5 or 0xF6 or 0xF8 or 0xFA or 0x9D or 0x9E or 0xA1 or 0xAB or 0xBB or 0xBA or 0xBF or 0x93 or 0x94 or 0xA0 or 0x85;

    private static bool IsIsoLetter(byte value) => value is 0xA0 or 0xAC or 0xBB or 0xBF or (>= 0xC1 and <= 0xDA) or (>= 0xE0 and <= 0xF2);
}
