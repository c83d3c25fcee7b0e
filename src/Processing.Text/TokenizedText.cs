using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Processing.Text;

/// <summary>A document's text cut into folded tokens, sentences and blocks. Immutable and safe to share between threads.</summary>
/// <remarks>Made by <see cref="Tokenizer"/>. Token access is O(1) and allocates nothing.</remarks>
public sealed class TokenizedText
{
    // So many digits fit into 64 bits.
    private const int MostDigitsOfLong = 18;

    private readonly ReadOnlyMemory<byte> _text;
    private readonly byte[] _folded;

    // One more than there are, of which only the start of the folded form counts: there that of the last token ends.
    private readonly Token[] _tokens;

    // Of the first tokens, all or none; those of the others are read from the words.
    private readonly ulong[] _keys;
    private readonly TokenSpan[] _sentences;
    private readonly TokenSpan[] _blockTokens;

    internal TokenizedText(
        ReadOnlyMemory<byte> text,
        byte[] folded,
        Token[] tokens,
        ulong[] keys,
        TokenSpan[] sentences,
        ImmutableArray<TextBlock> blocks,
        TokenSpan[] blockTokens)
    {
        _text = text;
        _folded = folded;
        _tokens = tokens;
        _keys = keys;
        _sentences = sentences;
        Blocks = blocks;
        _blockTokens = blockTokens;
        (Count, SentenceCount) = (tokens.Length - 1, sentences.Length);
    }

    /// <summary>Number of tokens.</summary>
    public int Count { get; internal init; }

    /// <summary>The token at an index, <c>0..Count-1</c>.</summary>
    public ref readonly Token this[int index] => ref _tokens[index];

    /// <summary>The whole text, UTF-8.</summary>
    public ReadOnlySpan<byte> Text => _text.Span;

    /// <summary>The blocks, in text order.</summary>
    public ImmutableArray<TextBlock> Blocks { get; }

    /// <summary>What else its reader knows of it.</summary>
    public TextFacts Facts { get; internal init; } = TextFacts.None;

    /// <summary>Number of sentences.</summary>
    public int SentenceCount { get; internal init; }

    /// <summary>The first token that does not start before an offset of the text; <see cref="Count"/> where there is none. O(log tokens).</summary>
    public int FirstTokenFrom(int offset)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = _tokens[middle].Span.Start < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The folded form of a token, UTF-8.</summary>
    public ReadOnlySpan<byte> GetFolded(int token)
    {
        var start = _tokens[token].FoldedStart;
        return _folded.AsSpan(start, _tokens[token + 1].FoldedStart - start);
    }

    /// <summary>The <see cref="TokenKey"/> of a token's folded form.</summary>
    public ulong GetKey(int token) => (uint)token < (uint)_keys.Length ? _keys[token] : TokenKey.Of(GetFolded(token));

    /// <summary>The length of <see cref="GetFolded"/>, in bytes.</summary>
    internal int GetFoldedLength(int token) => _tokens[token + 1].FoldedStart - _tokens[token].FoldedStart;

    /// <summary>The value of a number token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="value">Its value; 0 when there is none.</param>
    /// <returns>False for a token of another kind, and for a number beyond the range of a decimal (about 28 digits).</returns>
    public bool TryGetNumber(int token, out decimal value)
    {
        value = 0;
        if (_tokens[token].Kind != TokenKind.Number)
        {
            return false;
        }

        var folded = GetFolded(token);
        if (folded.Length <= MostDigitsOfLong && TryGetWhole(folded, out var whole))
        {
            value = whole;
            return true;
        }

        return decimal.TryParse(folded, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    // Nearly all numbers are a few digits.
    private static bool TryGetWhole(ReadOnlySpan<byte> digits, out long value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (digit - (uint)'0' > 9)
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return !digits.IsEmpty;
    }

    /// <summary>The tokens of a sentence. A sentence never crosses a block.</summary>
    public TokenSpan GetSentence(int sentence) => _sentences[sentence];

    /// <summary>The tokens of a block; empty for a block without tokens.</summary>
    public TokenSpan GetBlockTokens(int block) => _blockTokens[block];

    /// <summary>The bytes of the original text that a span covers.</summary>
    public ReadOnlySpan<byte> GetBytes(TextSpan span) => _text.Span[span.Start..span.End];

    /// <summary>The text of a span, as written. Allocates the string.</summary>
    public string GetString(TextSpan span) => Encoding.UTF8.GetString(GetBytes(span));

    /// <summary>The span from the first to the last token of a range; the range must not be empty.</summary>
    public TextSpan GetSpan(TokenSpan tokens) => new(_tokens[tokens.Start].Span.Start, _tokens[tokens.End - 1].Span.End);
}
