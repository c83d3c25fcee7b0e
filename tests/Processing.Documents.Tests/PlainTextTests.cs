using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("one\ntwo\r\nthree\rfour\u2028five\u2029six\u0085seven", "one|two|three|four|five|six|seven")]
    [InlineData("  one \t\n\n \n\u00A0two\u3000", "one|two")]
    [InlineData("", "")]
    [InlineData(" \r\n\r\n ", "")]
    [InlineData("\uFEFFone\ntwo", "one|two")]
    [InlineData("a\0b\n\0\nc", "a\0b|c")]
    [InlineData("{ not json", "{ not json")]
    public void Cuts_lines_into_paragraphs(string text, string expected)
    {
        var document = ReadCheck.Read(text);
        Assert.Equal("text/plain", document.MediaType);
        Assert.Equal(expected, string.Join('|', ReadCheck.Blocks(document)));
        Assert.All(document.Blocks, block => Assert.Equal((BlockKind.Paragraph, ""), (block.Kind, block.Path)));
        Assert.All(document.Blocks, block => Assert.Equal(new OriginalSpan(block.Span.Start, block.Span.End), document.Offsets.ToOriginal(block.Span)));
    }

    private const string Wrapped = """
        The committee met on the second floor of the old town hall, because the large
        room was being painted, and it spent most of the morning on the question whether
        the bridge should be repaired or replaced. Nobody had brought the drawings, so the
        chairman sent a clerk to the archive, who returned an hour later with two boxes
        and a cold.

        In the afternoon the engineers spoke. They had measured the piers in the dry month
        of August and found them sound, which was the first good news of the year for the
        treasurer, who wrote the number down twice.
        """;

    [Fact]
    public void Hard_wrapped_lines_are_one_paragraph()
    {
        var document = ReadCheck.Read(Wrapped);
        Assert.Equal(2, document.Blocks.Length);
        Assert.EndsWith("and a cold.", ReadCheck.Blocks(document)[0], StringComparison.Ordinal);
        Assert.Equal(document.Blocks.Length, ReadCheck.Read(Wrapped.Replace("\n", "\r\n", StringComparison.Ordinal)).Blocks.Length);
    }

    [Fact]
    public void Whether_lines_are_wrapped_is_not_found_out_where_nobody_wants_it_any_more()
    {
        using var given = new CancellationTokenSource();
        Assert.True(HardWrap.IsHardWrapped(Encoding.UTF8.GetBytes(Wrapped), given.Token));
        given.Cancel();
        Assert.Throws<OperationCanceledException>(() => HardWrap.IsHardWrapped(Encoding.UTF8.GetBytes(Wrapped), given.Token));
    }

    [Fact]
    public void Headlines_of_similar_length_are_not_wrapped_text()
    {
        var headlines = string.Join('\n', Enumerable.Range(0, 12).Select(i => $"Minister number {i} opens the new {new string('x', 20 + (i * 7 % 13))} station in town"));
        Assert.Equal(12, ReadCheck.Read(headlines).Blocks.Length);
    }

    [Fact]
    public void One_long_line_is_one_block()
    {
        var document = ReadCheck.Read(new string('a', 1 << 20), "text/plain");
        Assert.Equal(1 << 20, Assert.Single(document.Blocks).Span.Length);
    }

    [Fact]
    public void Short_blocks_take_the_language_of_the_document()
    {
        var document = ReadCheck.Read("خبر\nاین گزارش درباره‌ی دیدار نمایندگان دو شهر است که در کنار رودخانه برگزار شد.\nThis paragraph is in English and it is long enough to be judged alone.");
        Assert.Equal([TextLanguage.Persian, TextLanguage.Persian, TextLanguage.English], document.Blocks.Select(block => block.Language));
        var given = ReadCheck.Read(Encoding.UTF8.GetBytes("خبر\nabc"), language: TextLanguage.Arabic);
        Assert.All(given.Blocks, block => Assert.Equal(TextLanguage.Arabic, block.Language));
    }
}
