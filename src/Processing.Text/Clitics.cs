using System.Buffers.Binary;

namespace Processing.Text;

/// <summary>What is glued to words in Arabic, Persian and English, in folded form. The rows and their examples stand in docs/language/orthography.md.</summary>
internal static class Clitics
{
    /// <summary>Fewest letters that must be left of a word.</summary>
    public const int ShortestStem = 2;

    /// <summary>Fewest letters that must be left of a Persian word without its <c>و</c>, which seldom is glued on purpose.</summary>
    public const int PersianConjunctionStem = 3;

    // The first rows of the Persian table.
    private const int Plurals = 9;

    private static readonly CliticSuffix[] English = [new("'s", SuffixCondition.Any)];

    private static readonly CliticSuffix[] Persian =
    [
        new("ها", SuffixCondition.Any), new("های", SuffixCondition.Any), new("هایی", SuffixCondition.Any),
        new("هایم", SuffixCondition.Any), new("هایت", SuffixCondition.Any), new("هایش", SuffixCondition.Any),
        new("هایمان", SuffixCondition.Any), new("هایتان", SuffixCondition.Any), new("هایشان", SuffixCondition.Any),
        new("مان", SuffixCondition.Any), new("تان", SuffixCondition.Any), new("شان", SuffixCondition.Any),
        new("یمان", SuffixCondition.AfterVowel), new("یتان", SuffixCondition.AfterVowel), new("یشان", SuffixCondition.AfterVowel),
        new("ی", SuffixCondition.AfterVowel), new("ی", SuffixCondition.AfterHeh), new("ای", SuffixCondition.AfterHeh),
        new("تر", SuffixCondition.Any), new("ترین", SuffixCondition.Any),
        new("ء", SuffixCondition.AfterAlef),
    ];

    private const int LastLettersBytes = 4;

    private static readonly uint[] LastLetters = ReadLastLetters();

    public static ReadOnlySpan<byte> Waw => "و"u8;

    public static ReadOnlySpan<byte> Feh => "ف"u8;

    public static ReadOnlySpan<byte> Beh => "ب"u8;

    public static ReadOnlySpan<byte> Lam => "ل"u8;

    public static ReadOnlySpan<byte> Kaf => "ک"u8;

    public static ReadOnlySpan<byte> Alef => "ا"u8;

    public static ReadOnlySpan<byte> Article => "ال"u8;

    /// <summary>The suffixes that a word of a script can carry in these languages.</summary>
    public static ReadOnlySpan<CliticSuffix> SuffixesOf(TextLanguage languages, TokenScript script) => script switch
    {
        TokenScript.Arabic when (languages & TextLanguage.Persian) != 0 => Persian,
        TokenScript.Latin when (languages & TextLanguage.English) != 0 => English,
        _ => [],
    };

    /// <summary>Whether the last letters of a folded word are those of a suffix; only then is one looked for. A word of another script never ends in one.</summary>
    public static bool MayEndInSuffix(ReadOnlySpan<byte> folded, TokenScript script)
    {
        switch (script)
        {
            case TokenScript.Latin:
                return folded.EndsWith("'s"u8);
            case TokenScript.Arabic when folded.Length >= LastLettersBytes:
                return Array.BinarySearch(LastLetters, BinaryPrimitives.ReadUInt32LittleEndian(folded[^LastLettersBytes..])) >= 0;
            default:
                return false;
        }
    }

    // The last two letters of each suffix; of a suffix of one letter that letter behind each that may stand before it.
    private static uint[] ReadLastLetters()
    {
        var letters = new SortedSet<uint>();
        foreach (var suffix in Persian)
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

    /// <summary>Whether a folded word is a Persian plural ending that was written as a word of its own.</summary>
    public static bool IsSeparateSuffix(ReadOnlySpan<byte> folded)
    {
        foreach (var plural in Persian.AsSpan(0, Plurals))
        {
            if (folded.SequenceEqual(plural.Folded))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether folded text has at least so many characters.</summary>
    public static bool HasLetters(ReadOnlySpan<byte> folded, int atLeast)
    {
        foreach (var b in folded)
        {
            atLeast -= (b & 0xC0) != 0x80 ? 1 : 0;
        }

        return atLeast <= 0;
    }
}
