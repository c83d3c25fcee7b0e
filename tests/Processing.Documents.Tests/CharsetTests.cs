using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class CharsetTests
{
    private const string Arabic = "اجتمع الوزراء صباح أمس في العاصمة، وقال المتحدث إن الجلسة المقبلة ستعقد بعد أسبوعين";
    private const string Persian = "وزیران دیروز در پایتخت گرد آمدند و سخنگو گفت که نشست بعدی دو هفته دیگر برگزار مي‌شود";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("windows-1256", Arabic, null)]
    [InlineData("iso-8859-6", Arabic, null)]
    [InlineData("utf-16LE", Arabic, null)]
    [InlineData("utf-16BE", Arabic, null)]
    [InlineData("utf-16LE", "plain words in Latin letters", null)]
    [InlineData("windows-1256", Arabic, "text/plain; charset=windows-1256")]
    [InlineData("iso-8859-6", Arabic, "text/plain; charset=\"ISO-8859-6\"")]
    [InlineData("windows-1252", "déjà vu", "text/plain; charset=latin1")]
    [InlineData("windows-1251", "заседание", "text/plain;charset=cp1251")]
    public void Text_comes_out_of_its_encoding_and_places_lead_back_to_its_bytes(string charset, string text, string? mediaType)
    {
        var encoding = Encoding.GetEncoding(charset);
        var bytes = encoding.GetBytes(text);
        var document = ReadCheck.Read(bytes, mediaType);
        Assert.Equal(text, string.Join('\n', ReadCheck.Blocks(document)));
        CheckBytes(document, bytes, encoding);
    }

    [Theory]
    [InlineData("windows-1256", "<html><head><meta charset='windows-1256'><title>x</title></head><body><p>TEXT</p>")]
    [InlineData("windows-1256", "<html><head><META http-equiv=content-type content=\"text/html; charset=Windows-1256\"></head><body><p>TEXT</p>")]
    [InlineData("windows-1256", "<html><body><p>TEXT</p>")]
    [InlineData("windows-1256", "<html><head><meta charset=utf-8></head><body><p>TEXT</p>")]
    [InlineData("utf-8", "<html><head><meta charset=windows-1256></head><body><p>TEXT</p>")]
    public void A_page_is_read_in_the_encoding_that_its_bytes_bear_out(string charset, string page)
    {
        var encoding = Encoding.GetEncoding(charset);
        var bytes = encoding.GetBytes(page.Replace("TEXT", Arabic, StringComparison.Ordinal));
        var document = ReadCheck.Read(bytes, "text/html");
        Assert.Equal(Arabic, Assert.Single(ReadCheck.Blocks(document)));
        CheckBytes(document, bytes, encoding);
    }

    [Fact]
    public void A_byte_order_mark_tells_more_than_what_is_said()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Persian)];
        var document = ReadCheck.Read(bytes, "text/plain; charset=utf-8");
        Assert.Equal(Persian, Assert.Single(ReadCheck.Blocks(document)));
        var place = new UnitIndex(document.Content).Locate(document.Offsets.ToOriginal(document.Blocks[0].Span));
        Assert.Equal((2, bytes.Length), document.Encoding.ToBytes(place));
    }

    [Fact]
    public void Half_a_character_of_utf_16_is_an_error_with_its_place()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("ab"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("c")];
        var error = ReadCheck.Fail(bytes);
        Assert.Equal(("DP5009", 6), (error.Id, error.ByteOffset));
        Assert.Equal(("DP5009", 2), (ReadCheck.Fail([0xFF, 0xFE, 0x41]).Id, ReadCheck.Fail([0xFF, 0xFE, 0x41]).ByteOffset));
    }

    [Fact]
    public void A_page_with_broken_bytes_is_read_and_says_so()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("<p>سلام "), 0xFF, 0xC3, .. Encoding.UTF8.GetBytes(" دنیا")];
        var document = ReadCheck.Read(bytes, "text/html; charset=utf-8");
        Assert.Equal("سلام \uFFFD\uFFFD دنیا", Assert.Single(ReadCheck.Blocks(document)));
        Assert.Equal(("DP5010", "2 sequences of bytes are not valid UTF-8 and read as U+FFFD"), (document.Notes[0].Id, document.Notes[0].Message));
        var last = document.Blocks[0].Span;
        var place = new UnitIndex(document.Content).Locate(document.Offsets.ToOriginal(new TextSpan(last.End - 8, last.End)));
        Assert.Equal((bytes.Length - 8, bytes.Length), document.Encoding.ToBytes(place));
    }

    [Fact]
    public void A_few_odd_bytes_in_utf_8_are_no_other_encoding() =>
        Assert.Equal("DP5003", ReadCheck.Fail([.. Encoding.UTF8.GetBytes(Persian), 0xE9, 0x20]).Id);

    // Each character of the blocks leads to the bytes that stand for it.
    private static void CheckBytes(Document document, byte[] bytes, Encoding encoding)
    {
        var units = new UnitIndex(document.Content);
        foreach (var block in document.Blocks)
        {
            for (var at = block.Span.Start; at < block.Span.End;)
            {
                Rune.DecodeFromUtf8(document.Text.Span[at..], out var rune, out var length);
                var (start, end) = document.Encoding.ToBytes(units.Locate(document.Offsets.ToOriginal(new TextSpan(at, at + length))));
                Assert.Equal(rune.ToString(), encoding.GetString(bytes[start..end]));
                at += length;
            }
        }
    }

    [Theory]
    [InlineData("shift_jis")]
    [InlineData("GB2312")]
    public void A_page_in_an_encoding_without_a_reader_is_not_read_as_another(string charset)
    {
        byte[] page = [.. Encoding.ASCII.GetBytes($"<html><head><meta charset={charset}></head><body><p>"), 0x93, 0xFA, 0x96, 0x7B, .. "</p>"u8];
        Assert.Equal("DP5002", ReadCheck.Fail(page, "text/html").Id);
    }

    [Fact]
    public void A_label_that_nobody_knows_says_nothing()
    {
        byte[] page = [.. "<html><head><meta charset=utf8mb4></head><body><p>caf"u8, 0xE9, .. "</p>"u8];
        Assert.Equal("DP5010", Assert.Single(ReadCheck.Read(page, "text/html").Notes).Id);
    }
}
