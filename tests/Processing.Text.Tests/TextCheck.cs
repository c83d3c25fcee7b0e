using System.Collections.Immutable;
using System.Text;

namespace Processing.Text.Tests;

/// <summary>Short ways to make and show tokenised text.</summary>
internal static class TextCheck
{
    public static TokenizedText Tokenize(string text, TextLanguage language = TextLanguage.None)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return Tokenizer.Tokenize(utf8, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, utf8.Length), "", language)]);
    }

    /// <summary>The tokens as written, a space before those that have one and none before those that are glued.</summary>
    public static string Show(TokenizedText text)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < text.Count; i++)
        {
            shown.Append(i == 0 ? "" : text[i].SpaceBefore ? "_" : "|").Append(text.GetString(text[i].Span));
        }

        return shown.ToString();
    }

    public static string ShowSentences(TokenizedText text)
    {
        var shown = new List<string>();
        for (var i = 0; i < text.SentenceCount; i++)
        {
            shown.Add(text.GetString(text.GetSpan(text.GetSentence(i))));
        }

        return string.Join(" / ", shown);
    }

    public static string Folded(TokenizedText text, int token) => Encoding.UTF8.GetString(text.GetFolded(token));

    public static ImmutableArray<string> Folded(TokenizedText text) => [.. Enumerable.Range(0, text.Count).Select(i => Folded(text, i))];
}
