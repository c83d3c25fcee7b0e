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
    public void Reads_the_date_beside_the_title(string body, string? day) =>
        Assert.Equal(day, HtmlCheck.Read($"<body>{body}").Properties.SingleOrDefault(property => property.Name == DocumentPropertyName.Published)?.Value);

    [Theory]
    [InlineData("{")]
    [InlineData("[[[[")]
    [InlineData("{\"@type\":\"NewsArticle\",\"headline\":7,\"author\":[[]],\"datePublished\":{}}")]
    [InlineData("null")]
    public void Broken_linked_data_says_nothing(string data) =>
        Assert.Empty(HtmlCheck.Read($"<script type='application/ld+json'>{data}</script><p>x").Properties);
}
