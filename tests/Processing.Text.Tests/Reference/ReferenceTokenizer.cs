using System.Collections.Immutable;

namespace Processing.Text.Tests.Reference;

/// <summary>The plain tokeniser: what <see cref="Tokenizer"/> must give, without any of its short ways.</summary>
internal static class ReferenceTokenizer
{
    public static (Token[] Tokens, byte[] Folded, TokenSpan[] Sentences) Tokenize(ReadOnlySpan<byte> text, ImmutableArray<TextBlock> blocks)
    {
        var buffer = new ReferenceBuffer(text.Length);
        var scanner = new ReferenceScanner(text, buffer);
        for (var block = 0; block < blocks.Length; block++)
        {
            var first = buffer.Count;
            scanner.ScanBlock(blocks[block].Span, block);
            ReferenceSplitter.Split(text, buffer, first);
        }

        return (buffer.ToTokens(), buffer.ToFolded(), buffer.ToSentences());
    }
}
