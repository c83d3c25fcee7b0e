using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class WordTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // A localised file: ids in German, names as everywhere.
    private const string Styles = """
        <w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Rubrik"><w:name w:val="Rubrik"/><w:basedOn w:val="berschrift2"/></w:style>
        <w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
        <w:style w:type="paragraph" w:styleId="Liste"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring"/></w:style>
        """;

    [Fact]
    public void Reads_paragraphs_by_their_styles()
    {
        var body = TestWord.Paragraph("One", "<w:pStyle w:val=\"Titel\"/>") + TestWord.Paragraph("Two", "<w:pStyle w:val=\"Rubrik\"/>") + TestWord.Paragraph("Three", "<w:outlineLvl w:val=\"3\"/>")
            + TestWord.Paragraph("Four", "<w:pStyle w:val=\"Zitat\"/>") + TestWord.Paragraph("Five", "<w:pStyle w:val=\"Liste\"/>") + TestWord.Paragraph("Six", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
            + TestWord.Paragraph("Seven", "<w:pStyle w:val=\"Liste\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") + TestWord.Paragraph("هشت", "<w:bidi/>") + TestWord.Paragraph("Nine", "<w:pStyle w:val=\"Ring\"/><w:bidi w:val=\"0\"/>") + "<w:p/>";
        var document = ReadCheck.Read(TestWord.Make(body, Styles));
        Assert.Equal(Word, document.MediaType);
        Assert.Equal(
            ["Title0 One", "Heading2 Two", "Heading4 Three", "Quotation0 Four", "ListItem0 Five", "ListItem0 Six", "Paragraph0 Seven", "Paragraph0 هشت", "Paragraph0 Nine"],
            document.Blocks.Select((block, index) => $"{block.Kind}{document.Details[index].Level} {ReadCheck.TextOf(document, block)}"));
        Assert.Equal(TextDirection.RightToLeft, document.Details[7].Direction);
        Assert.Equal(["Title=River & bridge", "Author=Mina"], document.Properties.Take(2).Select(property => $"{property.Name}={property.Value}"));
        Assert.StartsWith("2024-03-05", document.Properties[2].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Reads_what_is_in_runs_and_leaves_out_what_is_not_text()
    {
        var body = """
            <w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:del><w:r><w:delText>NO</w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>NO</w:t></w:r><w:r><w:tab/><w:t>c</w:t><w:noBreakHyphen/></w:r>
            <w:hyperlink r:id="h"><w:r><w:t xml:space="preserve"> link 🙂</w:t></w:r></w:hyperlink><w:r><w:instrText>NO</w:instrText><w:commentReference w:id="1"/><w:br/><w:t xml:space="preserve">  d
            e</w:t></w:r></w:p>
            <w:p><w:r><mc:AlternateContent><mc:Choice><wps:wsp><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent><a:p><a:r><a:t>NO</a:t></a:r></a:p></wps:wsp></mc:Choice>
            <mc:Fallback><w:p><w:r><w:t>NO</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>anchor</w:t></w:r></w:p>
            """;
        var document = ReadCheck.Read(TestWord.Make(body));
        Assert.Equal(["ab\tc\u2011 link 🙂", "d e", "box", "anchor"], ReadCheck.Blocks(document));
        Assert.Equal([(0, 0, 12), (0, 15, 18), (2, 0, 3), (1, 0, 6)], Enumerable.Range(0, 4).Select(i => Assert.IsType<WordLocation>(ReadCheck.LocationOf(document, i))).Select(place => (place.Paragraph, place.Character, place.EndCharacter)));
        var link = Assert.Single(document.Links);
        Assert.Equal(("https://a.example/", " link 🙂"), (link.Target, Encoding.UTF8.GetString(document.Text.Span[link.Span.Start..link.Span.End])));
        Assert.Equal(new ReadNote("DP5024", "1 comment and 1 tracked deletion are not read"), Assert.Single(document.Notes));
        Assert.True(document.Content.Span.SequenceEqual(document.Text.Span));
    }

    [Fact]
    public void Reads_tables_notes_and_running_heads()
    {
        const string Row = "<w:tr><w:trPr>{0}</w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"{1}\"/></w:tcPr>{2}</w:tc><w:tc>{3}</w:tc></w:tr>";
        var table = "<w:tbl>" + Fill(Row, "<w:tblHeader/>", "1", TestWord.Paragraph("City"), TestWord.Paragraph("People")) + Fill(Row, "", "1", TestWord.Paragraph("Shiraz"), TestWord.Paragraph("10")) + Fill(Row, "", "2", "<w:p/>", TestWord.Paragraph("11")) + "</w:tbl>";
        var document = ReadCheck.Read(TestWord.Make(table + TestWord.Paragraph("after"), "", ("footnotes", TestWord.Paragraph("note")), ("header", TestWord.Paragraph("head"))));
        Assert.Equal(["City", "People", "Shiraz", "10", "11", "after", "note", "head"], ReadCheck.Blocks(document));
        Assert.Equal([BlockKind.TableCell, BlockKind.Paragraph, BlockKind.Paragraph, BlockKind.Boilerplate], document.Blocks.Skip(4).Select(block => block.Kind));
        var cells = document.Details.Take(5).Select(detail => detail.Cell).ToArray();
        Assert.Equal((0, 1, 1, "People"), (cells[3]!.Table, cells[3]!.Row, cells[3]!.Column, Assert.Single(cells[3]!.Headers)));
        Assert.Equal((2, 2), (cells[4]!.Row, cells[4]!.Column));
        Assert.Equal(new WordLocation("word/footnotes0.xml", 0, 0, 4), ReadCheck.LocationOf(document, 6));
        Assert.Equal("set around each page", document.Details[7].Reason);
    }

    // Every character of every block stands at its paragraph and character.
    [Fact]
    public void Random_files_lead_back_to_paragraph_and_character()
    {
        string[] pieces = ["a", "ب", "🙂", " ", "ک\u200Cی", "&", "<", "\t", "\n"];
        var random = new Random(51);
        for (var round = 0; round < 60; round++)
        {
            var paragraphs = Enumerable.Range(0, random.Next(1, 8)).Select(_ => Enumerable.Range(0, random.Next(9)).Select(_ => pieces[random.Next(pieces.Length)]).ToArray()).ToArray();
            var body = string.Concat(paragraphs.Select(paragraph => "<w:p>" + string.Concat(paragraph.Select(Run)) + "</w:p>"));
            var document = ReadCheck.Read(TestWord.Make(body));
            var expected = paragraphs.SelectMany(paragraph => string.Concat(paragraph).Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0);
            Assert.Equal(expected, ReadCheck.Blocks(document));
            var units = new UnitIndex(document.Content);
            foreach (var block in document.Blocks)
            {
                var (from, to) = (block.Span.Start, block.Span.End);
                var place = Assert.IsType<WordLocation>(document.Locate(units, block.Span).Location);
                var last = ReadCheck.TextOf(document, block).EnumerateRunes().Last();
                Assert.Equal(place with { Character = place.EndCharacter - 1 }, document.LocationOf(units, new TextSpan(to - last.Utf8SequenceLength, to)));
                Assert.Null(document.LocationOf(units, new TextSpan(to, to)));
                Assert.True(from == 0 || document.LocationOf(units, new TextSpan(from - 1, from)) is null);
                Assert.Equal(place, document.LocationOf(units, new TextSpan(from, document.Text.Length)));
                Assert.Equal(ReadCheck.TextOf(document, block), string.Concat(string.Concat(paragraphs[place.Paragraph]).EnumerateRunes().Take(place.EndCharacter).Skip(place.Character)));
            }
        }
    }

    [Fact]
    public void Truncated_or_damaged_it_is_a_document_or_an_error()
    {
        var file = TestWord.Make(TestWord.Paragraph("text"));
        var random = new Random(52);
        for (var length = 4; length < file.Length; length++)
        {
            var id = ReadCheck.Fail(file[..length], Word).Id;
            Assert.True(id is "DP5017" or "DP5020", id);
            var damaged = (byte[])file.Clone();
            damaged[length] ^= (byte)random.Next(1, 256);
            var result = DocumentReader.Read(new DocumentInput(damaged), DocumentLimits.Default);
            Assert.True(result.Document is null != result.Error is null);
        }
    }

    [Fact]
    public void Archives_have_limits()
    {
        var bomb = TestWord.Make(TestWord.Paragraph(new string('a', 40_000_000)));
        Assert.True(bomb.Length < 100_000);
        Assert.Equal(("DP5023", "ARCHIVE_SWELLS"), (ReadCheck.Fail(bomb).Id, ReadCheck.Fail(bomb).Reason));
        var limits = new DocumentLimits { MaxArchiveRatio = 100_000, MaxArchiveBytes = 1_000_000 };
        Assert.Equal("the parts of the archive that are read have more than 1,000,000 bytes unpacked (`documents.max_archive_bytes`)", ReadCheck.Fail(bomb, limits: limits).Message);
        var many = TestWord.Zip([.. Enumerable.Range(0, 20).Select(i => ($"f{i}", Array.Empty<byte>()))]);
        Assert.Equal("DP5021", ReadCheck.Fail(many, limits: new DocumentLimits { MaxArchiveEntries = 19 }).Id);
        Assert.Equal("DP5020", ReadCheck.Fail(many).Id);
        Assert.Equal("DP5007", ReadCheck.Fail(TestWord.Make(TestWord.Paragraph("1") + TestWord.Paragraph("2")), limits: new DocumentLimits { MaxBlocks = 1 }).Id);
        foreach (var name in new[] { "w:sdt", "w:del", "mc:Fallback" })
        {
            var deep = TestWord.Make(string.Concat(Enumerable.Repeat($"<{name}>", 100_000)) + string.Concat(Enumerable.Repeat($"</{name}>", 100_000)));
            Assert.Equal("DP5025", ReadCheck.Fail(deep, limits: new DocumentLimits { MaxArchiveRatio = 100_000 }).Id);
        }
    }

    [Fact]
    public void Entities_encryption_and_other_files_have_their_errors()
    {
        var entity = TestWord.Zip(("_rels/.rels", Encoding.UTF8.GetBytes("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>")));
        Assert.Equal("DP5017", ReadCheck.Fail(entity).Id);
        byte[] compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[100]];
        Assert.Equal(("DP5019", "OLD_OFFICE_FILE"), (ReadCheck.Fail(compound).Id, ReadCheck.Fail(compound).Reason));
        Assert.Equal("DP5018", ReadCheck.Fail([.. compound, .. Encoding.Unicode.GetBytes("EncryptedPackage")], Word).Id);
        Assert.Equal("DP5017", ReadCheck.Fail("plain text", Word).Id);
        Assert.Equal(["a"], ReadCheck.Blocks(ReadCheck.Read(TestWord.Make(TestWord.Paragraph("a")), "text/plain")));
    }

    private static string Run(string piece) => piece switch
    {
        "\t" => "<w:r><w:tab/></w:r>",
        "\n" => "<w:r><w:br/></w:r>",
        _ => $"<w:r><w:t xml:space=\"preserve\">{System.Security.SecurityElement.Escape(piece)}</w:t></w:r>",
    };

    private static string Fill(string format, params string[] values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values);
}
