using System.Collections.Immutable;
using System.Text;

namespace Processing.Text;

/// <summary>Cuts text into folded tokens, sentences and blocks.</summary>
/// <remarks>
/// A word is letters with the marks and joiners inside them, and an apostrophe between Latin letters. A number is digits with
/// grouping and decimal separators; a border between letters and digits ends a token. Every other visible character is a token of its own, but an emoji sequence is one.
/// Zero-width characters, control characters and marks without a letter give no token.
/// </remarks>
public static class Tokenizer
{
    // Of so many characters a phrase is written on the stack.
    private const int ShortPhrase = 256;

    /// <summary>Tokenises a whole text, in O(bytes).</summary>
    /// <param name="text">UTF-8. Bytes that are not UTF-8 count as U+FFFD, a symbol.</param>
    /// <param name="blocks">Its blocks, in text order, not overlapping; text outside them gives no tokens.</param>
    public static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks) => Tokenize(text, blocks, CancellationToken.None);

    /// <summary>Tokenises a whole text, in O(bytes), as long as the caller wants it.</summary>
    /// <param name="text">UTF-8. Bytes that are not UTF-8 count as U+FFFD, a symbol.</param>
    /// <param name="blocks">Its blocks, in text order, not overlapping; text outside them gives no tokens.</param>
    /// <param name="cancellation">Looked at for each block, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, CancellationToken cancellation) =>
        Tokenize(text, blocks, TextFacts.None, cancellation);

    /// <summary>Tokenises a whole text of which its reader knows more.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="facts">What else the reader knows of it.</param>
    /// <param name="cancellation">Looked at for each block, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, TextFacts facts, CancellationToken cancellation) =>
        Tokenize(text, blocks, facts, cancellation, out _);

    /// <summary>Tokenises a text that is needed for a while only, into buffers that the thread uses again for the next one.</summary>
    /// <param name="text">UTF-8, as for <see cref="Tokenize(ReadOnlyMemory{byte}, ImmutableArray{TextBlock})"/>.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="cancellation">Looked at for each block, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <returns>The text, to be used by one thread at a time until it is given back, and by nobody after that.</returns>
    public static TokenizedTextLease Lease(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, CancellationToken cancellation = default) => Lease(text, blocks, TextFacts.None, cancellation);

    /// <summary>As <see cref="Lease(ReadOnlyMemory{byte}, ImmutableArray{TextBlock}, CancellationToken)"/>, of a text of which its reader knows more.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="facts">What else the reader knows of it.</param>
    /// <param name="cancellation">Looked at for each block, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static TokenizedTextLease Lease(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, TextFacts facts, CancellationToken cancellation)
    {
        var buffer = TokenBuffer.Take(text.Span);
        var blockTokens = Scan(text.Span, blocks, buffer, cancellation, out _);
        return new TokenizedTextLease(buffer.AsText(text, blocks, blockTokens, facts), buffer);
    }

    /// <summary>Also says how often a character was read, so that a test can hold the cost to be linear without a clock.</summary>
    internal static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, CancellationToken cancellation, out int reads) =>
        Tokenize(text, blocks, TextFacts.None, cancellation, out reads);

    private static TokenizedText Tokenize(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, TextFacts facts, CancellationToken cancellation, out int reads)
    {
        var buffer = TokenBuffer.Take(text.Span);
        var tokens = buffer.ToText(text, blocks, Scan(text.Span, blocks, buffer, cancellation, out reads), facts);
        TokenBuffer.Return(buffer);
        return tokens;
    }

    private static TokenSpan[] Scan(ReadOnlySpan<byte> text, ImmutableArray<TextBlock> blocks, TokenBuffer buffer, CancellationToken cancellation, out int reads)
    {
        var scanner = new TokenScanner(text, buffer) { Cancellation = cancellation };
        var blockTokens = new TokenSpan[blocks.Length];
        for (var block = 0; block < blocks.Length; block++)
        {
            var first = buffer.Count;
            scanner.ScanBlock(blocks[block].Span, block);
            SentenceSplitter.Split(text, buffer, first, cancellation);
            blockTokens[block] = new TokenSpan(first, buffer.Count);
        }

        reads = scanner.Reads;
        return blockTokens;
    }

    /// <summary>The folded tokens of a phrase, as a literal of a rule is compared. A zero-width non-joiner does not split a token.</summary>
    public static ImmutableArray<string> TokenizePhrase(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var buffer = TokenBuffer.TakePhrase();
        var text = TokenizeAsBlock(Encoding.UTF8.GetBytes(phrase), buffer);
        var tokens = ImmutableArray.CreateBuilder<string>(text.Count);
        for (var i = 0; i < text.Count; i++)
        {
            tokens.Add(Encoding.UTF8.GetString(text.GetFolded(i)));
        }

        TokenBuffer.ReturnPhrase(buffer);
        return tokens.MoveToImmutable();
    }

    /// <summary>The last of the tokens of <see cref="TokenizePhrase"/> that has a letter; null for none.</summary>
    public static string? LastWordOf(string phrase)
    {
        ArgumentNullException.ThrowIfNull(phrase);
        var buffer = TokenBuffer.TakePhrase();
        var utf8 = phrase.Length > ShortPhrase ? new byte[Encoding.UTF8.GetByteCount(phrase)] : stackalloc byte[ShortPhrase * 3];
        ScanPhrase(utf8[..Encoding.UTF8.GetBytes(phrase, utf8)], buffer);
        string? found = null;
        for (var i = buffer.Count - 1; i >= 0 && found is null; i--)
        {
            found = HasLetter(buffer.FoldedOf(i)) ? Encoding.UTF8.GetString(buffer.FoldedOf(i)) : null;
        }

        TokenBuffer.ReturnPhrase(buffer);
        return found;
    }

    // One beyond U+FFFF does not count.
    private static bool HasLetter(ReadOnlySpan<byte> folded)
    {
        for (var i = 0; i < folded.Length;)
        {
            var codePoint = FoldTable.Decode(folded, i, out var length);
            if (codePoint <= char.MaxValue && char.IsLetter((char)codePoint))
            {
                return true;
            }

            i += length;
        }

        return false;
    }

    /// <summary>Tokenises a text as one block into a buffer of the caller, over which the result lies.</summary>
    internal static TokenizedText TokenizeAsBlock(ReadOnlyMemory<byte> text, TokenBuffer buffer)
    {
        buffer.Empty(text.Span);
        var blocks = AsBlock(text.Length);
        return buffer.AsText(text, blocks, Scan(text.Span, blocks, buffer, CancellationToken.None, out _), TextFacts.None);
    }

    /// <summary>Tokenises a text as one block without sentences into a buffer of the caller. Allocates nothing but the growth of the buffer.</summary>
    internal static void ScanPhrase(ReadOnlySpan<byte> text, TokenBuffer buffer)
    {
        buffer.Empty(text);
        new TokenScanner(text, buffer).ScanBlock(new TextSpan(0, text.Length), 0);
    }

    private static ImmutableArray<TextBlock> AsBlock(int bytes) => [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes), "", TextLanguage.None)];
}
