using System.Collections.Immutable;
using System.Text;

namespace Processing.Text.Tests;

public class TokenizerPropertyTests
{
    [Fact]
    public void Tokens_of_random_text_keep_every_promise()
    {
        var random = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var utf8 = Encoding.UTF8.GetBytes(RandomText.Next(random, random.Next(60)));
            Check(Tokenizer.Tokenize(utf8, RandomBlocks(utf8, random)));
        }
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_survived()
    {
        var random = new Random(8);
        for (var round = 0; round < 2000; round++)
        {
            var bytes = new byte[random.Next(80)];
            random.NextBytes(bytes);
            var text = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.None)]);
            for (var i = 0; i < text.Count; i++)
            {
                Assert.False(text[i].Span.IsEmpty);
            }
        }
    }

    [Fact]
    public void Cost_is_linear_whatever_the_text()
    {
        string[] hard = ["1.", "1,", "1\u200C", "1,234", "12,345,6", "a'", "a\u200C", "a\u0301", "\u200C", "\u0640", "🙂\u200D", "🇮", "\uFE0F", "\u064B", ".", "a.", "\"", "ا.", "1", "،1"];
        foreach (var piece in hard)
        {
            var utf8 = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 20_000)));
            Tokenizer.Tokenize(utf8, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, utf8.Length), "", TextLanguage.None)], CancellationToken.None, out var reads);
            Assert.True(reads <= 6 * utf8.Length, $"{piece}: {reads} reads of {utf8.Length} bytes");
        }
    }

    [Fact]
    public void Allocations_do_not_depend_on_the_number_of_tokens_but_through_the_arrays()
    {
        var utf8 = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("در این نشست ۵ نفر، two words. ", 20_000)));
        ImmutableArray<TextBlock> blocks = [new TextBlock(BlockKind.Paragraph, new TextSpan(0, utf8.Length), "", TextLanguage.None)];
        var count = Tokenizer.Tokenize(utf8, blocks).Count;
        var before = GC.GetAllocatedBytesForCurrentThread();
        Tokenizer.Tokenize(utf8, blocks);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        // The arrays with their doublings, and nothing else: an object for each token would add 24 bytes at least.
        Assert.True(allocated < (count * 40L * 4) + (utf8.Length * 3L), $"{allocated} bytes for {count} tokens");
    }

    private static void Check(TokenizedText text)
    {
        var end = 0;
        for (var i = 0; i < text.Count; i++)
        {
            var token = text[i];
            var block = text.Blocks[token.Block].Span;
            Assert.True(block.Contains(token.Span) && token.Span.Start >= end && !token.Span.IsEmpty);
            end = token.Span.End;
            var written = text.GetString(token.Span);
            Assert.Equal(token.Span.Length, Encoding.UTF8.GetByteCount(written));
            Assert.DoesNotContain('\uFFFD', written.Replace("\uFFFD", token.Kind == TokenKind.Symbol ? "" : "\uFFFD", StringComparison.Ordinal));
            var folded = TextCheck.Folded(text, i);
            if (token.Kind == TokenKind.Number)
            {
                Assert.Matches("^[0-9]+(\\.[0-9]+)?$", folded);
            }
            else
            {
                Assert.Equal(TextFolder.Fold(written), folded);
                Assert.NotEmpty(folded);
            }

            Assert.DoesNotContain(' ', folded);
            Assert.True(IsVisible(written.EnumerateRunes().First()), written);
            Assert.True(token.Kind == TokenKind.Symbol || IsVisible(written.EnumerateRunes().Last()), written);
            var sentence = text.GetSentence(token.Sentence);
            Assert.True(sentence.Start <= i && i < sentence.End);
            var blockTokens = text.GetBlockTokens(token.Block);
            Assert.True(blockTokens.Start <= sentence.Start && sentence.End <= blockTokens.End);
            Assert.True(token.SpaceBefore || i > blockTokens.Start);
        }

        var next = 0;
        for (var i = 0; i < text.SentenceCount; i++)
        {
            Assert.Equal(next, text.GetSentence(i).Start);
            next = text.GetSentence(i).End;
        }

        Assert.Equal(text.Count, next);
    }

    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune)
        && rune.Value is not (0x00AD or 0x034F or 0x061C or 0xFEFF or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F));

    private static ImmutableArray<TextBlock> RandomBlocks(byte[] utf8, Random random)
    {
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        var start = 0;
        while (start < utf8.Length)
        {
            var end = Math.Min(utf8.Length, start + random.Next(80));
            while (end < utf8.Length && (utf8[end] & 0xC0) == 0x80)
            {
                end++;
            }

            blocks.Add(new TextBlock(BlockKind.Paragraph, new TextSpan(start, end), "", TextLanguage.None));
            start = end;
        }

        return blocks.ToImmutable();
    }
}
