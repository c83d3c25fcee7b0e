using System.Buffers.Binary;

namespace Processing.Server.Faults.Support;

/// <summary>One frame of HTTP/2 as it came.</summary>
internal sealed record Frame(FrameType Type, byte Flags, int Stream, byte[] Payload)
{
    public const byte EndStream = 1;
    public const byte Acknowledged = 1;
    public const byte EndHeaders = 4;

    /// <summary>Whether it ends the answer of its stream.</summary>
    public bool EndsStream => Type == FrameType.Reset || (Type is FrameType.Body or FrameType.Headers && (Flags & EndStream) != 0);

    /// <summary>Why the stream or the connection was ended; 11 is ENHANCE_YOUR_CALM.</summary>
    public uint ErrorCode => Type switch
    {
        FrameType.Reset => BinaryPrimitives.ReadUInt32BigEndian(Payload),
        FrameType.GoAway => BinaryPrimitives.ReadUInt32BigEndian(Payload.AsSpan(4)),
        _ => throw new InvalidOperationException($"{Type} has no error code"),
    };
}
