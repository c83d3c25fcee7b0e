using System.Numerics;

namespace Processing.Text;

/// <summary>Guesses how many different words there are among many, so that a table gets its size at once.</summary>
internal static class DistinctWords
{
    private const int BitsPerWord = 4;

    /// <summary>Their number within a few per cent, by linear counting (Whang, Vander-Zanden, Taylor, 1990): each word sets one bit of its hash, and the share of those that are left tells how many there were. O(words).</summary>
    public static int Estimate(ReadOnlySpan<PhraseWord> words)
    {
        var bits = Math.Max(64, BitOperations.RoundUpToPowerOf2((uint)words.Length) * BitsPerWord);
        var shift = 64 - BitOperations.Log2(bits);
        var seen = new ulong[bits / 64];
        foreach (ref readonly var word in words)
        {
            var bit = TokenKey.Slot(word.Key, shift);
            seen[bit >> 6] |= 1UL << (bit & 63);
        }

        long set = 0;
        foreach (var part in seen)
        {
            set += BitOperations.PopCount(part);
        }

        return (int)Math.Min(words.Length, -Math.Log(1 - ((double)set / bits)) * bits);
    }
}
