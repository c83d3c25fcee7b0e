using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Processing.Documents.Tests;

/// <summary>Random documents of XML, against System.Xml.</summary>
public class RandomXmlTests
{
    private static readonly string[] Pieces =
        ["a", "ب", "ک\u200Cی", " ", "\t", "🙂", "&amp;", "&lt;", "&#x627;", "&#1575;", "&gt;", "&quot;", "<![CDATA[<x>&amp;]]>", "<!-- c -->", "<?p i?>", "<![CDATA[ ]]>", "\u200F"];

    private static readonly string[] Shards = ["<", ">", "/", "=", "'", "\"", "&", ";", "#", "!", "-", "[", "]", "?", " ", "\n", "a", "b", "ا", "<a>", "</a>", "<a b='c'>", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "&amp;", "&#65;", "&#x1;", "\u0001", "\uFFFF"];

    [Fact]
    public void Each_character_leads_to_what_made_it()
    {
        var random = new Random(31);
        for (var round = 0; round < 600; round++)
        {
            var xml = new StringBuilder();
            WriteElement(xml, random, 4);
            var document = ReadCheck.Read(xml.ToString(), "application/xml");
            var expected = new List<string>();
            Collect(XDocument.Parse(xml.ToString(), LoadOptions.PreserveWhitespace).Root!, expected);
            Assert.Equal(expected, ReadCheck.Blocks(document));
            PlaceCheck.Characters(document, source => source.StartsWith('&') ? WebUtility.HtmlDecode(source) : null);
        }
    }

    [Fact]
    public void What_is_well_formed_is_what_system_xml_takes_for_it()
    {
        var random = new Random(32);
        var sound = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var xml = "<a>" + string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => Shards[random.Next(Shards.Length)])) + "</a>";
            var result = DocumentReader.Read(new DocumentInput(Encoding.UTF8.GetBytes(xml), "application/xml"), DocumentLimits.Default);
            var isSound = IsSound(xml);
            sound += isSound ? 1 : 0;
            if (isSound)
            {
                Assert.True(result.Error is null, $"{xml}: {result.Error?.Message}");
            }
            else
            {
                Assert.True(result.Error is not null || result.Document?.Notes.Length > 0, xml);
            }
        }

        Assert.InRange(sound, 1000, 19_000);
    }

    // HTML in the text of a feed, escaped once more: the text is that of the same HTML as a page of its own.
    [Fact]
    public void Html_in_feeds_is_read_as_the_same_html_alone()
    {
        string[] pieces = ["a", "ب", " ", "<b>", "</b>", "<p>", "</p>", "&amp;", "&eacute;", "&#x627;", "🙂", "<br>", "<!-- c -->", "<li>x</li>"];
        var random = new Random(33);
        for (var round = 0; round < 300; round++)
        {
            var html = "<p>x" + string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var body = round % 2 == 0 ? $"<![CDATA[{html}]]>" : html.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
            var document = ReadCheck.Read($"<rss><channel><item><description>{body}</description></item></channel></rss>");
            Assert.Equal(ReadCheck.Blocks(ReadCheck.Read("<html><body>" + html, "text/html")), ReadCheck.Blocks(document));
            PlaceCheck.Characters(document, source => WebUtility.HtmlDecode(WebUtility.HtmlDecode(source)));
        }
    }

    private static bool IsSound(string xml)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(xml), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            while (reader.Read())
            {
            }

            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    // The outermost element with text of its own makes a block.
    private static void Collect(XElement element, List<string> blocks)
    {
        if (element.Nodes().OfType<XText>().Any(node => !string.IsNullOrWhiteSpace(node.Value)))
        {
            var text = string.Join(' ', element.Value.Split([' ', '\t', '\n'], StringSplitOptions.RemoveEmptyEntries));
            blocks.Add(text);
            return;
        }

        foreach (var child in element.Elements())
        {
            Collect(child, blocks);
        }
    }

    private static void WriteElement(StringBuilder xml, Random random, int depth)
    {
        var name = "xyzخ"[random.Next(4)];
        xml.Append('<').Append(name).Append(random.Next(3) == 0 ? " k = 'v &amp; >'" : "").Append('>');
        for (var i = random.Next(7); i > 0; i--)
        {
            if (depth > 0 && random.Next(3) == 0)
            {
                WriteElement(xml, random, depth - 1);
            }
            else if (random.Next(2) == 0)
            {
                xml.Append(Pieces[random.Next(Pieces.Length)]);
            }
        }

        xml.Append("</").Append(name).Append(random.Next(3) == 0 ? " >" : ">");
    }
}
