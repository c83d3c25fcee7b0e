using Processing.Text;

namespace Processing.Documents.Tests;

public class FeedTests
{
    private const string Rss = """
        <?xml version="1.0" encoding="utf-8"?>
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
          <channel>
            <title>River News</title>
            <link>https://river.example/</link>
            <language>fa</language>
            <pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate>
            <item>
              <title><![CDATA[Bridges &#038; boats]]></title>
              <description>&lt;p&gt;The &lt;a href="/b"&gt;old bridge&lt;/a&gt; &amp;amp; the new one.&lt;/p&gt;&lt;p&gt;Caf&amp;eacute;s open.&lt;/p&gt;</description>
              <dc:creator>Mina</dc:creator>
            </item>
            <item>
              <title>AT&amp;T</title>
              <content:encoded><![CDATA[<h2>Part</h2><ul><li>one</li></ul><table><tr><th>A</th></tr><tr><td>1</td></tr></table>]]></content:encoded>
            </item>
          </channel>
        </rss>
        """;

    [Fact]
    public void Reads_rss_with_the_html_in_it()
    {
        var document = ReadCheck.Read(Rss);
        Assert.Equal("application/rss+xml", document.MediaType);
        Assert.Equal(
            [
                "Title /rss/channel/title River News",
                "Value /rss/channel/link https://river.example/",
                "Value /rss/channel/language fa",
                "Value /rss/channel/pubDate Tue, 05 Mar 2024 08:00:00 GMT",
                "Title /rss/channel/item[1]/title Bridges & boats",
                "Paragraph /rss/channel/item[1]/description The old bridge & the new one.",
                "Paragraph /rss/channel/item[1]/description Cafés open.",
                "Value /rss/channel/item[1]/dc:creator Mina",
                "Title /rss/channel/item[2]/title AT&T",
                "Heading /rss/channel/item[2]/content:encoded Part",
                "ListItem /rss/channel/item[2]/content:encoded one",
                "TableCell /rss/channel/item[2]/content:encoded A",
                "TableCell /rss/channel/item[2]/content:encoded 1",
            ],
            document.Blocks.Select(block => $"{block.Kind} {block.Path} {ReadCheck.TextOf(document, block)}"));
        Assert.Equal(2, document.Details[9].Level);
        var link = Assert.Single(document.Links);
        Assert.Equal("/b", link.Target);
        Assert.EndsWith("old bridge", Source(document, link.Span), StringComparison.Ordinal);
        Assert.Equal("&amp;amp;", Source(document, Find(document, "& the")));
        Assert.Equal("&amp;eacute;", Source(document, Find(document, "és open")));
        Assert.Equal("&#038;", Source(document, Find(document, "& boats")));
    }

    [Theory]
    [InlineData("Warning: R&D <b>failed", 22)]
    [InlineData("<script>var a = '</rss>';</script>", 34)]
    [InlineData("<rss></rss>", 11)]
    [InlineData("\n<!-- made at noon -->\n&", 2)]
    [InlineData("<", 1)]
    [InlineData("\0", 1)]
    [InlineData("]]>", 3)]
    public void What_stands_behind_a_feed_is_left_out_and_told(string behind, int bytes)
    {
        var document = ReadCheck.Read("<rss><channel><title>River</title></channel></rss>" + behind, "application/rss+xml");
        Assert.Equal(["River"], ReadCheck.Blocks(document));
        var note = Assert.Single(document.Notes);
        Assert.Equal(("DP5037", $"{bytes} {(bytes == 1 ? "byte behind the end of the feed is" : "bytes behind the end of the feed are")} not read"), (note.Id, note.Message));
    }

    [Fact]
    public void A_comment_behind_a_feed_is_told_of_by_nobody() =>
        Assert.Empty(ReadCheck.Read("<feed><title>River</title></feed>\n<!-- made at noon -->\n", "application/atom+xml").Notes);

    [Fact]
    public void Properties_of_a_feed_are_those_of_the_whole()
    {
        var properties = ReadCheck.Read(Rss).Properties.Select(property => $"{property.Name}={property.Value} ({property.Source})");
        Assert.Equal(
            [
                "Title=River News (channel/title)", "Site=River News (channel/title)", "Address=https://river.example/ (channel/link)",
                "Published=2024-03-05 (channel/pubDate)", "Language=fa (channel/language)",
            ],
            properties);
    }

    [Fact]
    public void Reads_atom_by_its_types_of_text()
    {
        var document = ReadCheck.Read("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title type="html">Plants &amp;amp; water</title><link rel="self" href="x"/><link href="https://p.example/"/>
            <updated>2024-05-06T07:08:09Z</updated><author><name>Ali</name></author>
            <entry><title>a &lt;b&gt; c</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First <b>one</b></p><p>second</p></div></content></entry>
            <entry><title>t</title><summary type="html">&lt;p&gt;Third</summary><content>x &lt;y</content></entry></feed>
            """);
        Assert.Equal("application/atom+xml", document.MediaType);
        Assert.Equal(
            ["Plants & water", "2024-05-06T07:08:09Z", "Ali", "a <b> c", "First one", "second", "t", "Third", "x <y"],
            ReadCheck.Blocks(document));
        Assert.Equal(
            ["Title=Plants & water", "Author=Ali", "Site=Plants & water", "Address=https://p.example/", "Modified=2024-05-06T07:08:09Z", "Language=en"],
            document.Properties.Select(property => $"{property.Name}={property.Value}"));
        Assert.Equal("/feed/entry[1]/content/div/p[2]", document.Blocks[5].Path);
    }

    // The text of a place is the first character of what is sought.
    private static TextSpan Find(Document document, string sought)
    {
        var text = System.Text.Encoding.UTF8.GetString(document.Text.Span);
        var at = System.Text.Encoding.UTF8.GetByteCount(text[..text.IndexOf(sought, StringComparison.Ordinal)]);
        return new TextSpan(at, at + System.Text.Encoding.UTF8.GetByteCount(sought[..1]));
    }

    private static string Source(Document document, TextSpan span)
    {
        var original = document.Offsets.ToOriginal(span);
        return System.Text.Encoding.UTF8.GetString(document.Content.Span[original.Start..original.End]);
    }
}
