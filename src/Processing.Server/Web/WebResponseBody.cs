using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace Processing.Server.Web;

/// <summary>The body of a gRPC-Web answer: the frames of gRPC as they are, or in base64, and then the trailers as a frame of their own.</summary>
internal sealed class WebResponseBody : IHttpResponseBodyFeature
{
    // The highest bit of the first byte of a frame: it holds trailers.
    private const byte TrailerFrame = 0x80;
    private readonly IHttpResponseBodyFeature _inner;
    private readonly IHttpResponseTrailersFeature _trailers;
    private bool _isFinished;

    /// <summary>Wraps a body.</summary>
    /// <param name="inner">The body.</param>
    /// <param name="trailers">Where gRPC puts its status when messages were sent.</param>
    /// <param name="writer">What writes to the body.</param>
    public WebResponseBody(IHttpResponseBodyFeature inner, IHttpResponseTrailersFeature trailers, PipeWriter writer)
    {
        (_inner, _trailers, Writer) = (inner, trailers, writer);
        Stream = writer.AsStream(leaveOpen: true);
    }

    /// <inheritdoc/>
    public PipeWriter Writer { get; }

    /// <inheritdoc/>
    public Stream Stream { get; }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken = default) => _inner.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public void DisableBuffering() => _inner.DisableBuffering();

    /// <inheritdoc/>
    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        throw new NotSupportedException("A call is answered with messages, not with files.");

    /// <inheritdoc/>
    public async Task CompleteAsync()
    {
        await FinishAsync();
        await _inner.CompleteAsync();
    }

    /// <summary>Writes the trailers, once. Where no message was sent there are none: the status is in the headers.</summary>
    public async Task FinishAsync()
    {
        if (_isFinished || _trailers.Trailers.Count == 0)
        {
            return;
        }

        _isFinished = true;
        var text = new StringBuilder();
        foreach (var (name, values) in _trailers.Trailers)
        {
            foreach (var value in values)
            {
                text.Append(name.ToLowerInvariant()).Append(": ").Append(value).Append("\r\n");
            }
        }

        var content = Encoding.ASCII.GetBytes(text.ToString());
        var head = new byte[5];
        head[0] = TrailerFrame;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), content.Length);
        Writer.Write(head);
        Writer.Write(content);
        await Writer.FlushAsync();
    }
}
