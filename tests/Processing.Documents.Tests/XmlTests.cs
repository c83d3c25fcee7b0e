using System.Globalization;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class XmlTests
{
    private const string Xml = "application/xml";

    [Theory]
    [InlineData("<a>one</a>", "/a=one")]
    [InlineData("<a><b>one</b><b>two</b><c>three</c></a>", "/a/b[1]=one|/a/b[2]=two|/a/c=three")]
    [InlineData("<a>one <b>two</b><c>three</c> four</a>", "/a=one twothree four")]
    [InlineData("<a>one<p>two</p><p>three <b>four</b></p>five<br/>six</a>", "/a=one|/a/p[1]=two|/a/p[2]=three four|/a=five|/a=six")]
    [InlineData("<a>x &amp;&lt;&#x627;&#65;&gt;&quot;&apos; y</a>", "/a=x &<اA>\"' y")]
    [InlineData("<a><![CDATA[<b>&amp;]]>!</a>", "/a=<b>&amp;!")]
    [InlineData("<a>b<!-- no -->c<?x no?>d</a>", "/a=bcd")]
    [InlineData("<a>one\n  two\n\n three</a>", "/a=one two|/a=three")]
    [InlineData("<?xml version='1.0'?><!DOCTYPE a SYSTEM \"http://127.0.0.1:1/a.dtd\" [<!ENTITY b \">\"> <!-- ]> -->]><a c='d>'>e</a>", "/a=e")]
    [InlineData("\uFEFF<?xml version='1.0'?><خبر>متن</خبر>", "/خبر=متن")]
    [InlineData("<a/>", "")]
    public void Reads_the_text_of_elements_with_their_paths(string xml, string expected)
    {
        var document = ReadCheck.Read(xml, Xml);
        Assert.Equal(Xml, document.MediaType);
        Assert.Equal(expected, string.Join('|', document.Blocks.Select(block => block.Path + "=" + ReadCheck.TextOf(document, block))));
        Assert.Empty(document.Notes);
    }

    [Fact]
    public void Blanks_before_the_declaration_are_passed_over() => Assert.Equal(["b"], ReadCheck.Blocks(ReadCheck.Read("\n <?xml version='1.0'?><a>b</a>", Xml)));

    [Theory]
    [InlineData("<a>", 3, "`a` has no end tag")]
    [InlineData("<a></b>", 3, "expected the end tag of `a`")]
    [InlineData("</a>", 0, "an end tag without a start tag")]
    [InlineData("<a/><b/>", 4, "a second element outside of the first")]
    [InlineData("<a/>b", 4, "text outside of the element")]
    [InlineData("<a b=c/>", 5, "expected the value of an attribute in quotes")]
    [InlineData("<a b/>", 4, "an attribute without a value")]
    [InlineData("<a b='1' b='2'/>", 9, "an attribute that the tag already has")]
    [InlineData("<a b='1'c='2'/>", 8, "expected white space, `/>` or `>`")]
    [InlineData("<a b='<'/>", 6, "`<` in the value of an attribute")]
    [InlineData("<a>1 < 2</a>", 5, "`<` that begins no tag")]
    [InlineData("<a", 0, "a tag without an end")]
    [InlineData("<a>]]></a>", 3, "`]]>` outside of CDATA")]
    [InlineData("<a><![CDATA[</a>", 3, "CDATA without an end")]
    [InlineData("<a><!-- -- --></a>", 8, "`--` inside a comment")]
    [InlineData("<a>x\uFFFF</a>", 4, "a character that XML does not allow")]
    [InlineData("<rss/>x", 6, "text outside of the element")]
    [InlineData("<a>&#0;</a>", 3, "a reference to what is no character")]
    [InlineData("<!DOCTYPE a [", 0, "a document type without an end")]
    [InlineData("<a/><!DOCTYPE a>", 4, "a document type behind the first tag")]
    [InlineData("<a><?xml version='1.0'?></a>", 3, "an XML declaration that is not at the start")]
    [InlineData("<!-- --><?xml version='1.0'?><a/>", 8, "an XML declaration that is not at the start")]
    [InlineData(" ", 1, "no element")]
    public void Says_where_xml_is_not_well_formed(string xml, int offset, string what)
    {
        var error = ReadCheck.Fail(xml, Xml);
        Assert.Equal(("DP5011", "INVALID_XML", $"not well-formed XML: {what} at offset {offset}"), (error.Id, error.Reason, error.Message));
        Assert.Equal((offset, 1), (error.ByteOffset, error.Line));
    }

    [Fact]
    public void An_entity_that_a_document_declares_is_never_read()
    {
        var bomb = "<!DOCTYPE a [<!ENTITY x0 \"ha\">" + string.Concat(Enumerable.Range(1, 30).Select(i => $"<!ENTITY x{i} \"&x{i - 1};&x{i - 1};\">")) + "]><a>&x30;</a>";
        var error = ReadCheck.Fail(bomb, Xml);
        Assert.Equal(("DP5013", "ENTITY_NOT_READ"), (error.Id, error.Reason));
        Assert.Equal("DP5013", ReadCheck.Fail("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>", Xml).Id);
    }

    [Fact]
    public void Bare_ampersands_and_entities_of_html_are_read_and_told()
    {
        var document = ReadCheck.Read("<a b='x&y'>R&D&nbsp;caf&eacute; &#; &x</a>", Xml);
        Assert.Equal(["R&D\u00A0café &#; &x"], ReadCheck.Blocks(document));
        var note = Assert.Single(document.Notes);
        Assert.Equal(("DP5014", "6 ampersands are not XML and read as HTML has it"), (note.Id, note.Message));
    }

    [Fact]
    public void Control_characters_are_read_and_told()
    {
        var document = ReadCheck.Read("<a b='\u0001'><!-- \u0002 -->x\u000By&#x1F;z<![CDATA[\u0003]]></a>", Xml);
        Assert.Equal(["x\u000By\u001Fz\u0003"], ReadCheck.Blocks(document));
        PlaceCheck.Characters(document, source => source == "&#x1F;" ? "\u001F" : null);
        var note = Assert.Single(document.Notes);
        Assert.Equal(("DP5036", "5 control characters are not XML and are read as written"), (note.Id, note.Message));
    }

    [Fact]
    public void Nesting_has_a_limit()
    {
        ReadCheck.Read(Nested(256), Xml);
        var error = ReadCheck.Fail(Nested(100_000), Xml);
        Assert.Equal(("DP5012", "XML_TOO_DEEP", (int?)(256 * 3)), (error.Id, error.Reason, error.ByteOffset));
        Assert.Equal("the XML nests deeper than 256 elements at offset 768 (`documents.max_element_depth`)", error.Message);
        Assert.Equal("DP5007", ReadCheck.Fail("<a><b>1</b><b>2</b></a>", Xml, new DocumentLimits { MaxBlocks = 1 }).Id);
        Assert.Equal("DP5008", ReadCheck.Fail("<a><b>1</b><b>2</b></a>", Xml, new DocumentLimits { MaxPathCharacters = 9 }).Id);
    }

    [Theory]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    [InlineData("windows-1256")]
    [InlineData("iso-8859-6")]
    public void The_encoding_is_that_of_the_declaration(string charset)
    {
        var name = charset.StartsWith("utf-16", StringComparison.Ordinal) ? "utf-16" : charset;
        var xml = $"<?xml version=\"1.0\" encoding=\"{name}\"?><a>خبر <b>امروز</b></a>".Replace("ی", "ي", StringComparison.Ordinal);
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        var document = ReadCheck.Read(encoding.GetBytes(xml));
        Assert.Equal((Xml, charset), (document.MediaType, document.Encoding.Charset));
        Assert.Equal(["خبر امروز"], ReadCheck.Blocks(document));
        Assert.Equal("DP5002", ReadCheck.Fail([.. Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"big5\"?><a>"), 0xA4, 0xA4, .. "</a>"u8], Xml).Id);
        Assert.Equal("DP5003", ReadCheck.Fail([.. "<a>caf"u8, 0xE9, .. "</a>"u8], Xml).Id);
    }

    [Fact]
    public void Tables_have_rows_and_columns()
    {
        var document = ReadCheck.Read("<a><table><tr><th>City</th><th>People</th></tr><tr><td>Shiraz</td><td>10</td></tr></table></a>", Xml);
        Assert.Equal(["City", "People", "Shiraz", "10"], ReadCheck.Blocks(document));
        Assert.All(document.Blocks, block => Assert.Equal(BlockKind.TableCell, block.Kind));
        var cell = document.Details[3].Cell;
        Assert.NotNull(cell);
        Assert.Equal((0, 1, 1, false, "People"), (cell.Table, cell.Row, cell.Column, cell.IsHeader, Assert.Single(cell.Headers)));
    }

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("<a>", depth)) + "x" + string.Concat(Enumerable.Repeat("</a>", depth));

    [Fact]
    public void Truncated_at_every_byte_it_is_a_document_or_an_error()
    {
        var bytes = Encoding.UTF8.GetBytes("<?xml version='1.0'?><!DOCTYPE r><rss><channel><title>خبر &#x627;</title><item><description><![CDATA[<p>a &amp; b]]></description><link x='1'/></item></channel></rss>");
        for (var length = 0; length <= bytes.Length; length++)
        {
            foreach (var mediaType in new[] { Xml, null })
            {
                var result = DocumentReader.Read(new DocumentInput(bytes.AsMemory(0, length), mediaType), DocumentLimits.Default);
                Assert.True(result.Document is null != result.Error is null, length.ToString(CultureInfo.InvariantCulture));
                Assert.True(mediaType is null || length == bytes.Length || result.Error is not null);
            }
        }
    }
}
