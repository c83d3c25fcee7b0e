using System.Collections.Immutable;

namespace Processing.Text;

/// <summary>Tokens, folded bytes and sentences while they are made; grows by a share of what it has. One buffer serves one text after the other.</summary>
/// <param name="tokens">How many tokens there is room for at first.</param>
internal sealed class TokenBuffer(int tokens)
{
    private const int UsualTokens = 256;
    private const int BytesPerToken = 16;

    // A huge text is rare, and its buffer is not worth keeping.
    internal const int MostTokensKept = 1 << 16;

    // Phrases are tokenised while a document holds the other one.
    private const int UsualPhrase = 16;
    private const int MostPhraseTokensKept = 1 << 10;

    [ThreadStatic]
    private static TokenBuffer? _idle;

    [ThreadStatic]
    private static TokenBuffer? _idlePhrase;

    private Token[] _tokens = new Token[tokens];

    // None once there are more tokens than are kept: a huge text reads them from the words where it needs them.
    private ulong[] _keys = new ulong[tokens];
    private byte[] _folded = new byte[tokens * BytesPerToken];
    private TokenSpan[] _sentences = new TokenSpan[Math.Max(1, tokens / 8)];
    private int _sentenceCount;

    public int Count { get; private set; }

    public int FoldedLength { get; private set; }

    /// <summary>An empty buffer, the one that this thread used before where there is one.</summary>
    public static TokenBuffer Take(ReadOnlySpan<byte> text)
    {
        var buffer = _idle ?? new TokenBuffer(UsualTokens);
        _idle = null;
        buffer.Empty(text);
        return buffer;
    }

    /// <summary>An empty buffer for a few words, to be given back by <see cref="ReturnPhrase"/>.</summary>
    public static TokenBuffer TakePhrase()
    {
        var buffer = _idlePhrase ?? new TokenBuffer(UsualPhrase);
        _idlePhrase = null;
        return buffer;
    }

    /// <summary>Keeps a buffer for the next phrase of this thread.</summary>
    public static void ReturnPhrase(TokenBuffer buffer) => _idlePhrase = buffer._tokens.Length <= MostPhraseTokensKept ? buffer : null;

    /// <summary>Makes room for another text.</summary>
    public void Empty(ReadOnlySpan<byte> text)
    {
        MakeRoom(text);
        (Count, FoldedLength, _sentenceCount) = (0, 0, 0);
    }

    /// <summary>Keeps a buffer for the next text of this thread.</summary>
    public static void Return(TokenBuffer buffer) => _idle = buffer._tokens.Length <= MostTokensKept ? buffer : null;

    /// <summary>A token; good until the next one is added.</summary>
    public ref readonly Token this[int token] => ref _tokens[token];

    /// <summary>The folded form of a token: what stands before that of the next one, as nothing is folded between two tokens.</summary>
    public ReadOnlySpan<byte> FoldedOf(int token) => FoldedFrom(_tokens[token].FoldedStart, token + 1 < Count ? _tokens[token + 1].FoldedStart : FoldedLength);

    /// <summary>What was folded from a place on.</summary>
    public ReadOnlySpan<byte> FoldedFrom(int start) => FoldedFrom(start, FoldedLength);

    /// <summary>What was folded between two places.</summary>
    public ReadOnlySpan<byte> FoldedFrom(int start, int end) => _folded.AsSpan(start, end - start);

    public void AppendFolded(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        FoldedLength += bytes.Length;
    }

    /// <summary>Room for so many folded bytes behind those that are there.</summary>
    public Span<byte> Reserve(int bytes)
    {
        if (FoldedLength + bytes > _folded.Length)
        {
            Array.Resize(ref _folded, (_folded.Length * 2) + bytes);
        }

        return _folded.AsSpan(FoldedLength, bytes);
    }

    /// <summary>Takes so many of the reserved bytes; gives where they begin.</summary>
    public int Commit(int bytes)
    {
        var start = FoldedLength;
        FoldedLength += bytes;
        return start;
    }

    public void Add(in Token token, ulong key)
    {
        if (Count == _tokens.Length)
        {
            Grow();
        }

        if ((uint)Count < (uint)_keys.Length)
        {
            _keys[Count] = key;
        }

        _tokens[Count++] = token;
    }

    private void Grow()
    {
        Array.Resize(ref _tokens, _tokens.Length < MostTokensKept ? _tokens.Length * 2 : _tokens.Length + (_tokens.Length / 2));
        if (_tokens.Length <= MostTokensKept)
        {
            Array.Resize(ref _keys, _tokens.Length);
        }
        else
        {
            _keys = [];
        }
    }

    /// <summary>Makes the tokens from <paramref name="start"/> to <paramref name="end"/> the next sentence.</summary>
    public void AddSentence(int start, int end)
    {
        if (_sentenceCount == _sentences.Length)
        {
            Array.Resize(ref _sentences, _sentences.Length * 2);
        }

        foreach (ref var token in _tokens.AsSpan(start, end - start))
        {
            token = token with { Sentence = _sentenceCount };
        }

        _sentences[_sentenceCount++] = new TokenSpan(start, end);
    }

    // For as many tokens as ordinary text has; more of them make it grow.
    private void MakeRoom(ReadOnlySpan<byte> text)
    {
        var usual = (text.Length / 6) + 8;
        if (usual > MostTokensKept)
        {
            // What is too much is not used by the next text: a word for each blank, and a sign for every fourth.
            var words = text.Count((byte)' ') + text.Count((byte)'\n');
            usual = Math.Min(text.Length / 4, words + (words / 4)) + 8;
        }

        if (_tokens.Length < usual)
        {
            (_tokens, _keys) = (new Token[usual], usual <= MostTokensKept ? new ulong[usual] : []);
        }

        if (_folded.Length < text.Length + 256)
        {
            _folded = new byte[text.Length + 256];
        }
    }

    /// <summary>The text, with copies of what is here.</summary>
    public TokenizedText ToText(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, TokenSpan[] blockTokens, TextFacts facts) => new(
        text,
        _folded.AsSpan(0, FoldedLength).ToArray(),
        WithEnd().AsSpan(0, Count + 1).ToArray(),
        _keys.AsSpan(0, Math.Min(Count, _keys.Length)).ToArray(),
        _sentences.AsSpan(0, _sentenceCount).ToArray(),
        blocks,
        blockTokens)
    {
        Facts = facts,
    };

    /// <summary>The text, over the arrays of this buffer: good until the buffer is used again.</summary>
    public TokenizedText AsText(ReadOnlyMemory<byte> text, ImmutableArray<TextBlock> blocks, TokenSpan[] blockTokens, TextFacts facts) =>
        new(text, _folded, WithEnd(), _keys, _sentences, blocks, blockTokens) { Count = Count, SentenceCount = _sentenceCount, Facts = facts };

    // Behind the last token stands where its folded form ends.
    private Token[] WithEnd()
    {
        if (Count == _tokens.Length)
        {
            Grow();
        }

        _tokens[Count] = new Token(default, FoldedLength, default, default, default, false, 0, 0, 0);
        return _tokens;
    }
}
