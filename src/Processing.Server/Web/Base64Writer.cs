using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;

namespace Processing.Server.Web;

/// <summary>Writes base64. Each flush ends with padding, so that a client has whole messages as soon as they are sent; the protocol allows that anywhere.</summary>
internal sealed class Base64Writer(PipeWriter inner) : PipeWriter
{
    private readonly ArrayBufferWriter<byte> _waiting = new();

    public override void Advance(int bytes) => _waiting.Advance(bytes);

    public override Memory<byte> GetMemory(int sizeHint = 0) => _waiting.GetMemory(sizeHint);

    public override Span<byte> GetSpan(int sizeHint = 0) => _waiting.GetSpan(sizeHint);

    public override bool CanGetUnflushedBytes => true;

    public override long UnflushedBytes => _waiting.WrittenCount;

    public override void CancelPendingFlush() => inner.CancelPendingFlush();

    public override void Complete(Exception? exception = null) => inner.Complete(exception);

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default)
    {
        if (_waiting.WrittenCount > 0)
        {
            var text = inner.GetSpan(Base64.GetMaxEncodedToUtf8Length(_waiting.WrittenCount));
            Base64.EncodeToUtf8(_waiting.WrittenSpan, text, out _, out var written);
            inner.Advance(written);
            _waiting.ResetWrittenCount();
        }

        return inner.FlushAsync(cancellationToken);
    }
}
