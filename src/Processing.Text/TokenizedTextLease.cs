namespace Processing.Text;

/// <summary>A tokenised text on loan; disposing gives its buffers back. Not safe for use by several threads.</summary>
public sealed class TokenizedTextLease : IDisposable
{
    private TokenizedText? _text;
    private TokenBuffer? _buffer;

    internal TokenizedTextLease(TokenizedText text, TokenBuffer buffer) => (_text, _buffer) = (text, buffer);

    /// <summary>The text.</summary>
    /// <exception cref="ObjectDisposedException">It was given back.</exception>
    public TokenizedText Text => _text ?? throw new ObjectDisposedException(nameof(TokenizedTextLease));

    /// <summary>Gives the buffers back; whoever still holds the text must not read it any more. A second call does nothing.</summary>
    public void Dispose()
    {
        if (_buffer is { } buffer)
        {
            (_text, _buffer) = (null, null);
            TokenBuffer.Return(buffer);
        }
    }
}
