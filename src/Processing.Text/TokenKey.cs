using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Processing.Text;

/// <summary>A 64-bit number for a folded word, by which vocabularies look it up.</summary>
/// <remarks>
/// Up to seven bytes are the key themselves, with their number in the highest byte: equal keys are equal words. Longer words give a hash
/// with the highest bit set: words of equal keys must be compared. Three Persian or seven Latin letters are seven bytes or fewer.
/// </remarks>
public static class TokenKey
{
    /// <summary>Most bytes of a word whose key is exact.</summary>
    public const int MostExactBytes = 7;

    private const ulong HashMark = 1UL << 63;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    /// <summary>The key of a folded word, in O(bytes).</summary>
    public static ulong Of(ReadOnlySpan<byte> folded)
    {
        if (folded.Length > MostExactBytes)
        {
            return Hash(folded);
        }

        var key = (ulong)folded.Length << 56;
        for (var i = 0; i < folded.Length; i++)
        {
            key |= (ulong)folded[i] << (8 * i);
        }

        return key;
    }

    /// <summary>Whether words of this key may differ.</summary>
    public static bool IsHash(ulong key) => key >= HashMark;

    /// <summary>The key of the first bytes of a buffer that goes on for eight bytes at least.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ulong OfStart(ReadOnlySpan<byte> buffer, int length)
    {
        if (length > MostExactBytes)
        {
            return Hash(buffer[..length]);
        }

        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(buffer);
        return (bytes & ((1UL << (8 * length)) - 1)) | ((ulong)length << 56);
    }

    /// <summary>Spreads a key over the slots of a table whose size is a power of two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Slot(ulong key, int shift) => (int)(((key ^ (key >> 29)) * Multiplier) >> shift);

    private static ulong Hash(ReadOnlySpan<byte> folded)
    {
        var hash = (ulong)folded.Length * Multiplier;
        var last = BinaryPrimitives.ReadUInt64LittleEndian(folded[^8..]);
        for (; folded.Length > 8; folded = folded[8..])
        {
            hash = Mix(hash, BinaryPrimitives.ReadUInt64LittleEndian(folded));
        }

        return Mix(hash, last) | HashMark;
    }

    private static ulong Mix(ulong hash, ulong bytes)
    {
        hash = (hash ^ bytes) * Multiplier;
        return hash ^ (hash >> 32);
    }
}
