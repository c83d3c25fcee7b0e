using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What stands between the items of a list, by language.</summary>
internal sealed class ListSeparators
{
    private static readonly string[] Persian = ["،و", ",و", "،", ",", "و"];
    private static readonly string[] English = [",and", ",&", ",", "and", "&", ";"];

    private readonly int[][] _arabicScript;
    private readonly int[][] _english;
    private readonly int[][] _all;

    public ListSeparators(Vocabulary vocabulary)
    {
        _arabicScript = Read(Persian, vocabulary);
        _english = Read(English, vocabulary);
        _all = Order([.. _arabicScript, .. _english]);
    }

    /// <summary>The separators of a block's language, each as the symbols of its tokens, longest first; all of them where the language is not known.</summary>
    public int[][] Of(TextLanguage language)
    {
        var arabicScript = (language & (TextLanguage.Persian | TextLanguage.Arabic)) != 0;
        var english = (language & TextLanguage.English) != 0;
        return arabicScript == english ? _all : english ? _english : _arabicScript;
    }

    /// <summary>Whether an item with a conjunction glued to it needs no separator: Arabic by its orthography, Persian as pages that lost a space write it, and text of unknown language.</summary>
    public static bool AllowGlued(TextLanguage language) => language == TextLanguage.None || (language & (TextLanguage.Arabic | TextLanguage.Persian)) != 0;

    private static int[][] Read(string[] separators, Vocabulary vocabulary) =>
        Order([.. separators.Select(separator => Pieces(separator).Select(piece => vocabulary.Add(Fold(piece))).ToArray())]);

    private static IEnumerable<string> Pieces(string separator) =>
        separator is [',' or '،', _, ..] ? [separator[..1], separator[1..]] : [separator];

    private static string Fold(string piece) => Tokenizer.TokenizePhrase(piece) is [var folded] ? folded : piece;

    private static int[][] Order(int[][] separators)
    {
        var distinct = new List<int[]>();
        foreach (var separator in separators.OrderByDescending(symbols => symbols.Length))
        {
            if (!distinct.Exists(known => known.AsSpan().SequenceEqual(separator)))
            {
                distinct.Add(separator);
            }
        }

        return [.. distinct];
    }
}
