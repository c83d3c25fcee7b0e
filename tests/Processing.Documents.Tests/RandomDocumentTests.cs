using System.Text;
using Processing.Text;

namespace Processing.Documents.Tests;

public class RandomDocumentTests
{
    private static readonly string[] Pieces =
        ["{", "}", "[", "]", "\"", ":", ",", "\\", "\\u0627", "\\ud83d", "a", "ب", "1", "-", ".", "true", "null", " ", "\n", "\r", "\r\n", "\u0085", "\u2028", "\u2029", "\0", "\uFEFF", "🙂", "\u200C"];

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/json")]
    public void Any_bytes_give_a_document_or_an_error(string? mediaType)
    {
        var random = new Random(21);
        for (var round = 0; round < 4000; round++)
        {
            var bytes = new byte[random.Next(40)];
            random.NextBytes(bytes);
            CheckAnswer(round % 2 == 0 ? bytes : Encoding.UTF8.GetBytes(NextText(random)), mediaType);
        }
    }

    // The plainest model: cut at every break, trim, drop what is empty.
    [Fact]
    public void Plain_text_agrees_with_a_naive_cut()
    {
        var random = new Random(22);
        for (var round = 0; round < 2000; round++)
        {
            var text = NextText(random);
            var visible = text.StartsWith('\uFEFF') ? text[1..] : text;
            var lines = visible.Split(["\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029"], StringSplitOptions.None)
                .Select(line => line.Trim(' ', '\0')).Where(line => line.Length > 0);
            Assert.Equal(lines, ReadCheck.Blocks(ReadCheck.Read(text, "text/plain")));
        }
    }

    [Fact]
    public void A_long_json_line_is_read_in_one_piece()
    {
        var value = string.Concat(Enumerable.Repeat("a\\u0627", 150_000));
        var document = ReadCheck.Read($"{{\"text\":\"{value}\"}}");
        var block = Assert.Single(document.Blocks);
        Assert.Equal(450_000, block.Span.Length);
        Assert.Equal(new OriginalSpan(9, 9 + value.Length), document.Offsets.ToOriginal(block.Span));
    }

    private static void CheckAnswer(byte[] bytes, string? mediaType)
    {
        var result = DocumentReader.Read(new DocumentInput(bytes, mediaType), DocumentLimits.Default);
        Assert.True(result.Document is null != result.Error is null);
        if (result.Error is { } error)
        {
            Assert.InRange(error.ByteOffset ?? -1, 0, bytes.Length);
            Assert.True(error.Line > 0 && error.Column > 0);
        }
        else if (result.Document is { } document)
        {
            Tokenizer.Tokenize(document.Text, document.Blocks);
            Assert.All(document.Blocks, block => Assert.InRange(document.Offsets.ToOriginal(block.Span).End, 1, bytes.Length));
        }
    }

    private static string NextText(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(25); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
