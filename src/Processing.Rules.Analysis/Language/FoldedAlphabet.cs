using System.Text.RegularExpressions;
using Processing.Text;

namespace Processing.Rules.Analysis.Language;

/// <summary>Which characters folded tokens are made of, asked of the tokeniser and the fold themselves and remembered.</summary>
internal sealed class FoldedAlphabet(AnalysisFuel fuel)
{
    // Latin, Cyrillic, Arabic, and the general punctuation: enough for nearly every class, and a hundredth of the plane.
    private static readonly char[] Usual = [.. Enumerable.Range(0x20, 0x0800 - 0x20).Concat(Enumerable.Range(0x2000, 0x70)).Select(code => (char)code)];
    private static readonly char[] Whole = [.. Enumerable.Range(0, 0x10000).Select(code => (char)code)];

    private readonly Dictionary<char, TokenPlaces> _places = [];
    private readonly Dictionary<(string Text, bool IsWhole), TokenPlaces> _classes = [];

    /// <summary>Where a character, or some character of a class, can stand in folded tokens.</summary>
    /// <param name="character">The character or class.</param>
    /// <param name="isWhole">Whether all characters of the plane are tried, not only the usual ones.</param>
    public TokenPlaces Of(RegexPart.Character character, bool isWhole)
    {
        if (character.Literal is { } literal)
        {
            return Of(literal);
        }

        if (!_classes.TryGetValue((character.Text, isWhole), out var places))
        {
            var regex = new Regex($@"\A(?:{character.Text})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            foreach (var member in isWhole ? Whole : Usual)
            {
                if (places == TokenPlaces.All)
                {
                    break;
                }

                if (!fuel.TrySpend(1))
                {
                    // What was not asked may stand anywhere; another turn asks again.
                    return TokenPlaces.All;
                }

                if (regex.IsMatch([member]))
                {
                    places |= Of(member);
                }
            }

            _classes.Add((character.Text, isWhole), places);
        }

        return places;
    }

    /// <summary>Where one character can stand in folded tokens.</summary>
    public TokenPlaces Of(char character)
    {
        if (!_places.TryGetValue(character, out var places))
        {
            _places.Add(character, places = Find(character));
        }

        return places;
    }

    // What folding changes stands in no folded token; folding twice changes nothing more. Halves of a pair are not looked into.
    private static TokenPlaces Find(char character)
    {
        if (char.IsSurrogate(character))
        {
            return TokenPlaces.All;
        }

        var text = character.ToString();
        if (TextFolder.Fold(text) != text || Tokenizer.TokenizePhrase(text).Length == 0 && Tokenizer.TokenizePhrase($"a{text}a").Length != 1)
        {
            return TokenPlaces.None;
        }

        var places = TokenPlaces.Alone;
        if (IsOne($"a{text}a") || IsOne($"ا{text}ا") || (char.IsLetter(character) && IsOne($"{text}{text}")))
        {
            places |= TokenPlaces.InWord;
        }

        return IsOne($"1{text}1") ? places | TokenPlaces.InNumber : places;
    }

    private static bool IsOne(string text) => Tokenizer.TokenizePhrase(text) is [var token] && token == text;
}

/// <summary>Where a character can stand in folded tokens.</summary>
[Flags]
internal enum TokenPlaces
{
    None = 0,
    Alone = 1,
    InWord = 2,
    InNumber = 4,
    All = Alone | InWord | InNumber,
}
