using System.Text;
using Processing.Documents.Pdf;
using Processing.Text;

namespace Processing.Documents.Tests;

public class PdfTests
{
    private static readonly byte[] TwoPages = TestPdf.Make(
        [.. TestPdf.Line(750, "Hello world."), .. TestPdf.Line(735, "Second line"), .. TestPdf.Line(600, "سلام دنیا 12.5 و (خوب)")],
        [.. TestPdf.Line(750, "Page two")]);

    [PdfFact]
    public void Reads_blocks_with_pages_and_boxes()
    {
        var document = ReadCheck.Read(TwoPages);
        Assert.Equal("application/pdf", document.MediaType);
        Assert.Equal(["Hello world. Second line", "سلام دنیا 12.5 و (خوب)", "Page two"], ReadCheck.Blocks(document));
        Assert.Equal([TextDirection.LeftToRight, TextDirection.RightToLeft, TextDirection.LeftToRight], document.Details.Select(detail => detail.Direction));
        var first = Assert.IsType<PageLocation>(ReadCheck.LocationOf(document, 0));
        Assert.Equal((1, 0, 24, 4), (first.Page, first.Character, first.EndCharacter, first.Boxes.Length));
        var second = Assert.IsType<PageLocation>(ReadCheck.LocationOf(document, 1));
        Assert.Equal((1, 25, 47), (second.Page, second.Character, second.EndCharacter));
        var third = Assert.IsType<PageLocation>(ReadCheck.LocationOf(document, 2));
        Assert.Equal((2, 0, 8), (third.Page, third.Character, third.EndCharacter));
        Assert.Equal((86, 122), (first.Boxes[1].Left, first.Boxes[1].Right));
        Assert.InRange(first.Boxes[1].Top, 35, 45);
        Assert.Empty(document.Notes);
        var part = Assert.IsType<PageLocation>(document.LocationOf(new UnitIndex(document.Content), new TextSpan("Hello w".Length, "Hello world. Second".Length)));
        Assert.Equal(new PageLocation(1, 7, 19, [first.Boxes[1], first.Boxes[2]]), part);
        Assert.True(document.Content.Span.SequenceEqual(document.Text.Span));
    }

