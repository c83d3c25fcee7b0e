using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests.Html;

public class PagePropertyTests
{
    [Fact]
    public void Collects_what_a_page_says_of_itself_in_the_order_of_trust()
    {
        var document = HtmlCheck.Read("""
            <html lang="en-GB"><head><title>Bridge opens | The Harbour Post</title>
            <link rel="canonical" href="https://harbour.example/2021/03/09/bridge-opens">
            <meta name="date" content="10 March 2021"><meta property="article:published_time" content="2021-03-09T08:15:00Z">
            <meta property="og:site_name" content="The Harbour Post"><meta name="description" content="The new bridge.">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2020-01-01"},
            {"@type":["NewsArticle"],"headline":"Bridge &amp; tunnel open","datePublished":"2021-03-09T08:15:30+00:00","dateModified":"2021-03-11",
            "author":[{"@type":"Person","name":"Ada Quill"},"Tom Reed"],"publisher":{"name":"Harbour Post Ltd"}}],}</script></head>
            <body><h1>Bridge &amp; tunnel open</h1><time datetime="2021-03-09">9 March</time></body>
            """);
        Assert.Equal(
            [
                "Title Bridge & tunnel open (json-ld headline)", "Title Bridge opens | The Harbour Post (title)",
                "Author Ada Quill (json-ld author)", "Author Tom Reed (json-ld author)",
                "Site Harbour Post Ltd (json-ld publisher)", "Site The Harbour Post (meta og:site_name)",
                "Address https://harbour.example/2021/03/09/bridge-opens (link canonical)",
                "Published 2021-03-09T08:15:30+00:00 (json-ld datePublished)", "Published 2020-01-01 (json-ld datePublished)",
                "Published 2021-03-09T08:15:00Z (meta article:published_time)", "Published 2021-03-10 (meta date)", "Published 2021-03-09 (time)", "Published 2021-03-09 (address)",
                "Modified 2021-03-11 (json-ld dateModified)",
                "Language en-GB (html lang)",
                "Description The new bridge. (meta description)",
            ],
            document.Properties.Select(property => $"{property.Name} {property.Value} ({property.Source})"));
    }

    // Each statement leads to the characters that it was read from, however they are written.
    [Fact]
    public void Leads_back_to_where_it_was_written()
    {
        const string Page = """
            <!doctype html><HTML class=x LANG='fa-IR'><head data-x="a>b"><title>A &amp;
            <!-- not this -->b</title>
            <meta name=author content=Ada/Quill ><META a="lang=x" / content = 'Tom &amp; "Reed"' content="second" name="author">
            <link rel="canonical" href=https://a.example/2021/03/09/x>
            <meta property=og:site_name content="">
            <script type="application/ld+json">
              {"@type":"NewsArticle","x":[1,"datePublished",{"datePublished":"1999-01-01"}],"headline":"\u0627\n\"b\" &amp; c","datePublished" : "2021-03-09T08:15:30Z"};
            </script></head><body><pre>text</pre><h1>A title that is long enough</h1><p>Published: 10 March 2021</p>
            <p itemprop="author">Mina <b>K.</b></p><time datetime="2021-03-11">x</time></body>
            """;
        var document = HtmlCheck.Read(Page);
        Assert.Equal(
            [
                """Title=\u0627\n\"b\" &amp; c""", "Title=A &amp;\n<!-- not this -->b",
                "Author=Ada/Quill", "Author=Tom &amp; \"Reed\"", "Author=Mina <b>K.",
                "Address=https://a.example/2021/03/09/x",
                "Published=2021-03-09T08:15:30Z", "Published=2021-03-11", "Published=https://a.example/2021/03/09/x", "Published=Published: 10 March 2021",
                "Language=fa-IR",
            ],
            document.Properties.Select(property => $"{property.Name}={Written(document, property)}"));
        Assert.Equal("text", ReadCheck.Blocks(document)[0]);
    }

