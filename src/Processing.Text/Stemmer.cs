using System.Buffers;
using System.Text;

namespace Processing.Text;

/// <summary>Takes the inflection off folded words: plurals, possessives and comparison in Persian, the definite article, plurals and pronouns in Arabic, plurals, <c>-ed</c> and <c>-ing</c> in English.</summary>
/// <remarks>
/// Light stemmers: they take endings off and never ask a dictionary, so two words of one stem need not be of one meaning. Arabic follows light10 (Larkey, Ballesteros
/// and Connell, "Light stemming for Arabic information retrieval", 2007), English the first steps of Porter's algorithm (1980); Persian takes off what nouns and
/// adjectives carry. O(length), without allocation.
/// </remarks>
internal static class Stemmer
{
    /// <summary>Longest folded word that is stemmed, in bytes.</summary>
    public const int LongestWord = 128;

    private const int ShortestPersianStem = 3;
    private const int ShortestArabicStem = 3;
    private static readonly SearchValues<byte> Vowels = SearchValues.Create("aeiouy"u8);

    private static readonly byte[][] PersianEndings =
    [
        .. ((string[])["هایمان", "هایتان", "هایشان", "هایی", "هایم", "هایت", "هایش", "های", "ترین", "مان", "تان", "شان", "ها", "تر", "ات", "ان", "ین", "ی"]).Select(Encoding.UTF8.GetBytes),
    ];

    private static readonly byte[][] ArabicStarts = [.. ((string[])["وال", "بال", "کال", "فال", "لل", "ال"]).Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] ArabicEndings = [.. ((string[])["ها", "ان", "ات", "ون", "ین", "یه", "ه", "ی"]).Select(Encoding.UTF8.GetBytes)];

    /// <summary>Writes the stem of a word.</summary>
    /// <param name="folded">The word.</param>
    /// <param name="language">One language.</param>
    /// <param name="stem">Receives the stem; holds <see cref="LongestWord"/> bytes.</param>
    /// <returns>Bytes of the stem; 0 for a word in another script, one that is too long, or no word.</returns>
    public static int Stem(ReadOnlySpan<byte> folded, TextLanguage language, Span<byte> stem)
    {
        if (folded.Length is 0 or > LongestWord - 2 || !IsInScript(folded, language))
        {
            return 0;
        }

        folded.CopyTo(stem);
        return language switch
        {
            TextLanguage.Persian => StemPersian(stem, folded.Length),
            TextLanguage.Arabic => StemArabic(stem, folded.Length),
            _ => StemEnglish(stem, folded.Length),
        };
    }

    private static bool IsInScript(ReadOnlySpan<byte> folded, TextLanguage language)
    {
        foreach (var b in folded)
        {
            if (language == TextLanguage.English ? !char.IsAsciiLetterLower((char)b) : b < 0x80)
            {
                return false;
            }
        }

        return true;
    }

    private static int StemPersian(Span<byte> word, int length)
    {
        // A plural of a plural, or a possessive of one, leaves at most two endings to take off.
        for (var round = 0; round < 2; round++)
        {
            // نمایندگان is the plural of نماینده, but بزرگان of بزرگ.
            var gan = "گان"u8;
            if (word[..length].EndsWith(gan) && Clitics.HasLetters(word[..(length - gan.Length)], ShortestPersianStem + 1))
            {
                "ه"u8.CopyTo(word[(length - gan.Length)..]);
                return length - gan.Length + "ه"u8.Length;
            }

            var before = length;
            length = TakeOff(PersianEndings, word, length, ShortestPersianStem);
            if (length == before)
            {
                break;
            }
        }

        return length;
    }

    private static int StemArabic(Span<byte> word, int length)
    {
        // A `و` alone stays, unlike in light10: too many words begin with one, and lexicons look through it anyway.
        var start = 0;
        foreach (var article in ArabicStarts)
        {
            if (word[..length].StartsWith(article) && Clitics.HasLetters(word[article.Length..length], 2))
            {
                start = article.Length;
                break;
            }
        }

        word[start..length].CopyTo(word);
        length -= start;
        foreach (var ending in ArabicEndings)
        {
            if (word[..length].EndsWith(ending) && Clitics.HasLetters(word[..(length - ending.Length)], ShortestArabicStem))
            {
                length -= ending.Length;
            }
        }

        return length;
    }

    private static int StemEnglish(Span<byte> word, int length)
    {
        if (word[..length].EndsWith("ies"u8) && length > 4)
        {
            length -= 2;
            word[length - 1] = (byte)'y';
        }
        else if (word[..length].EndsWith("sses"u8))
        {
            length -= 2;
        }
        else if (length > 3 && word[length - 1] == 's' && word[length - 2] is not ((byte)'s' or (byte)'u' or (byte)'i'))
        {
            length--;
        }

        length = TakeOffVerbEnding(word, length);
        return length > 3 && word[length - 1] == 'e' ? length - 1 : length;
    }

    private static int TakeOffVerbEnding(Span<byte> word, int length)
    {
        if (word[..length].EndsWith("eed"u8) && length > 4)
        {
            return length - 1;
        }

        var ending = word[..length].EndsWith("ing"u8) ? 3 : word[..length].EndsWith("ed"u8) ? 2 : 0;
        var stem = length - ending;
        if (ending == 0 || stem < 3 || !word[..stem].ContainsAny(Vowels))
        {
            return length;
        }

        // stopped, stop; but called, call.
        var isDoubled = word[stem - 1] == word[stem - 2] && word[stem - 1] is not ((byte)'l' or (byte)'s' or (byte)'z') && !"aeiou"u8.Contains(word[stem - 1]);
        if (ending == 2 && word[stem - 1] == 'i')
        {
            word[stem - 1] = (byte)'y';
        }

        return isDoubled ? stem - 1 : stem;
    }

    // Takes the first ending that fits off.
    private static int TakeOff(byte[][] endings, Span<byte> word, int length, int fewestLetters)
    {
        foreach (var ending in endings)
        {
            if (word[..length].EndsWith(ending) && Clitics.HasLetters(word[..(length - ending.Length)], fewestLetters))
            {
                return length - ending.Length;
            }
        }

        return length;
    }
}
