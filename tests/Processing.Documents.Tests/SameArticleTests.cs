using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

/// <summary>One article in every format: the same text in the same blocks, whatever it comes in.</summary>
public class SameArticleTests
{
    private static readonly string[] Paragraphs =
    [
        "پل تازه‌ی رودخانه پس از دو سال گشوده شد",
        "شهردار صبح روز دوشنبه در مراسمی با حضور مهندسان و ساکنان محله، پل تازه را گشود و گفت که هزینه‌ی ساخت آن ۴۲ میلیارد تومان بوده است.",
        "به گفته‌ی او، این پل رفت‌وآمد روزانه‌ی بیست هزار نفر را کوتاه می‌کند.",
        "«ما سه زمستان منتظر این روز بودیم.»",
        "آمار رفت‌وآمد",
    ];

    private static readonly string[][] Table = [["سال", "خودرو در روز"], ["۱۴۰۱", "۱۲۳۰۰"], ["۱۴۰۲", "۱۹۸۰۰"]];

    private static string[] Expected => [.. Paragraphs, .. Table.SelectMany(row => row)];

    [Fact]
    public void Text_and_places_are_those_of_every_format()
    {
        foreach (var (mediaType, content) in Texts())
        {
            var document = ReadCheck.Read(content, mediaType);
            Assert.Equal(Expected, ReadCheck.Blocks(document));
            foreach (var (block, expected) in document.Blocks.Zip(Expected))
            {
                var place = document.Offsets.ToOriginal(block.Span);
                Assert.Equal(expected, Encoding.UTF8.GetString(document.Content.Span[place.Start..place.End]));
            }
        }
    }

    [Fact]
    public void Marked_up_it_has_a_title_a_quotation_and_a_table()
    {
        foreach (var (mediaType, content) in Texts().Where(format => format.MediaType != "text/plain").Append(("", Word())))
        {
            var document = ReadCheck.Read(content, mediaType);
            Assert.Equal(Expected, ReadCheck.Blocks(document));
            Assert.Equal((BlockKind.Title, BlockKind.Quotation, BlockKind.Heading), (document.Details[0].Structure, document.Details[3].Structure, document.Details[4].Structure));
            Assert.All(document.Details, detail => Assert.True(detail.Direction == TextDirection.RightToLeft || detail.Cell is { Row: > 0 }));
            var cell = document.Details[^1].Cell;
            Assert.NotNull(cell);
            Assert.Equal((2, 1, "خودرو در روز"), (cell.Row, cell.Column, Assert.Single(cell.Headers)));
            Assert.All(document.Blocks, block => Assert.Equal(TextLanguage.Persian, block.Language));
        }
    }

    // A page has no blocks but by their distance, and breaks lines where they are full: the words and their order are the same.
    [PdfFact]
    public void As_a_pdf_it_has_the_same_words()
    {
        var lines = Expected.SelectMany(text => text.Split(' ').Chunk(6).Select(words => string.Join(' ', words)).Append("")).ToList();
        var words = lines.SelectMany((line, index) => line.Length == 0 ? [] : TestPdf.Line(780 - (14 * index), line));
        var document = ReadCheck.Read(TestPdf.Make([.. words]));
        Assert.Equal(string.Join(' ', Expected), string.Join(' ', ReadCheck.Blocks(document)));
    }

    private static IEnumerable<(string MediaType, byte[] Content)> Texts()
    {
        var rows = Table.Select((row, index) => "<tr>" + string.Concat(row.Select(cell => index == 0 ? $"<th>{cell}</th>" : $"<td>{cell}</td>")) + "</tr>");
        var table = $"<table>{string.Concat(rows)}</table>";
        yield return ("text/plain", Encoding.UTF8.GetBytes(string.Join("\n\n", Expected)));
        yield return ("text/html", Encoding.UTF8.GetBytes($"<html lang=fa><title>{Paragraphs[0]}</title><body><article><h1>{Paragraphs[0]}</h1><p>{Paragraphs[1]}<p>{Paragraphs[2]}</p><blockquote>{Paragraphs[3]}</blockquote><h2>{Paragraphs[4]}</h2>{table}</article></body></html>"));
        yield return ("text/markdown", Encoding.UTF8.GetBytes($"# {Paragraphs[0]}\n\n{Paragraphs[1]}\n\n{Paragraphs[2]}\n\n> {Paragraphs[3]}\n\n## {Paragraphs[4]}\n\n| {string.Join(" | ", Table[0])} |\n|---|---|\n| {string.Join(" | ", Table[1])} |\n| {string.Join(" | ", Table[2])} |\n"));
        yield return ("application/xml", Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><story xml:lang=\"fa\"><headline>{Paragraphs[0]}</headline><para>{Paragraphs[1]}</para><para>{Paragraphs[2]}</para><quote>{Paragraphs[3]}</quote><heading>{Paragraphs[4]}</heading>{table}</story>"));
        yield return ("application/rss+xml", Encoding.UTF8.GetBytes($"<rss><channel><item><title>{Paragraphs[0]}</title><description><![CDATA[<p>{Paragraphs[1]}</p><p>{Paragraphs[2]}</p><blockquote>{Paragraphs[3]}</blockquote><h2>{Paragraphs[4]}</h2>{table}]]></description></item></channel></rss>"));
    }

    private static byte[] Word()
    {
        const string Styles = "<w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"Q\"><w:name w:val=\"Quote\"/></w:style><w:style w:styleId=\"H\"><w:name w:val=\"heading 2\"/></w:style>";
        var styles = new[] { "<w:pStyle w:val=\"T\"/>", "", "", "<w:pStyle w:val=\"Q\"/>", "<w:pStyle w:val=\"H\"/>" };
        var rows = Table.Select((row, index) => $"<w:tr><w:trPr>{(index == 0 ? "<w:tblHeader/>" : "")}</w:trPr>{string.Concat(row.Select(cell => $"<w:tc>{TestWord.Paragraph(cell, "<w:bidi/>")}</w:tc>"))}</w:tr>");
        return TestWord.Make(string.Concat(Paragraphs.Zip(styles, (text, style) => TestWord.Paragraph(text, style + "<w:bidi/>"))) + $"<w:tbl>{string.Concat(rows)}</w:tbl>", Styles);
    }
}
