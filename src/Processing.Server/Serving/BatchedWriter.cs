using Grpc.Core;
using Processing.Server.Mapping;

namespace Processing.Server.Serving;

/// <summary>Sends messages together where the next one is there already, so that small ones do not cost a frame and a system call each.</summary>
/// <remarks>Messages are not given the call's token: gRPC would answer it with a reset, and the caller would not learn why. Writes end with the call.</remarks>
internal sealed class BatchedWriter(IServerStreamWriter<EncodedMessage> responses)
{
    // What Kestrel sends in two frames of the default size; more gains nothing and is memory.
    private const int LargestBatch = 32 * 1024;
    private static readonly WriteOptions Held = new(WriteFlags.BufferHint);
    private int _held;

    /// <summary>Sends a message and those that are held back.</summary>
    public Task SendAsync(EncodedMessage message)
    {
        _held = 0;
        responses.WriteOptions = null;
        return responses.WriteAsync(message, CancellationToken.None);
    }

    /// <summary>Holds a message back until the next one is sent, which must be there already, or until enough is held.</summary>
    public Task SendWithNextAsync(EncodedMessage message)
    {
        _held += message.Length;
        if (_held >= LargestBatch)
        {
            return SendAsync(message);
        }

        responses.WriteOptions = Held;
        return responses.WriteAsync(message, CancellationToken.None);
    }
}