    // Each word of random pages leads back to the box that it was set in.
    [PdfFact]
    public void Words_of_random_pages_stand_in_their_boxes()
    {
        string[] words = ["river", "bridge", "رود", "پل", "کتاب", "12", "۱۴۰۲", "abc"];
        var random = new Random(61);
        for (var round = 0; round < 5; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 6)).Select(i => string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ => words[random.Next(words.Length)]))).ToArray();
            var set = lines.SelectMany((line, index) => TestPdf.Line(750 - (60 * index), line)).ToArray();
            var document = ReadCheck.Read(TestPdf.Make(set));
            var boxes = document.Locations.SelectMany(location => Assert.IsType<PdfBlockLocation>(location).Words).ToList();
            Assert.Equal(set.Length, boxes.Count);
            foreach (var (span, box) in boxes)
            {
                var text = Encoding.UTF8.GetString(document.Text.Span[span.Start..span.End]);
                var (_, _, seen) = Assert.Single(set, word => Math.Abs(word.X - box.Left) < 0.1 && 800 - word.Y > box.Top && 800 - word.Y < box.Bottom + 3);
                Assert.True(text == seen || text == string.Concat(seen.Reverse()), $"`{text}` in the box of `{seen}`");
            }
        }
    }

    // Poppler takes such rows for one block.
    [PdfFact]
    public void A_form_in_columns_comes_line_by_line_in_reading_order()
    {
        (double, double, string)[] form = [(50, 750, "Number:"), (98, 750, "A-7"), (50, 735, "Day:"), (98, 735, "Monday"), (50, 720, "Due:"), (98, 720, "12.50")];
        Assert.Equal(["Number: A-7", "Day:", "Monday", "Due:", "12.50"], ReadCheck.Blocks(ReadCheck.Read(TestPdf.Make(form))));
        (double, double, string)[] persian = [(514, 750, ":هرامش"), (502, 750, "۷"), (526, 735, ":زور"), (484, 735, "هبنش"), (526, 720, ":عمج"), (496, 720, "۱۲")];
        Assert.Equal(["شماره: ۷", "روز:", "شنبه", "جمع:", "۱۲"], ReadCheck.Blocks(ReadCheck.Read(TestPdf.Make(persian))));
    }

    // Of most letters Latin, the ends of a line tell which way it is read.
    [PdfFact]
    public void A_line_with_addresses_is_read_from_its_own_side()
    {
        const string Persian = "شرکت Example Company International Limited و Northern Holdings است.";
        Assert.Equal([Persian], ReadCheck.Blocks(ReadCheck.Read(TestPdf.Make([.. TestPdf.Line(750, Persian)]))));
        var english = new (double X, double Y, string Seen)[] { (50, 750, "مالس"), (80, 750, "means"), (116, 750, "peace"), (152, 750, "as"), (170, 750, "does"), (200, 750, "حلص.") };
        Assert.Equal(["سلام means peace as does صلح."], ReadCheck.Blocks(ReadCheck.Read(TestPdf.Make(english))));
    }

    [PdfFact]
    public void The_information_of_a_pdf_gives_properties_and_no_day()
    {
        var document = ReadCheck.Read(TestPdf.WithInformation(TwoPages, "/Title (A & <b>) /Author (Ada Quill) /Subject (On rivers) /CreationDate (D:20210309081500Z)"));
        Assert.Equal(["Title A & <b>", "Author Ada Quill", "Description On rivers"], document.Properties.Select(property => $"{property.Name} {property.Value}"));
        Assert.All(document.Properties, property => Assert.Equal(("pdf information", null), (property.Source, property.Span)));
    }

    // Only of a program that is known to draw the ligature as one sign, and not of the Arabic article.
    [PdfFact]
    public void Words_that_may_hold_a_swapped_ligature_are_told()
    {
        const string Line = "سالم والبيت البيت بالبيت حالا سال\u200Cها اعالم";
        Assert.Empty(ReadCheck.Read(TestPdf.Make([.. TestPdf.Line(750, Line)])).Notes);
        Assert.Empty(ReadCheck.Read(TestPdf.WithInformation(TestPdf.Make([.. TestPdf.Line(750, Line)]), "/Producer (cairo 1.16)")).Notes);
        var note = Assert.Single(ReadCheck.Read(TestPdf.WithInformation(TestPdf.Make([.. TestPdf.Line(750, Line)]), "/Producer (Skia/PDF m100)")).Notes);
        Assert.Equal(("DP5035", "4"), (note.Id, note.Message.Split(' ')[0]));
    }

    [PdfFact]
    public void Pdfs_that_give_nothing_have_their_errors()
    {
        var scan = ReadCheck.Fail(TestPdf.Make([], []));
        Assert.Equal(("DP5029", "the PDF of 2 pages holds no text, as scans do; run it through recognition of characters first"), (scan.Id, scan.Message));
        Assert.Equal("DP5028", ReadCheck.Fail("%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\ntrailer\n<</Root 1 0 R/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)/U(bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb)>>/ID[(1)(1)]>>\n").Id);
        Assert.Equal("DP5031", ReadCheck.Fail(TwoPages, limits: new DocumentLimits { MaxPdfOutputBytes = 100 }).Id);
        Assert.Equal("DP5007", ReadCheck.Fail(TwoPages, limits: new DocumentLimits { MaxBlocks = 2 }).Id);
        Assert.Equal("DP5027", ReadCheck.Fail("%PDF-1.4\nnothing").Id);
    }

    [PdfFact]
    public void Truncated_it_is_an_error_a_document_that_says_so_or_whole()
    {
        var whole = ReadCheck.Blocks(ReadCheck.Read(TwoPages));
        for (var length = 8; length < TwoPages.Length; length += TwoPages.Length / 12)
        {
            var result = DocumentReader.Read(new DocumentInput(TwoPages.AsMemory(0, length)), DocumentLimits.Default);
            Assert.True(result.Document is null != result.Error is null);
            Assert.True(
                result.Error is { Id: "DP5027" or "DP5029" } || result.Document?.Notes is [{ Id: "DP5032" }] || (result.Document is { } document && ReadCheck.Blocks(document).SequenceEqual(whole)),
                $"{length} of {TwoPages.Length} bytes: {result.Error?.Message ?? string.Join('|', ReadCheck.Blocks(result.Document!))}");
        }
    }

    [PdfFact]
    public void Memory_is_bounded_where_prlimit_is_there()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal("DP5033", ReadCheck.Fail(TwoPages, limits: new DocumentLimits { MaxPdfMemoryBytes = 2_000_000 }).Id);
        }
    }

    [Fact]
    public void Without_its_program_it_says_how_to_install_it()
    {
        var error = ReadCheck.Fail(TwoPages, limits: new DocumentLimits { PdfProgram = "no-such-program" });
        Assert.Equal(("DP5026", "PDF_PROGRAM_MISSING"), (error.Id, error.Reason));
        Assert.Contains("apt-get install poppler-utils", error.Message, StringComparison.Ordinal);
        Assert.Equal("DP5027", ReadCheck.Fail("plain text", "application/pdf").Id);
    }

    [Fact]
    public void A_program_that_does_not_end_is_stopped()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var script = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sh");
        File.WriteAllText(script, "#!/bin/sh\nexec cat /dev/zero > /dev/null\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            // More than a pipe takes, so that writing waits as well.
            var limits = new DocumentLimits { PdfProgram = script, MaxPdfSeconds = 1 };
            Assert.Equal("DP5030", ReadCheck.Fail([.. TwoPages, .. new byte[1_000_000]], limits: limits).Id);
            using var given = new CancellationTokenSource();
            given.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => DocumentReader.Read(new DocumentInput(TwoPages), limits, given.Token));
        }
        finally
        {
            File.Delete(script);
        }
    }

    [Theory]
    [InlineData("خوب ا", "ا بوخ", "right")]
    [InlineData("سلام (دنیا) 12.5", "12.5 (ایند) مالس", "right")]
    [InlineData("در abc def بود", "دوب abc def رد", "right")]
    [InlineData("در abc 12 بود", "دوب abc 12 رد", "right")]
    [InlineData("از 10 20 تا", "ات 20 10 زا", "right")]
    [InlineData("۱۴۰۲/۱۲/۱۵ روز", "زور ۱۴۰۲/۱۲/۱۵", "right")]
    [InlineData("the word کتاب خوب here", "the word بوخ باتک here", "left")]
    [InlineData("plain (x) 12", "plain (x) 12", "left")]
    [InlineData("", "", "left")]
    public void Lines_as_seen_become_lines_as_read(string read, string seen, string direction)
    {
        var line = seen.EnumerateRunes().Select((rune, index) => (rune, index)).ToList();
        var order = VisualOrder.ToReading(line, direction == "right" ? TextDirection.RightToLeft : TextDirection.LeftToRight);
        Assert.Equal(read, string.Concat(order.Select(character => character.Rune.ToString())));
        Assert.Equal(Enumerable.Range(0, seen.Length), order.Select(character => character.Word).Order());
    }
}
