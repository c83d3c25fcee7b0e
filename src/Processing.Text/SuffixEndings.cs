using System.Buffers.Binary;

namespace Processing.Text;

/// <summary>The last letters of suffixes: a look at two letters of a word saves most of the looks at every suffix.</summary>
internal static class SuffixEndings
{
    private const int LastLettersBytes = 4;

    private static readonly uint[] LastLetters = ReadLastLetters();

    // A filter before the search among the last letters: one bit for each residue of their mixed bytes.
    private static readonly ulong LastLetterBits = LastLetters.Aggregate(0UL, (bits, letters) => bits | (1UL << BitOf(letters)));

    /// <summary>Whether the last letters of a folded word are those of a suffix; only then is one looked for. A word of another script never ends in one.</summary>
    public static bool MayEnd(ReadOnlySpan<byte> folded, TokenScript script)
    {
        switch (script)
        {
            case TokenScript.Latin:
                return folded.EndsWith("'s"u8);
            case TokenScript.Arabic when folded.Length >= LastLettersBytes:
                var letters = BinaryPrimitives.ReadUInt32LittleEndian(folded[^LastLettersBytes..]);
                return (LastLetterBits & (1UL << BitOf(letters))) != 0 && LastLetters.AsSpan().Contains(letters);
            default:
                return false;
        }
    }

    private static int BitOf(uint letters) => (int)((letters * 0x9E37_79B1u) >> 26);

    // The last two letters of each suffix; of a suffix of one letter that letter behind each that may stand before it.
    private static uint[] ReadLastLetters()
    {
        var letters = new SortedSet<uint>();
        foreach (var suffix in Clitics.PersianSuffixes)
        {
            byte[] tail = [.. suffix.Folded];
            switch (suffix.Condition)
            {
                case SuffixCondition.AfterVowel:
                    Add("ا"u8, tail);
                    Add("و"u8, tail);
                    break;
                case SuffixCondition.AfterHeh:
                    Add("ه"u8, tail);
                    break;
                case SuffixCondition.AfterAlef:
                    Add("ا"u8, tail);
                    break;
                default:
                    Add([], tail);
                    break;
            }
        }

        return [.. letters];

        void Add(ReadOnlySpan<byte> before, byte[] tail)
        {
            byte[] all = [.. before, .. tail];
            letters.Add(BinaryPrimitives.ReadUInt32LittleEndian(all.AsSpan(all.Length - LastLettersBytes)));
        }
    }
}
