using System.Numerics;
using System.Runtime.Intrinsics;

namespace Processing.Text;

/// <summary>Converts UTF-8 offsets of one document into UTF-16 and code point offsets.</summary>
/// <remarks>Keeps one entry for each KiB of text, so building is one pass over the bytes and a conversion reads at most 1 KiB. Safe to share between threads.</remarks>
public sealed class UnitIndex
{
    private const int BlockBits = 10;
    private const int BlocksBetweenLooks = 64;
    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly int[] _utf16;
    private readonly int[] _codePoints;

    /// <summary>Indexes a document, in O(bytes).</summary>
    /// <param name="utf8">The document as given; must be valid UTF-8.</param>
    /// <param name="cancellation">Looked at every 64 KiB.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public UnitIndex(ReadOnlyMemory<byte> utf8, CancellationToken cancellation = default)
    {
        _utf8 = utf8;
        var entries = (utf8.Length >> BlockBits) + 1;
        _utf16 = new int[entries];
        _codePoints = new int[entries];
        int utf16 = 0, codePoints = 0;
        var bytes = utf8.Span;
        for (var entry = 0; entry < entries; entry++)
        {
            if (entry % BlocksBetweenLooks == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            (_utf16[entry], _codePoints[entry]) = (utf16, codePoints);
            var start = entry << BlockBits;
            Count(bytes[start..Math.Min(bytes.Length, start + (1 << BlockBits))], ref utf16, ref codePoints);
        }
    }

    /// <summary>The same place in all three units.</summary>
    /// <param name="span">A span whose ends lie on character boundaries of the document.</param>
    public OriginalPlace Locate(OriginalSpan span)
    {
        var (utf16Start, codePointStart) = Convert(span.Start);
        var (utf16End, codePointEnd) = Convert(span.End);
        return new OriginalPlace(span, utf16Start, utf16End, codePointStart, codePointEnd);
    }

    private (int Utf16, int CodePoints) Convert(int utf8Offset)
    {
        var entry = utf8Offset >> BlockBits;
        int utf16 = _utf16[entry], codePoints = _codePoints[entry];
        Count(_utf8.Span[(entry << BlockBits)..utf8Offset], ref utf16, ref codePoints);
        return (utf16, codePoints);
    }

    // A character is counted at its first byte, which is none of 0x80 to 0xBF, as signed numbers the lowest; one of four bytes is a surrogate pair in UTF-16.
    private static void Count(ReadOnlySpan<byte> bytes, ref int utf16, ref int codePoints)
    {
        int characters = 0, pairs = 0;
        while (bytes.Length >= Vector256<byte>.Count)
        {
            var vector = Vector256.Create(bytes);
            characters += BitOperations.PopCount(Vector256.GreaterThan(vector.AsSByte(), Vector256.Create((sbyte)-65)).ExtractMostSignificantBits());
            pairs += BitOperations.PopCount(Vector256.GreaterThan(vector, Vector256.Create((byte)0xEF)).ExtractMostSignificantBits());
            bytes = bytes[Vector256<byte>.Count..];
        }

        foreach (var b in bytes)
        {
            characters += (b & 0xC0) != 0x80 ? 1 : 0;
            pairs += b >= 0xF0 ? 1 : 0;
        }

        codePoints += characters;
        utf16 += characters + pairs;
    }
}
