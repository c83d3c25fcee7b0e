using System.Buffers;
using System.Buffers.Text;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Processing.Server.Web;

/// <summary>The body of a request in base64, decoded as it comes. Padding may stand anywhere: clients encode each message by itself.</summary>
internal sealed class Base64Body : IRequestBodyPipeFeature, IAsyncDisposable
{
    private const byte Padding = (byte)'=';
    private readonly Pipe _decoded = new();
    private readonly PipeReader _text;
    private readonly Task _work;

    public Base64Body(PipeReader text)
    {
        _text = text;
        _work = DecodeAsync();
    }

    /// <inheritdoc/>
    public PipeReader Reader => _decoded.Reader;

    /// <summary>Ends the work, also where the call ended before all was read.</summary>
    public async ValueTask DisposeAsync()
    {
        await _decoded.Reader.CompleteAsync();
        _text.CancelPendingRead();
        await _work;
    }

    // Never throws: what is wrong with the text is told to whoever reads.
    private async Task DecodeAsync()
    {
        Exception? fault = null;
        try
        {
            var isMore = true;
            while (isMore)
            {
                var read = await _text.ReadAsync();
                (isMore, fault) = Take(read);
                var flushed = await _decoded.Writer.FlushAsync();
                isMore = isMore && !flushed.IsCompleted;
            }
        }
        catch (Exception wrong) when (wrong is IOException or OperationCanceledException or BadHttpRequestException)
        {
            fault = wrong;
        }

        await _decoded.Writer.CompleteAsync(fault);
    }

    private (bool IsMore, Exception? Fault) Take(ReadResult read)
    {
        var whole = read.Buffer.Length - (read.Buffer.Length % 4);
        var isWhole = read.Buffer.Length == whole;
        var isBase64 = Groups(read.Buffer.Slice(0, whole)).TrueForAll(IsDecoded);
        _text.AdvanceTo(read.Buffer.GetPosition(whole), read.Buffer.End);
        return !isBase64 ? (false, new InvalidDataException("The text is not base64."))
            : read.IsCompleted && !isWhole ? (false, new InvalidDataException("The text ends within a group of base64."))
            : (!read.IsCompleted && !read.IsCanceled, null);
    }

    // Whole groups of four, a part ending after each group with padding.
    private static List<byte[]> Groups(ReadOnlySequence<byte> text)
    {
        var parts = new List<byte[]>();
        while (!text.IsEmpty)
        {
            var length = text.PositionOf(Padding) is { } at ? (text.Slice(0, at).Length / 4 * 4) + 4 : text.Length;
            parts.Add(text.Slice(0, length).ToArray());
            text = text.Slice(length);
        }

        return parts;
    }

    private bool IsDecoded(byte[] text)
    {
        var bytes = _decoded.Writer.GetSpan(Base64.GetMaxDecodedFromUtf8Length(text.Length));
        if (Base64.DecodeFromUtf8(text, bytes, out _, out var written) != OperationStatus.Done)
        {
            return false;
        }

        _decoded.Writer.Advance(written);
        return true;
    }
}
