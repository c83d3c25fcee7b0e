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

    /// <summary>Every suffix of English.</summary>
    public static ReadOnlySpan<CliticSuffix> EnglishSuffixes => English;

    /// <summary>Every suffix of Persian.</summary>
    public static ReadOnlySpan<CliticSuffix> PersianSuffixes => Persian;

    public static ReadOnlySpan<byte> Waw => "و"u8;

    public static ReadOnlySpan<byte> Feh => "ف"u8;

    public static ReadOnlySpan<byte> Beh => "ب"u8;

    public static ReadOnlySpan<byte> Lam => "ل"u8;

    public static ReadOnlySpan<byte> Kaf => "ک"u8;

    public static ReadOnlySpan<byte> Alef => "ا"u8;

    public static ReadOnlySpan<byte> Article => "ال"u8;

    /// <summary>Whether a word of Arabic script begins with a letter that may be glued to it in these languages.</summary>
    public static bool MayBegin(ReadOnlySpan<byte> folded, TextLanguage languages) =>
        folded.StartsWith(Waw)
        || ((languages & TextLanguage.Arabic) != 0
            && (folded.StartsWith(Feh) || folded.StartsWith(Beh) || folded.StartsWith(Lam) || folded.StartsWith(Kaf) || folded.StartsWith(Article)));

    /// <summary>Whether a folded word is a Persian plural ending that was written as a word of its own.</summary>
    public static bool IsSeparateSuffix(ReadOnlySpan<byte> folded)
    {
        if (!folded.StartsWith("ها"u8))
        {
            return false;
        }

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
