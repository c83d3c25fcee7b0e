using System.Net;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class MarkdownTests
{
    private const string Markdown = "text/markdown";

    [Theory]
    [InlineData("# One\n\nTwo *three* **four**\nfive", "Title:One|Paragraph:Two three four five")]
    [InlineData("# One\n## Two\n# Three", "Heading:One|Heading:Two|Heading:Three")]
    [InlineData("Setext\n======\ntext", "Title:Setext|Paragraph:text")]
    [InlineData("- a\n- b\n  - c\n\n  d\n1. e", "ListItem:a|ListItem:b|ListItem:c|ListItem:d|ListItem:e")]
    [InlineData("> a\n> b\n\nc", "Quotation:a b|Paragraph:c")]
    [InlineData("a\\*b\\\\c &amp; &eacute; &#x627; `x\\*y`", "Paragraph:a*b\\c & é ا x\\*y")]
    [InlineData("```\na\n b\n```\n\n    c", "Paragraph:a|Paragraph:b|Paragraph:c")]
    [InlineData("a  \nb\\\nc<br>d", "Paragraph:a|Paragraph:b|Paragraph:c|Paragraph:d")]
    [InlineData("<div>\n<p>a &amp; b</p><ul><li>c</ul>\n</div>\n\nd <i>e</i> <!-- f -->", "Paragraph:a & b|ListItem:c|Paragraph:d e")]
    [InlineData("![picture](a.png) b ~~c~~\n\n---\n\n- [x] d", "Paragraph:b c|ListItem:d")]
    [InlineData("\uFEFF# One", "Title:One")]
    [InlineData("---\ntitle: x\n---\ny", "Paragraph:y")]
    [InlineData("", "")]
    public void Reads_blocks(string markdown, string expected)
    {
        foreach (var text in new[] { markdown, markdown.Replace("\n", "\r\n", StringComparison.Ordinal) })
        {
            var document = ReadCheck.Read(text, Markdown);
            Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => $"{block.Kind}:{ReadCheck.TextOf(document, block)}")));
        }
    }

    [Fact]
    public void Reads_tables_with_headers_and_links_with_targets()
    {
        var document = ReadCheck.Read("| City | *People* |\n|---|---:|\n| [Shiraz](/s \"t\") | 1 \\| 2 |\n| <http://a.example> |", Markdown);
        Assert.Equal(["City", "People", "Shiraz", "1 | 2", "http://a.example"], ReadCheck.Blocks(document));
        Assert.All(document.Blocks, block => Assert.Equal(BlockKind.TableCell, block.Kind));
        var cell = document.Details[3].Cell;
        Assert.NotNull(cell);
        Assert.Equal((0, 1, 1, "People"), (cell.Table, cell.Row, cell.Column, Assert.Single(cell.Headers)));
        Assert.Equal(["/s", "http://a.example"], document.Links.Select(link => link.Target));
        Assert.True(document.Details[0].Cell?.IsHeader);
    }

    [Fact]
    public void Front_matter_gives_properties()
    {
        var document = ReadCheck.Read("---\ntitle: \"Rain: and \\\"snow\\\"\"\nauthors: [Mina, 'Ali']\ndate: 2024-03-05\ntags:\n  - a\nlang: fa\n---\n\nText.\n", Markdown);
        Assert.Equal(
            ["Title=Rain: and \"snow\" (front matter title)", "Author=Mina (front matter authors)", "Author=Ali (front matter authors)", "Published=2024-03-05 (front matter date)", "Language=fa (front matter lang)"],
            document.Properties.Select(property => $"{property.Name}={property.Value} ({property.Source})"));
        Assert.Equal(["Text."], ReadCheck.Blocks(document));
        var units = new UnitIndex(document.Content);
        var places = document.Properties.Select(property => document.Locate(units, Assert.NotNull(property.Span)).Utf8);
        Assert.Equal(["\"Rain: and \\\"snow\\\"\"", "Mina", "'Ali'", "2024-03-05", "fa"], places.Select(place => Encoding.UTF8.GetString(document.Content.Span[place.Start..place.End])));
    }

    // Each piece is written with the text that it must give.
    private static readonly (string Source, string Text)[] Pieces =
    [
        ("word", "word"), ("کتاب", "کتاب"), ("می\u200Cرود", "می\u200Cرود"), ("🙂", "🙂"), ("**bold**", "bold"), ("*it*", "it"), ("`a*b`", "a*b"), ("\\*", "*"), ("&amp;", "&"), ("&eacute;", "é"),
        ("[link](/x)", "link"), ("~~gone~~", "gone"), ("<b>html</b>", "html"), ("a\\_b", "a_b"), ("&#x627;", "ا"), ("**[deep `c`](/y)**", "deep c"),
    ];

    [Fact]
    public void Each_character_leads_to_what_made_it()
    {
        var random = new Random(41);
        for (var round = 0; round < 400; round++)
        {
            var markdown = new StringBuilder();
            var expected = new List<string>();
            for (var blocks = random.Next(1, 6); blocks > 0; blocks--)
            {
                WriteBlock(markdown, expected, random);
            }

            var document = ReadCheck.Read(markdown.ToString(), Markdown);
            Assert.Equal(expected, ReadCheck.Blocks(document));
            PlaceCheck.Characters(document, source => source.StartsWith('\\') ? source[1..] : source.StartsWith('&') ? WebUtility.HtmlDecode(source) : source.Length > 1 && source.Trim() == ">" ? " " : null);
        }
    }

    private static void WriteBlock(StringBuilder markdown, List<string> expected, Random random)
    {
        switch (random.Next(5))
        {
            case 0:
                markdown.Append('#', random.Next(1, 4)).Append(' ').Append(Line(random, out var heading)).Append("\n\n");
                expected.Add(heading);
                break;
            case 1:
                markdown.Append("> ").Append(Line(random, out var first)).Append("\n> ").Append(Line(random, out var second)).Append("\n\n");
                expected.Add($"{first} {second}");
                break;
            case 2:
                markdown.Append("- ").Append(Line(random, out var item)).Append("\n- ").Append(Line(random, out var next)).Append("\n\n<!-- -->\n\n");
                expected.AddRange([item, next]);
                break;
            case 3:
                markdown.Append("| ").Append(Line(random, out var a)).Append(" | ").Append(Line(random, out var b)).Append(" |\n|---|---|\n| ");
                markdown.Append(Line(random, out var c)).Append(" | ").Append(Line(random, out var d)).Append(" |\n\n");
                expected.AddRange([a, b, c, d]);
                break;
            default:
                markdown.Append(Line(random, out var text)).Append("\n\n");
                expected.Add(text);
                break;
        }
    }

    private static string Line(Random random, out string text)
    {
        var pieces = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Pieces[random.Next(Pieces.Length)]).ToList();
        text = "x " + string.Join(' ', pieces.Select(piece => piece.Text));
        return "x " + string.Join(' ', pieces.Select(piece => piece.Source));
    }

    [Fact]
    public void Any_text_gives_a_document_or_an_error_and_places_in_order()
    {
        string[] shards = ["*", "_", "`", "[", "]", "(", ")", "<", ">", "!", "\\", "&", ";", "#", "-", "+", "1.", "|", "|-|", "~~", "\n", "\n\n", "    ", "\t", "a", "ب", "\0", "---\n", "```", "http://a.b", "[a]: b\n", "<div>", "\r", "=", ":"];
        var random = new Random(42);
        for (var round = 0; round < 4000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ => shards[random.Next(shards.Length)]));
            var document = ReadCheck.Read(text, Markdown);
            Assert.All(document.Blocks, block => Assert.InRange(document.Offsets.ToOriginal(block.Span).End, 1, document.Original.Length));
        }
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("1) ")]
    [InlineData("- > ")]
    public void Nesting_has_a_limit(string opener)
    {
        var error = ReadCheck.Fail("a\n\n" + string.Concat(Enumerable.Repeat(opener, 100_000)) + "a", Markdown);
        Assert.Equal(("DP5015", "MARKDOWN_TOO_DEEP", (int?)3, 3), (error.Id, error.Reason, error.ByteOffset, error.Line));
    }

    [Fact]
    public void Nesting_by_indent_has_a_limit()
    {
        var stairs = string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', 2 * i) + "- a\n"));
        Assert.Equal("DP5015", ReadCheck.Fail(stairs, Markdown).Id);
    }

    // Three other kinds that the parser takes time with the square of: what is beyond the bound stays text, and all before it is read.
    [Fact]
    public void Bare_links_beyond_the_bound_are_text()
    {
        var document = ReadCheck.Read(string.Concat(Enumerable.Repeat("http://a.example/ ", 2_001)) + "\n\nSee http://b.example/ there.", Markdown);
        Assert.Equal("DP5016", Assert.Single(document.Notes).Id);
        Assert.Equal("http://b.example/", Assert.Single(document.Links).Target);
    }

    [Fact]
    public void Definitions_of_one_paragraph_are_all_read_up_to_a_bound()
    {
        var definitions = string.Concat(Enumerable.Range(0, 10_500).Select(i => $"[r{i}]: http://a.example/{i}\n"));
        var document = ReadCheck.Read(definitions + "\nThe [first][r0], [one][r600] of many and the [last][r10499].", Markdown);
        Assert.Equal("DP5016", Assert.Single(document.Notes).Id);
        Assert.Contains("http://a.example/0", document.Links.Select(link => link.Target));
        Assert.Contains("http://a.example/600", document.Links.Select(link => link.Target));
        Assert.Contains("[r10499]: http://a.example/10499", Encoding.UTF8.GetString(document.Text.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("[r9000]:", Encoding.UTF8.GetString(document.Text.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Underlined_headings_beyond_the_bound_are_text()
    {
        var document = ReadCheck.Read(string.Concat(Enumerable.Range(0, 10_100).Select(i => $"Chapter {i}\n===\n\n")), Markdown);
        Assert.Equal("DP5016", Assert.Single(document.Notes).Id);
        var kinds = document.Blocks.Select(block => block.Kind).ToList();
        var headings = kinds.TakeWhile(kind => kind == BlockKind.Heading).Count();
        Assert.InRange(headings, 9_000, 10_099);
        Assert.All(kinds.Skip(headings), kind => Assert.Equal(BlockKind.Paragraph, kind));
    }

    [Fact]
    public void Too_many_marks_are_read_as_written_and_told()
    {
        foreach (var mark in new[] { "*a **b ", "[a](", "[", "![", "_a __b " })
        {
            var text = string.Concat(Enumerable.Repeat(mark, 20_000)).Trim();
            var document = ReadCheck.Read("*one*\n\n" + text, Markdown);
            Assert.Equal("one", ReadCheck.Blocks(document)[0]);
            Assert.Equal(text, ReadCheck.Blocks(document)[1]);
            Assert.Equal("DP5016", Assert.Single(document.Notes).Id);
        }
    }

    // Markdig tells only when it has read all lines, each through all lists that are open: beyond its depth the reader stops at once.
    [Fact]
    public void Lists_that_nest_over_many_lines_are_told()
    {
        static string Nested(int depth) => string.Join('\n', Enumerable.Range(0, depth).Select(level => new string(' ', 2 * level) + "- x"));
        Assert.Equal(40, ReadCheck.Read(Nested(40), Markdown).Blocks.Length);
        Assert.Equal("DP5015", ReadCheck.Fail(Nested(300), Markdown).Id);
    }
}
