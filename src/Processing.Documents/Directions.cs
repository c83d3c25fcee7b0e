using System.Buffers;
using System.Text;

namespace Processing.Documents;

/// <summary>Tells which way text is written.</summary>
internal static class Directions
{
    /// <summary>The direction of most letters; from left to right where there are none. O(bytes).</summary>
    public static TextDirection Of(ReadOnlySpan<byte> utf8)
    {
        var (left, right) = (0, 0);
        for (var at = 0; at < utf8.Length;)
        {
            if (utf8[at] < 0x80)
            {
                left += char.IsAsciiLetter((char)utf8[at]) ? 1 : 0;
                at++;
                continue;
            }

            if (Rune.DecodeFromUtf8(utf8[at..], out var rune, out var length) == OperationStatus.Done && Rune.IsLetter(rune))
            {
                var isRight = IsRightToLeft(rune.Value);
                right += isRight ? 1 : 0;
                left += isRight ? 0 : 1;
            }

            at += length;
        }

        return right > left ? TextDirection.RightToLeft : TextDirection.LeftToRight;
    }

    // The blocks of Unicode whose letters are of bidirectional class R or AL: Hebrew to Arabic Extended-A, and the presentation forms.
    internal static bool IsRightToLeft(int codePoint) => codePoint is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
