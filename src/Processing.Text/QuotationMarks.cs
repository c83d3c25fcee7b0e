namespace Processing.Text;

/// <summary>Tells whether a place in one block lies within quotation marks of one kind.</summary>
/// <remarks>
/// A place lies within them where one was opened before it and the next one after it closes: a mark that is never closed, as pages often have it, holds nothing. Places are asked
/// in rising order, which makes all answers of a block together linear in its tokens.
/// </remarks>
internal ref struct QuotationMarks
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly TokenBuffer _buffer;
    private readonly QuotationKind _kind;
    private readonly int _first;
    private int _seen;
    private int _open;
    private int _next;

    /// <summary>Marks of <paramref name="kind"/> among the tokens from <paramref name="first"/>, the first one of the block, to the last one in the buffer.</summary>
    public QuotationMarks(QuotationKind kind, ReadOnlySpan<byte> text, TokenBuffer buffer, int first)
    {
        _kind = kind;
        _text = text;
        _buffer = buffer;
        _first = first;
        _seen = first;
        _next = -1;
    }

    /// <summary>Whether the place before <paramref name="token"/> lies within marks; <paramref name="token"/> is not before that of the last call.</summary>
    public bool Contain(int token)
    {
        for (; _seen < token; _seen++)
        {
            _open = Math.Max(0, _open + DirectionOf(_seen));
        }

        if (_open == 0)
        {
            return false;
        }

        if (_next < token)
        {
            _next = token;
            while (_next < _buffer.Count && DirectionOf(_next) == 0)
            {
                _next++;
            }
        }

        return _next < _buffer.Count && DirectionOf(_next) < 0;
    }

    // 1 for a mark that opens, -1 for one that closes, 0 for all else.
    private readonly int DirectionOf(int token)
    {
        if (_buffer[token].Kind != TokenKind.Punctuation)
        {
            return 0;
        }

        var mark = SentenceSplitter.CodePoint(_text, _buffer[token]);
        return _kind switch
        {
            QuotationKind.Double => mark switch
            {
                0x00AB or 0x201C => 1,
                0x00BB or 0x201D => -1,
                _ => 0,
            },
            QuotationKind.Single => mark switch
            {
                0x2018 => 1,
                0x2019 => -1,
                _ => 0,
            },
            _ => mark == '"' ? StraightDirectionOf(token) : 0,
        };
    }

    // The straight mark is the same at both ends; the blank beside it tells them apart.
    private readonly int StraightDirectionOf(int token)
    {
        if (!_buffer[token].SpaceBefore && token > _first && SentenceSplitter.CodePoint(_text, _buffer[token - 1]) is not (':' or '(' or '['))
        {
            return -1;
        }

        return token + 1 < _buffer.Count && !_buffer[token + 1].SpaceBefore ? 1 : 0;
    }
}
