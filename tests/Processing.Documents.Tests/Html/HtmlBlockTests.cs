namespace Processing.Documents.Tests.Html;

public class HtmlBlockTests
{
    [Theory]
    [InlineData("<p>one<p>two", "Paragraph: one", "Paragraph: two")]
    [InlineData("<div>one<div>two</div>three</div>", "Paragraph: one", "Paragraph: two", "Paragraph: three")]
    [InlineData("one<br>two<br/><br>three", "Paragraph: one", "Paragraph: two", "Paragraph: three")]
    [InlineData("<p>a <b>b</b>c <i> d</i>\n\t e</p>", "Paragraph: a bc d e")]
    [InlineData("<h2>Head</h2><p>text", "Heading: Head", "Paragraph: text")]
    [InlineData("<ul><li>one<li><p>two</ul>", "ListItem: one", "ListItem: two")]
    [InlineData("<dl><dt>Total<dd>12</dl>", "ListItem: Total", "ListItem: 12")]
    [InlineData("<blockquote>said<p>so</blockquote>", "Quotation: said", "Quotation: so")]
    [InlineData("<figure><img alt=x><figcaption>under it</figcaption></figure>", "Caption: under it")]
    [InlineData("<pre>one\n  two\r\nthree</pre>", "Paragraph: one", "Paragraph: two", "Paragraph: three")]
    [InlineData("<p>seen<script>var x = '<p>not</p>';</script><style>p{}</style><noscript>no</noscript>", "Paragraph: seen")]
    [InlineData("<p>seen<p hidden>no<p style='color:red; DISPLAY : none'>no<div aria-hidden=true>no</div>", "Paragraph: seen")]
    [InlineData("<p>A<!-- not this -->B &amp; C&nbsp;D", "Paragraph: AB & C\u00A0D")]
    [InlineData("<p>خبر<b>گزاری</b>&zwnj;ها", "Paragraph: خبرگزاری\u200Cها")]
    [InlineData("<p> &nbsp; <p>\n<p>x", "Paragraph: x")]
    [InlineData("", new string[0])]
    [InlineData("<!doctype html><title>Only a title</title>", new string[0])]
    public void Cuts_pages_into_blocks(string page, params string[] blocks) => Assert.Equal(blocks, HtmlCheck.Blocks(page));

    [Fact]
    public void Tells_where_a_cell_stands_and_what_heads_it()
    {
        var document = HtmlCheck.Read("<table><tr><th>Item<th>Price<tr><th>Pen<td>12<tr><td rowspan=2>a<td>b<tr><td>c<td>d</table>");
        var cells = document.Details.Select(detail => detail.Cell is { } cell ? $"{cell.Row},{cell.Column} {(cell.IsHeader ? "head" : string.Join('/', cell.Headers))}" : "none");
        Assert.Equal(["0,0 head", "0,1 head", "1,0 head", "1,1 Price/Pen", "2,0 Item", "2,1 Price", "3,1 Price", "3,2 "], cells);
    }

    [Fact]
    public void A_header_heads_all_columns_that_it_reaches_over()
    {
        var document = HtmlCheck.Read("<table><tr><th colspan=2>Money<th>Who<th colspan=999>Rest<tr><td>3<td>4<td>Ann<td>x<td>y</table>");
        var cells = document.Details.Where(detail => detail.Cell is { IsHeader: false }).Select(detail => string.Join('/', detail.Cell!.Headers));
        Assert.Equal(["Money", "Money", "Who", "Rest", "Rest"], cells);
    }

    [Theory]
    [InlineData("<table><tr><td>one<td><p>two</table>")]
    [InlineData("<table role=presentation><tr><td>one<tr><td>two<td>three</table>")]
    [InlineData("<table><tr><td>one<td><table><tr><td>two</table></table>")]
    public void A_table_that_only_arranges_is_no_table(string page)
    {
        var document = HtmlCheck.Read(page);
        Assert.All(document.Details, detail => Assert.Null(detail.Cell));
        Assert.All(HtmlCheck.Blocks(page), block => Assert.StartsWith("Paragraph: ", block));
    }

    [Fact]
    public void Tells_direction_language_level_and_links()
    {
        var document = HtmlCheck.Read("<h3>نشست وزیران در تهران</h3><p>See <a href='/a?b=1&amp;c'>the <b>report</b></a>, please.");
        Assert.Equal([TextDirection.RightToLeft, TextDirection.LeftToRight], document.Details.Select(detail => detail.Direction));
        Assert.Equal([3, 0], document.Details.Select(detail => detail.Level));
        var link = Assert.Single(document.Links);
        Assert.Equal("/a?b=1&c", link.Target);
        Assert.Equal("the report", System.Text.Encoding.UTF8.GetString(document.Text.Span[link.Span.Start..link.Span.End]));
    }
}
