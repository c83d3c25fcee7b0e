using System.Text;

namespace Processing.Documents.Tests.Html;

/// <summary>A page made by chance that knows of each character of its text where it was written.</summary>
internal sealed class RandomPage
{
    // Source and text; tags that move no text and hide none.
    private static readonly (string Source, string Text)[] Texts =
    [
        ("a", "a"), ("Z", "Z"), ("7", "7"), ("ب", "ب"), ("ی", "ی"), ("é", "é"), ("🙂", "🙂"), ("&amp;", "&"), ("&lt;", "<"), ("&gt", ">"), ("&zwnj;", "\u200C"),
        ("&#1575;", "ا"), ("&#x627;", "ا"), ("&eacute;", "é"), ("&#128578;", "🙂"), (" ", " "), ("\n", " "), ("\r\n", " "), ("&#32;", " "), ("&", "&"), ("؛", "؛"),
    ];

    private static readonly string[] Tags =
        ["<b>", "</b>", "<p>", "</p>", "<div class='x y'>", "</div>", "<!-- c > d -->", "<br>", "<br/>", "<span title=\"a > b\">", "</span>", "<h2>", "</h2>", "<ul><li>", "</ul>", "<i", "></i>", "<wbr>", "<blockquote>", "</em>", "<x-y>"];

    public RandomPage(Random random, int parts)
    {
        var page = new StringBuilder("<!doctype html><body>");
        for (var i = 0; i < parts; i++)
        {
            if (random.Next(3) == 0)
            {
                var tag = Tags[random.Next(Tags.Length)];
                page.Append(tag == "<i" ? "<i\n data-a='1'>" : tag == "></i>" ? "</i >" : tag);
                continue;
            }

            var (source, text) = Texts[random.Next(Texts.Length)];
            var start = Encoding.UTF8.GetByteCount(page.ToString());
            page.Append(source);
            Characters.Add((text, start, start + Encoding.UTF8.GetByteCount(source)));

            // A lone ampersand stays one, and a reference without its semicolon ends, before a blank.
            if (source is "&" or "&gt")
            {
                page.Append(' ');
            }
        }

        Source = page.ToString();
    }

    /// <summary>The page.</summary>
    public string Source { get; }

    /// <summary>Its characters with the bytes that each was written in, in order.</summary>
    public List<(string Text, int Start, int End)> Characters { get; } = [];
}