    // Elements that say something may lie in each other, so each is looked into no further than a title, a name or a date is long.
    [Fact]
    public void Looks_into_a_marked_element_no_further_than_a_name_is_long()
    {
        var document = HtmlCheck.Read($"<p><span itemprop=author><span itemprop=author>Ann{string.Concat(Enumerable.Repeat("<i> b</i>", 2000))}</span></span>");
        var authors = document.Properties.Where(property => property.Name == DocumentPropertyName.Author).ToList();
        Assert.Equal(2, authors.Count);
        Assert.All(authors, author => Assert.InRange(author.Value.Length, 500, 1010));
        Assert.All(authors, author => Assert.StartsWith("Ann<i> b</i><i> b", Written(document, author), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(999, "2021-03-09")]
    [InlineData(1000, null)]
    public void Looks_at_the_first_thousand_elements_of_time(int before, string? published)
    {
        var document = HtmlCheck.Read($"<p>{string.Concat(Enumerable.Repeat("<time>soon</time> ", before))}<time datetime='2021-03-09'>then</time>");
        Assert.Equal(published, document.Properties.SingleOrDefault(property => property.Name == DocumentPropertyName.Published)?.Value);
    }

    [Fact]
    public void Properties_stand_in_no_block()
    {
        var document = HtmlCheck.Read("<html lang=en><head><meta name=date content='9 March 2021'></head><body><p>One line of text.</p></body></html>");
        Assert.Equal(["One line of text."], ReadCheck.Blocks(document));
        Assert.Equal("One line of text.\n2021-03-09\nen", Encoding.UTF8.GetString(document.Text.Span));
        Assert.Equal(0, Tokenizer.Tokenize(document.Text, [], document.Facts, CancellationToken.None).Count);
    }

    private static string Written(Document document, DocumentProperty property)
    {
        Assert.NotNull(property.Span);
        var place = document.Locate(new UnitIndex(document.Content), property.Span.Value);
        return Encoding.UTF8.GetString(document.Content.Span[place.Utf8.Start..place.Utf8.End]);
    }

    [Theory]
    [InlineData("2021-03-09", "2021-03-09")]
    [InlineData("2021-03-09T08:15:00+03:30", "2021-03-09T08:15:00+03:30")]
    [InlineData("20210309", "2021-03-09")]
    [InlineData("2021/3/9", "2021-03-09")]
    [InlineData("۱۴۰۰/۰۱/۱۵ - ۱۰:۳۰", "2021-04-04")]
    [InlineData("Tue, 09 Mar 2021 08:15:00 GMT", "2021-03-09")]
    [InlineData("March 9th, 2021", "2021-03-09")]
    [InlineData("9 مارس 2021", "2021-03-09")]
    [InlineData("٩ آذار ٢٠٢١", "2021-03-09")]
    [InlineData("دوشنبه ۱۸ اسفند ۱۳۹۹", "2021-03-08")]
    [InlineData("13/03/2021", "2021-03-13")]
    [InlineData("03/13/2021", "2021-03-13")]
    [InlineData("9.3.2021", "2021-03-09")]
    [InlineData("3/9/2021", "2021-03-09")]
    [InlineData("۱۳۹۹/۱۲/۳۱", null)]
    [InlineData("2021-02-30", null)]
    [InlineData("March 2021", null)]
    [InlineData("soon", null)]
    public void Reads_dates_of_tags(string content, string? day) =>
        Assert.Equal(day, HtmlCheck.Read($"<meta property='article:published_time' content='{content}'>").Properties.SingleOrDefault(property => property.Name == DocumentPropertyName.Published)?.Value);

    [Theory]
    [InlineData("<h1>The bridge opens at last</h1><p>By Ada Quill, 9 March 2021 08:15</p>", "2021-03-09")]
    [InlineData("<h1>پل تازه باز شد</h1><p>تاریخ انتشار: ۱۸ اسفند ۱۳۹۹ - ۰۸:۱۵</p>", "2021-03-08")]
    [InlineData("<h1>The bridge opens at last</h1><p>Nothing was said of the day.</p>", null)]
    [InlineData("<h1>The bridge opens at last</h1><p>By Ada Quill and Tom Reed on Tuesday, March 9th, 2021 at 11:08 a.m.</p>", "2021-03-09")]
    [InlineData("<h1>The bridge opens at last</h1><p>The one before it was opened by the mayor in March, on 9 March 2021.</p>", null)]
    [InlineData("<h1>The bridge opens at last</h1><table><tr><td>Built<td>Opened<tr><td>9 March 1961<td>9 March 2021</table>", null)]
    public void Reads_the_date_beside_the_title(string body, string? day) =>
        Assert.Equal(day, HtmlCheck.Read($"<body>{body}").Properties.SingleOrDefault(property => property.Name == DocumentPropertyName.Published)?.Value);

    // The first statement is the day that readers see; a shown time tells the zone of the moment that machines are told.
    [Theory]
    [InlineData("2021-03-10T02:15:30Z", "9 March 2021, 6:15 p.m.", "2021-03-09T18:15:30-08:00")]
    [InlineData("2021-03-10T02:15:30+0000", "9 March 2021</p><p>9:15 PM", "2021-03-09T21:15:30-05:00")]
    [InlineData("2021-03-09T20:45:10Z", "۲۰ اسفند ۱۳۹۹ - ۰۰:۱۵", "2021-03-10T00:15:10+03:30")]
    [InlineData("2021-03-10T02:15:30Z", "9 March 2021, updated 6:20 p.m.", "2021-03-09")]
    [InlineData("2021-03-10T02:15:30Z", "9 March 2021, updated 11:30 p.m.", "2021-03-09")]
    [InlineData("2021-03-09T20:15:30Z", "10 March 2021, 2:00", "2021-03-10T02:00:30+05:45")]
    [InlineData("2021-03-10T02:15:30Z", "9 March 2021", "2021-03-09")]
    [InlineData("2021-03-10T02:15:30Z", "10 March 2021", "2021-03-10T02:15:30Z")]
    [InlineData("2021-03-10T20:15:30Z", "9 March 2021", "2021-03-10T20:15:30Z")]
    [InlineData("2021-03-10T02:15:30Z", "3 March 2021, 6:15 p.m.", "2021-03-10T02:15:30Z")]
    [InlineData("2021-03-10T02:15:30-05:00", "9 March 2021", "2021-03-10T02:15:30-05:00")]
    [InlineData("2021-03-10T02:15:30-06:00\"><meta name=\"date\" content=\"2021-03-10T02:15:30Z", "9 March 2021, 8:15 pm", "2021-03-09T20:15:30-06:00")]
    [InlineData("2021-03-10T02:15:30Z\"><meta name=\"date\" content=\"2021-03-09T18:15:00-08:00", "10 March 2021", "2021-03-09T18:15:00-08:00")]
    [InlineData("2021-03-10T02:15:30Z\"><link rel=\"canonical\" href=\"https://a.example/2021/03/09/x", "Nothing of the day.", "2021-03-09")]
    [InlineData("2021-03-10T02:15:30\"><link rel=\"canonical\" href=\"https://a.example/2021/03/09/x", "Nothing of the day.", "2021-03-10T02:15:30")]
    [InlineData("2021-03-10\"><link rel=\"canonical\" href=\"https://a.example/2021/03/09/x", "9 March 2021", "2021-03-10")]
    public void The_day_that_readers_see_goes_first(string content, string line, string published)
    {
        var document = HtmlCheck.Read($"<head><meta property=\"article:published_time\" content=\"{content}\"></head><body><h1>The bridge opens at last</h1><p>{line}</p></body>");
        Assert.Equal(published, document.Properties.First(property => property.Name == DocumentPropertyName.Published).Value);
    }

    // Papers show the day of today in their head.
    [Theory]
    [InlineData("10 March 2021", "2021-03-09T18:15:30Z")]
    [InlineData("8 March 2021", "2021-03-09T03:15:30Z")]
    public void A_day_before_the_title_says_nothing_against_a_moment(string line, string published)
    {
        var document = HtmlCheck.Read($"<head><meta property=\"article:published_time\" content=\"{published}\"></head><body><div>{line}</div><h1>The bridge opens at last</h1><p>The mayor came.</p></body>");
        Assert.Equal(published, document.Properties.First(property => property.Name == DocumentPropertyName.Published).Value);
        Assert.Contains(document.Properties, property => property.Source == "visible text");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[[[[")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":7,\"author\":[[]],\"datePublished\":{}}")]
    [InlineData("null")]
    public void Broken_linked_data_says_nothing(string data) =>
        Assert.Empty(HtmlCheck.Read($"<script type='application/ld+json'>{data}</script><p>x").Properties);
}
