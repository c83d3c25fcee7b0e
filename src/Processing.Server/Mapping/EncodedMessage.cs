using System.Buffers;
using Google.Protobuf;
using Grpc.Core;

namespace Processing.Server.Mapping;

/// <summary>A message that is written already, to be sent once.</summary>
/// <param name="head">Its bytes, or those before the body; given back when it was sent.</param>
/// <param name="body">Bytes that end it.</param>
/// <param name="owner">What the body belongs to, let go of when it was sent; null where others keep it too.</param>
internal sealed class EncodedMessage(WireBuffer head, ReadOnlyMemory<byte> body, IDisposable? owner)
{
    /// <summary>Hands it to gRPC. The server reads no such message.</summary>
    public static Marshaller<EncodedMessage> Marshaller { get; } = Marshallers.Create<EncodedMessage>(
        (message, context) => message.Send(context),
        _ => throw new InvalidOperationException("Messages that are written already are not read."));

    /// <summary>Its length in bytes.</summary>
    public int Length { get; } = checked(head.Length + body.Length);

    /// <summary>A message with one field, which is an object.</summary>
    public static EncodedMessage Of(int field, IMessage message)
    {
        var head = new WireBuffer(0);
        head.Message(field, message);
        return new EncodedMessage(head, default, null);
    }

    /// <summary>A message with one field, whose bytes stand elsewhere.</summary>
    public static EncodedMessage Of(int field, ReadOnlyMemory<byte> content)
    {
        var head = new WireBuffer(0);
        head.Close(field, 0, content.Length);
        return new EncodedMessage(head, content, null);
    }

    private void Send(SerializationContext context)
    {
        context.SetPayloadLength(Length);
        var writer = context.GetBufferWriter();
        writer.Write(head.Written.Span);
        writer.Write(body.Span);
        context.Complete();
        head.Dispose();
        owner?.Dispose();
    }
}
