using System.Buffers;
using System.Text;

namespace Processing.Documents;

/// <summary>What the readers need to know of UTF-8.</summary>
internal static class Utf8Text
{
    public static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Offset of the first byte that is not valid UTF-8; -1 when all are.</summary>
    public static int IndexOfInvalid(ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            return -1;
        }

        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done)
        {
            offset += length;
        }

        return offset;
    }

    /// <summary>The range without white space and control characters at its ends.</summary>
    public static (int Start, int End) Trim(ReadOnlySpan<byte> utf8, int start, int end)
    {
        while (start < end && Rune.DecodeFromUtf8(utf8[start..end], out var rune, out var length) == OperationStatus.Done && IsBlank(rune))
        {
            start += length;
        }

        while (start < end && Rune.DecodeLastFromUtf8(utf8[start..end], out var rune, out var length) == OperationStatus.Done && IsBlank(rune))
        {
            end -= length;
        }

        return (start, end);
    }

    /// <summary>Number of code points.</summary>
    public static int CountCodePoints(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8)
        {
            count += (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return count;
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
}
