using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Processing.Text.Tests;

/// <summary>Short ways to build a lexicon and to show what it found.</summary>
internal static partial class LexiconCheck
{
    public static Lexicon Build(LexiconOptions options, params string[] forms)
    {
        var builder = new LexiconBuilder(options);
        for (var i = 0; i < forms.Length; i++)
        {
            Assert.True(builder.Add(forms[i], i));
        }

        return builder.Build();
    }

    public static List<LexiconMatch> FindAll(Lexicon lexicon, TokenizedText text)
    {
        var matches = new List<LexiconMatch>();
        for (var i = 0; i < text.Count; i++)
        {
            lexicon.FindAt(text, i, matches);
        }

        return matches;
    }

    /// <summary>Checks one form against a text in which <c>[…]</c> marks the span to be found; no mark means that nothing may be found.</summary>
    public static void Finds(string form, string marked, TextLanguage language, LexiconOptions? options = null)
    {
        var (text, expected) = Unmark(Unescape(marked));
        var tokens = TextCheck.Tokenize(text, language);
        var found = FindAll(Build(options ?? new LexiconOptions(), Unescape(form)), tokens).Select(match => match.Span).Distinct();
        Assert.Equal(expected is null ? [] : [expected.Value], found);
    }

    public static TextLanguage Language(string name) => name switch
    {
        "fa" => TextLanguage.Persian,
        "ar" => TextLanguage.Arabic,
        "en" => TextLanguage.English,
        _ => TextLanguage.None,
    };

    public static string Unescape(string text) =>
        Escape().Replace(text, match => char.ConvertFromUtf32(int.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    private static (string Text, TextSpan? Span) Unmark(string marked)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        if (start < 0)
        {
            return (marked, null);
        }

        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var text = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return (text, new TextSpan(Encoding.UTF8.GetByteCount(text[..start]), Encoding.UTF8.GetByteCount(text[..end])));
    }

    [GeneratedRegex(@"\\u\{([0-9A-Fa-f]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Escape();
}
