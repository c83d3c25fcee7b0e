using System.Buffers.Binary;

namespace Processing.Text;

/// <summary>The last letters of suffixes: a look at two letters of a word saves most of the looks at every suffix.</summary>
internal static class SuffixEndings
{
    private const int LastLettersBytes = 4;

    private static readonly SortedDictionary<uint, List<CliticSuffix>> ByLastLetters = ReadLastLetters();
    private static readonly uint[] LastLetters = [.. ByLastLetters.Keys];
    private static readonly CliticSuffix[][] Suffixes = [.. ByLastLetters.Values.Select(suffixes => suffixes.ToArray())];

    // A filter before the search among the last letters: one bit for each residue of their mixed bytes, of so many that hardly a word passes that ends in none.
    private const int FilterBits = 10;
    private static readonly ulong[] LastLetterBits = ReadFilter();

    /// <summary>Whether the last letters of a folded word are those of a suffix; only then is one looked for. A word of another script never ends in one.</summary>
    public static bool MayEnd(ReadOnlySpan<byte> folded, TokenScript script)
    {
        switch (script)
        {
            case TokenScript.Latin:
                return folded.EndsWith("'s"u8);
            case TokenScript.Arabic when folded.Length >= LastLettersBytes:
                var letters = BinaryPrimitives.ReadUInt32LittleEndian(folded[^LastLettersBytes..]);
                var bit = BitOf(letters);
                return (LastLetterBits[bit >> 6] & (1UL << (bit & 63))) != 0 && LastLetters.AsSpan().Contains(letters);
            default:
                return false;
        }
    }

    /// <summary>The suffixes that a folded word may carry in these languages, by its last letters; whether one fits is still to be asked.</summary>
    public static ReadOnlySpan<CliticSuffix> Of(ReadOnlySpan<byte> folded, TokenScript script, TextLanguage languages)
    {
        if (script == TokenScript.Latin)
        {
            return (languages & TextLanguage.English) != 0 ? Clitics.EnglishSuffixes : [];
        }

        if (script != TokenScript.Arabic || (languages & TextLanguage.Persian) == 0 || folded.Length < LastLettersBytes)
        {
            return [];
        }

        var index = LastLetters.AsSpan().IndexOf(BinaryPrimitives.ReadUInt32LittleEndian(folded[^LastLettersBytes..]));
        return index < 0 ? [] : Suffixes[index];
    }

    private static int BitOf(uint letters) => (int)((letters * 0x9E37_79B1u) >> (32 - FilterBits));

    private static ulong[] ReadFilter()
    {
        var filter = new ulong[1 << (FilterBits - 6)];
        foreach (var letters in LastLetters)
        {
            filter[BitOf(letters) >> 6] |= 1UL << (BitOf(letters) & 63);
        }

        return filter;
    }

    // The last two letters of each suffix; of a suffix of one letter that letter behind each that may stand before it.
    private static SortedDictionary<uint, List<CliticSuffix>> ReadLastLetters()
    {
        var letters = new SortedDictionary<uint, List<CliticSuffix>>();
        foreach (var suffix in Clitics.PersianSuffixes)
        {
            byte[] tail = [.. suffix.Folded];
            switch (suffix.Condition)
            {
                case SuffixCondition.AfterVowel:
                    Add(suffix, "ا"u8, tail);
                    Add(suffix, "و"u8, tail);
                    break;
                case SuffixCondition.AfterHeh:
                    Add(suffix, "ه"u8, tail);
                    break;
                case SuffixCondition.AfterAlef:
                    Add(suffix, "ا"u8, tail);
                    break;
                default:
                    Add(suffix, [], tail);
                    break;
            }
        }

        return letters;

        void Add(CliticSuffix suffix, ReadOnlySpan<byte> before, byte[] tail)
        {
            byte[] all = [.. before, .. tail];
            var last = BinaryPrimitives.ReadUInt32LittleEndian(all.AsSpan(all.Length - LastLettersBytes));
            if (!letters.TryGetValue(last, out var known))
            {
                letters.Add(last, known = []);
            }

            if (!known.Contains(suffix))
            {
                known.Add(suffix);
            }
        }
    }
}
