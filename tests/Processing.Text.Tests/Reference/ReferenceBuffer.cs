namespace Processing.Text.Tests.Reference;

/// <summary>Tokens, folded bytes and sentences while they are made; grows by doubling.</summary>
internal sealed class ReferenceBuffer(int textLength)
{
    private Token[] _tokens = new Token[(textLength / 6) + 8];
    private byte[] _folded = new byte[textLength + 16];
    private TokenSpan[] _sentences = new TokenSpan[(textLength / 128) + 4];
    private int _sentenceCount;

    public int Count { get; private set; }

    public int FoldedLength { get; private set; }

    public ReadOnlySpan<Token> Tokens => _tokens.AsSpan(0, Count);

    public ReadOnlySpan<byte> FoldedOf(int token) => _folded.AsSpan(_tokens[token].FoldedStart, (token + 1 < Count ? _tokens[token + 1].FoldedStart : FoldedLength) - _tokens[token].FoldedStart);

    public void AppendFolded(ReadOnlySpan<byte> bytes)
    {
        if (FoldedLength + bytes.Length > _folded.Length)
        {
            Array.Resize(ref _folded, (_folded.Length * 2) + bytes.Length);
        }

        bytes.CopyTo(_folded.AsSpan(FoldedLength));
        FoldedLength += bytes.Length;
    }

    public void Add(in Token token)
    {
        if (Count == _tokens.Length)
        {
            Array.Resize(ref _tokens, _tokens.Length * 2);
        }

        _tokens[Count++] = token;
    }

    /// <summary>Makes the tokens from <paramref name="start"/> to <paramref name="end"/> the next sentence.</summary>
    public void AddSentence(int start, int end)
    {
        if (_sentenceCount == _sentences.Length)
        {
            Array.Resize(ref _sentences, _sentences.Length * 2);
        }

        for (var i = start; i < end; i++)
        {
            _tokens[i] = _tokens[i] with { Sentence = _sentenceCount };
        }

        _sentences[_sentenceCount++] = new TokenSpan(start, end);
    }

    public Token[] ToTokens() => _tokens.AsSpan(0, Count).ToArray();

    public byte[] ToFolded() => _folded.AsSpan(0, FoldedLength).ToArray();

    public TokenSpan[] ToSentences() => _sentences.AsSpan(0, _sentenceCount).ToArray();
}
