using System.Collections.Immutable;
using System.Text;
using Processing.Text.Tests.Reference;

namespace Processing.Text.Tests;

/// <summary>The tokeniser's short ways give what the plain way gives.</summary>
public class TokenizerReferenceTests
{
    [Fact]
    public void Random_unicode_gives_the_same_tokens()
    {
        var random = new Random(21);
        for (var round = 0; round < 6000; round++)
        {
            Check(Encoding.UTF8.GetBytes(RandomText.Next(random, random.Next(80))), random);
        }
    }

    [Fact]
    public void Random_bytes_give_the_same_tokens()
    {
        var random = new Random(22);
        for (var round = 0; round < 6000; round++)
        {
            var bytes = new byte[random.Next(120)];
            random.NextBytes(bytes);

            // Mostly bytes that belong together, so that whole characters come out.
            for (var i = 0; i < bytes.Length && round % 2 == 0; i++)
            {
                bytes[i] = bytes[i] switch { < 96 => (byte)(32 + bytes[i]), < 170 => (byte)(0xD8 + (bytes[i] & 3)), _ => (byte)(0x80 | (bytes[i] & 0x3F)) };
            }

            Check(bytes, random);
        }
    }

    [Fact]
    public void Long_words_and_every_short_character_give_the_same_tokens()
    {
        var random = new Random(23);
        foreach (var piece in new[] { "a", "ا", "ا\u200C", "\u064E", "ß", "é", "a'", "a’", "Aا" })
        {
            Check(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 300)) + " " + piece), random);
        }

        for (var codePoint = 0; codePoint < 0x900; codePoint++)
        {
            Check(Encoding.UTF8.GetBytes($"{new Rune(codePoint)} a{new Rune(codePoint)}b ا{new Rune(codePoint)}{new Rune(codePoint)}"), random);
        }
    }

    [Fact]
    public void Keys_are_those_of_the_folded_words()
    {
        var random = new Random(24);
        for (var round = 0; round < 1000; round++)
        {
            var text = TextCheck.Tokenize(RandomText.Next(random, random.Next(60)));
            for (var token = 0; token < text.Count; token++)
            {
                Assert.Equal(TokenKey.Of(text.GetFolded(token)), text.GetKey(token));
            }
        }
    }

    private static void Check(byte[] utf8, Random random)
    {
        var cut = random.Next(utf8.Length + 1);
        ImmutableArray<TextBlock> blocks =
        [
            new TextBlock(BlockKind.Paragraph, new TextSpan(0, cut), "", TextLanguage.None),
            new TextBlock(BlockKind.Paragraph, new TextSpan(cut, utf8.Length), "", TextLanguage.None),
        ];
        var (tokens, folded, sentences) = ReferenceTokenizer.Tokenize(utf8, blocks);
        var text = Tokenizer.Tokenize(utf8, blocks);
        Assert.Equal(tokens, Enumerable.Range(0, text.Count).Select(token => text[token]));
        Assert.Equal(sentences, Enumerable.Range(0, text.SentenceCount).Select(text.GetSentence));
        for (var token = 0; token < tokens.Length; token++)
        {
            var end = token + 1 < tokens.Length ? tokens[token + 1].FoldedStart : folded.Length;
            Assert.True(text.GetFolded(token).SequenceEqual(folded.AsSpan(tokens[token].FoldedStart, end - tokens[token].FoldedStart)));
        }
    }
}
