using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests.Html;

public class BrokenPageTests
{
    private const string Page = "<!DOCTYPE html><html lang=fa><head><meta charset=utf-8><title>نشست &amp; گفتگو</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"x\"}</script></head>" +
        "<body><svg><![CDATA[a<b]]></svg><table><tr><td>یک<td>دو</table><p onclick=\"a('>')\">متن <b>پر</b>رنگ &zwnj;&#x6F1;<pre>\r\na\n</pre><textarea>x</textarea><p>end";

    [Fact]
    public void A_page_cut_at_any_byte_is_read()
    {
        var bytes = Encoding.UTF8.GetBytes(Page);
        for (var length = 0; length <= bytes.Length; length++)
        {
            CheckPlaces(ReadCheck.Read(bytes[..length], "text/html"));
        }
    }

    [Fact]
    public void Any_bytes_are_a_page()
    {
        var random = new Random(82);
        string[] pieces = ["<", ">", "</", "<p", "<table>", "<td>", "<tr>", "</table>", "<select>", "<svg>", "<math>", "<![CDATA[", "]]>", "<!--", "-->", "<template>", "</template>", "&", "&#", "&#x", ";", "amp;", "\0", "\r", "<title>", "</title>", "<textarea>\n", "<pre>\n", "<frameset>", "</body>", "<body>", "=", "'", "\"", "ب", " ", "x", "🙂", "<script>", "</script>", "<a href=x>", "</a>", "<b>", "<form>", "<plaintext>", "\uFEFF", "\uE000\uE001", "\f            "];
        for (var round = 0; round < 4000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(30); i > 0; i--)
            {
                text.Append(pieces[random.Next(pieces.Length)]);
            }

            CheckPlaces(ReadCheck.Read(text.ToString(), "text/html"));
        }
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<x-y/>")]
    [InlineData("<svg><p><x-y/>")]
    [InlineData("<a><b><i></a></b>")]
    [InlineData("<font color=a>")]
    [InlineData("<a href=x><p>")]
    public void Nesting_without_end_is_read(string tag)
    {
        var document = HtmlCheck.Read(string.Concat(Enumerable.Repeat(tag, 100_000 / tag.Split('<').Length)) + "<p>deep");
        CheckPlaces(document);
        Assert.Equal("deep", HtmlCheck.SourceOf(document, "deep"));
    }

    [Fact]
    public void A_long_table_is_read_in_the_memory_of_its_cells()
    {
        var document = HtmlCheck.Read("<table>" + string.Concat(Enumerable.Repeat("<tr><th colspan=999999999>a<th rowspan=999999999>b<td>c", 20_000)) + "</table>");
        Assert.Equal(60_000, document.Blocks.Length);
        Assert.All(document.Details, detail => Assert.InRange(detail.Cell?.Headers.Length ?? 0, 0, 8));
    }

    [Fact]
    public void Too_many_blocks()
    {
        var error = ReadCheck.Fail("<p>a<p>b<p>c", "text/html", new DocumentLimits { MaxBlocks = 2 });
        Assert.Equal("DP5007", error.Id);
    }

    [Fact]
    public void Stops_when_the_caller_gives_up()
    {
        using var given = new CancellationTokenSource();
        given.Cancel();
        Assert.Throws<OperationCanceledException>(() => DocumentReader.Read(new DocumentInput(Encoding.UTF8.GetBytes(Page), "text/html"), DocumentLimits.Default, given.Token));
    }

    // Each character has a place, the places are inside, and nothing is said to be where the page does not say it.
    private static void CheckPlaces(Document document)
    {
        foreach (var block in document.Blocks)
        {
            for (var at = block.Span.Start; at < block.Span.End;)
            {
                Rune.DecodeFromUtf8(document.Text.Span[at..], out _, out var length);
                var place = document.Offsets.ToOriginal(new TextSpan(at, at + length));
                Assert.InRange(place.Start, 0, document.Content.Length - 1);
                Assert.InRange(place.End, place.Start + 1, document.Content.Length);
                at += length;
            }
        }
    }
}
