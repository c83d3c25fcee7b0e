using System.Text;

namespace Processing.Text;

/// <summary>Tells Persian, Arabic and English apart.</summary>
/// <remarks>
/// Counts evidence: letters that only one language uses, frequent function words, the Arabic article, the share of Latin letters.
/// Pages write Persian with Arabic yeh and kaf often enough that words weigh more than those two letters.
/// </remarks>
public static class LanguageDetector
{
    private const int MostBytes = 32 * 1024;
    private const int LongestWord = 8;
    private const int WordWeight = 3;

    private static readonly HashSet<string> PersianWords = new(StringComparer.Ordinal)
    {
        "در", "از", "به", "که", "این", "را", "با", "است", "برای", "شد", "کرد", "تا", "هم", "می", "های", "شده", "بود", "گفت", "یک", "نیز", "خود",
    };

    private static readonly HashSet<string> ArabicWords = new(StringComparer.Ordinal)
    {
        "فی", "علی", "الی", "التی", "الذی", "عن", "هذا", "هذه", "کان", "قد", "لا", "الذین", "ذلک", "خلال", "بعد", "قبل", "حول", "وقد", "وفی", "او",
    };

    /// <summary>The language of a text, judged by its first 32 KiB.</summary>
    /// <param name="utf8">The text, UTF-8.</param>
    /// <param name="minimumLetters">How many Latin and Arabic letters there must be to judge by. Default 1.</param>
    /// <returns>One language; <see cref="TextLanguage.None"/> where there are fewer letters or no evidence outweighs the other. Any text that is mostly Latin counts as English.</returns>
    public static TextLanguage Detect(ReadOnlySpan<byte> utf8, int minimumLetters = 1)
    {
        int latin = 0, arabic = 0;
        var evidence = new Evidence();
        Span<byte> word = stackalloc byte[LongestWord * 4];
        int wordBytes = 0, wordLetters = 0;
        var end = Math.Min(utf8.Length, MostBytes);
        for (var i = 0; i < end;)
        {
            var codePoint = FoldTable.Decode(utf8, i, out var length);
            i += length;
            var traits = FoldTable.Traits(codePoint);
            if (traits.Class is CharacterClass.Mark or CharacterClass.Ignored or CharacterClass.Tatweel)
            {
                continue;
            }

            if (traits is { Class: CharacterClass.Letter, Script: TokenScript.Arabic })
            {
                arabic++;
                evidence.AddLetter(codePoint);
                var folded = FoldTable.Fold(codePoint);
                wordLetters++;
                if (wordBytes + folded.Length <= word.Length)
                {
                    folded.CopyTo(word[wordBytes..]);
                    wordBytes += folded.Length;
                }

                continue;
            }

            latin += traits is { Class: CharacterClass.Letter, Script: TokenScript.Latin } ? 1 : 0;
            evidence.AddWord(word[..wordBytes], wordLetters);
            wordBytes = wordLetters = 0;
        }

        evidence.AddWord(word[..wordBytes], wordLetters);
        if (latin + arabic < Math.Max(1, minimumLetters))
        {
            return TextLanguage.None;
        }

        return latin > arabic ? TextLanguage.English : evidence.Language;
    }

    private struct Evidence
    {
        private int _persian;
        private int _arabic;

        public readonly TextLanguage Language =>
            _persian > _arabic ? TextLanguage.Persian : _arabic > _persian ? TextLanguage.Arabic : TextLanguage.None;

        public void AddLetter(int codePoint)
        {
            switch (codePoint)
            {
                case 'پ' or 'چ' or 'ژ' or 'گ':
                    _persian += 2;
                    break;
                case 'ک' or 'ی':
                    _persian++;
                    break;
                case 'ة':
                    _arabic += 2;
                    break;
                case 'ي' or 'ك' or 'ى' or 'أ' or 'إ':
                    _arabic++;
                    break;
                default:
                    break;
            }
        }

        public void AddWord(ReadOnlySpan<byte> folded, int letters)
        {
            if (letters is < 2 or > LongestWord)
            {
                return;
            }

            Span<char> word = stackalloc char[LongestWord * 4];
            ReadOnlySpan<char> key = word[..Encoding.UTF8.GetChars(folded, word)];
            _persian += PersianWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key) ? WordWeight : 0;
            _arabic += ArabicWords.GetAlternateLookup<ReadOnlySpan<char>>().Contains(key) ? WordWeight : 0;
            _arabic += letters >= 5 && key.StartsWith("ال", StringComparison.Ordinal) ? 1 : 0;
        }
    }
}
