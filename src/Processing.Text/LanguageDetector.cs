using System.Text;

namespace Processing.Text;

/// <summary>Tells Persian, Arabic and English apart.</summary>
/// <remarks>
/// Counts evidence: letters that only one language uses, frequent function words, the Arabic article, the share of Latin letters.
/// Arabic yeh and kaf say nothing: pages write Persian with them often enough.
/// </remarks>
public static class LanguageDetector
{
    private const int MostBytes = 8 * 1024;
    private const int LongestWord = 8;
    private const int WordWeight = 3;

    // Pages in Arabic script hold addresses and names in Latin more often than the other way round.
    private const int LatinWeight = 2;

    // Folded; the Persian ones come first. A lone و is Persian, as Arabic writes it with the next word.
    private static readonly string[] PersianWords =
        ["در", "از", "به", "که", "این", "را", "با", "است", "برای", "شد", "کرد", "تا", "هم", "می", "های", "شده", "بود", "گفت", "یک", "نیز", "خود", "و", "وی", "بر", "ان"];

    private static readonly string[] ArabicWords =
        ["فی", "علی", "الی", "التی", "الذی", "عن", "هذا", "هذه", "کان", "قد", "لا", "الذین", "ذلک", "خلال", "بعد", "قبل", "حول", "وقد", "وفی", "او"];

    private static readonly SymbolTable Words = MakeWords();

    /// <summary>The language of a text, judged by its first 8 KiB.</summary>
    /// <param name="utf8">The text, UTF-8.</param>
    /// <param name="minimumLetters">How many Latin and Arabic letters there must be to judge by. Default 1.</param>
    /// <returns>One language; <see cref="TextLanguage.None"/> where there are fewer letters or no evidence outweighs the other. A text of more than two Latin letters to one Arabic letter counts as English.</returns>
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

        return latin > arabic * LatinWeight ? TextLanguage.English : evidence.Language;
    }

    private static SymbolTable MakeWords()
    {
        var words = new SymbolTable();
        foreach (var word in (ReadOnlySpan<string>)[.. PersianWords, .. ArabicWords])
        {
            words.GetOrAdd(Encoding.UTF8.GetBytes(word));
        }

        return words;
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
                case 'ى' or 'أ' or 'إ':
                    _arabic++;
                    break;
                default:
                    break;
            }
        }

        public void AddWord(ReadOnlySpan<byte> folded, int letters)
        {
            if (letters is 0 or > LongestWord)
            {
                return;
            }

            var symbol = Words.Find(folded);
            if (symbol >= PersianWords.Length)
            {
                _arabic += WordWeight;
            }
            else if (symbol != SymbolTable.None)
            {
                _persian += WordWeight;
            }
            else if (letters >= 5 && folded.StartsWith("ال"u8))
            {
                _arabic++;
            }
        }
    }
}
