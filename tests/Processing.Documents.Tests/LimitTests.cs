using System.Text;

namespace Processing.Documents.Tests;

public class LimitTests
{
    [Fact]
    public void Too_large()
    {
        var error = ReadCheck.Fail("12345", limits: new DocumentLimits { MaxBytes = 4 });
        Assert.Equal(new ReadError("DP5004", "DOCUMENT_TOO_LARGE", "the document has 5 bytes; the limit is 4 bytes (`documents.max_bytes`)"), error);
        ReadCheck.Read("1234", limits: new DocumentLimits { MaxBytes = 4 });
    }

    [Fact]
    public void Too_many_blocks()
    {
        var error = ReadCheck.Fail("a\nb\nc", limits: new DocumentLimits { MaxBlocks = 2 });
        Assert.Equal(("DP5007", "TOO_MANY_BLOCKS", "the document has more than 2 blocks (`documents.max_blocks`)"), (error.Id, error.Reason, error.Message));
        ReadCheck.Read("a\nb", limits: new DocumentLimits { MaxBlocks = 2 });
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("Text/Plain; charset=UTF-8")]
    [InlineData("text/plain;charset=\"us-ascii\"; format=flowed")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Known_media_types(string? mediaType) => ReadCheck.Read("\"x\"", mediaType);

    [Fact]
    public void Unknown_media_type()
    {
        var error = ReadCheck.Fail("x", "application/x-ndjson");
        Assert.Equal(("DP5001", "UNSUPPORTED_MEDIA_TYPE"), (error.Id, error.Reason));
        Assert.Equal("no reader for media type `application/x-ndjson`; supported are `application/atom+xml`, `application/json`, `application/pdf`, `application/rdf+xml`, `application/rss+xml`, `application/vnd.openxmlformats-officedocument.wordprocessingml.document`, `application/xhtml+xml`, `application/xml`, `text/html`, `text/markdown`, `text/plain`, `text/x-markdown`, `text/xml`, and none at all to tell by content", error.Message);
    }

    [Fact]
    public void Unknown_charset()
    {
        var error = ReadCheck.Fail("x", "text/plain; charset=shift_jis");
        Assert.Equal(("DP5002", "UNSUPPORTED_CHARSET", "charset `shift_jis` is not supported; supported are UTF-8, UTF-16 and charsets of one byte a character, such as windows-1256"), (error.Id, error.Reason, error.Message));
    }

    [Theory]
    [InlineData(new byte[] { 0xFF }, 0, 1, 1)]
    [InlineData(new byte[] { (byte)'a', (byte)'\n', 0xD8, 0xA7, (byte)'b', 0xC0, 0x80 }, 5, 2, 3)]
    [InlineData(new byte[] { (byte)'a', (byte)'\r', (byte)'\n', 0xED, 0xA0, 0x80 }, 3, 2, 1)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, (byte)'a', 0xE2, 0x80 }, 4, 1, 2)]
    public void Invalid_utf8(byte[] content, int offset, int line, int column)
    {
        var error = ReadCheck.Fail(content);
        Assert.Equal(("DP5003", "INVALID_UTF8", (int?)offset, line, column), (error.Id, error.Reason, error.ByteOffset, error.Line, error.Column));
        Assert.Equal($"byte 0x{content[offset]:X2} at offset {offset} is not valid UTF-8", error.Message);
    }

    [Fact]
    public void Limits_come_before_the_content() =>
        Assert.Equal("DP5004", ReadCheck.Fail(Encoding.Latin1.GetBytes("éé"), "image/png", new DocumentLimits { MaxBytes = 1 }).Id);

    [Fact]
    public void A_page_has_a_limit_of_its_own()
    {
        var limits = new DocumentLimits { MaxHtmlBytes = 20 };
        var error = ReadCheck.Fail("<html><p>The river.</p>", limits: limits);
        Assert.Equal(("DP5004", "DOCUMENT_TOO_LARGE", "the page has 23 bytes; the limit for HTML is 20 bytes (`documents.max_html_bytes`)"), (error.Id, error.Reason, error.Message));
        Assert.Equal(["The river, as plain text."], ReadCheck.Blocks(ReadCheck.Read("The river, as plain text.", limits: limits)));
    }
}
