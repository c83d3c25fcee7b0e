namespace Processing.Documents.Tests.Html;

public class HtmlPlaceTests
{
    [Theory]
    [InlineData("<p>A &amp; B</p>", "&", "&amp;")]
    [InlineData("<p>A &amp; B</p>", "A & B", "A &amp; B")]
    [InlineData("<p>caf&eacute</p>", "é", "&eacute")]
    [InlineData("<p>&notit;</p>", "¬it;", "&notit;")]
    [InlineData("<p>AT&T and x & y</p>", "AT&T and x & y", "AT&T and x & y")]
    [InlineData("<p>&#x1F642;!</p>", "🙂", "&#x1F642;")]
    [InlineData("<p>&#1587;&#1604;ام</p>", "سلام", "&#1587;&#1604;ام")]
    [InlineData("<p>می&zwnj;رود</p>", "می\u200Cرود", "می&zwnj;رود")]
    [InlineData("<p>Teh<b>ran</b></p>", "Tehran", "Teh<b>ran")]
    [InlineData("<p>Teh<!-- x -->ran</p>", "Tehran", "Teh<!-- x -->ran")]
    [InlineData("<p>one\r\n   two</p>", "one two", "one\r\n   two")]
    [InlineData("<p>one</i>\n<b> two</p>", "one two", "one</i>\n<b> two")]
    [InlineData("<table>late<tr><td>cell</table>", "late", "late")]
    [InlineData("<p>a</>b</p>", "ab", "a</>b")]
    [InlineData("<p>x</p></body></html>after", "after", "after")]
    public void Leads_back_to_what_was_written(string page, string text, string source) => Assert.Equal(source, HtmlCheck.SourceOf(HtmlCheck.Read(page), text));

    [Fact]
    public void Every_character_leads_back_to_what_made_it()
    {
        var random = new Random(81);
        for (var round = 0; round < 3000; round++)
        {
            var page = new RandomPage(random, random.Next(1, 40));
            Check(HtmlCheck.Read(page.Source), page);
        }
    }

    // What the page says, without white space, which browsers collapse; character for character with its source.
    private static void Check(Document document, RandomPage page)
    {
        var expected = page.Characters.Where(character => !string.IsNullOrWhiteSpace(character.Text)).ToList();
        var index = 0;
        foreach (var block in document.Blocks)
        {
            for (var at = block.Span.Start; at < block.Span.End;)
            {
                System.Text.Rune.DecodeFromUtf8(document.Text.Span[at..], out var rune, out var length);
                var place = document.Offsets.ToOriginal(new Text.TextSpan(at, at + length));
                at += length;
                if (System.Text.Rune.IsWhiteSpace(rune))
                {
                    var blank = System.Text.Encoding.UTF8.GetString(document.Content.Span[place.Start..place.End]);
                    Assert.True(blank.Length > 0, page.Source);
                    continue;
                }

                Assert.True(index < expected.Count, $"more text than was written: {page.Source}");
                Assert.Equal((expected[index].Text, expected[index].Start, expected[index].End), (rune.ToString(), place.Start, place.End));
                index++;
            }
        }

        Assert.True(index == expected.Count, $"text was lost after {index} characters: {page.Source}");
    }
}
