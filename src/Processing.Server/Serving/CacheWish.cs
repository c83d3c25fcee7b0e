using System.Buffers;
using Google.Protobuf;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>Tells whether a call asks for the cache, from the bytes of its message as they lie in the pipe. Nothing is copied: the fields are stepped over, and the document with them.</summary>
internal static class CacheWish
{
    // A byte that tells whether it is compressed, and four of its length.
    private const int FrameBytes = 5;
    private const int WireTypeBits = 3;

    /// <summary>Looks at the body of a call of <c>Extract</c> or <c>ExtractStream</c>, whose options have the same field.</summary>
    /// <param name="body">What has come of it.</param>
    /// <param name="longest">Bytes of the longest message that is read at all.</param>
    /// <returns>Whether it may ask for it, also where it cannot be read here; null where it has not come whole.</returns>
    public static bool? Of(ReadOnlySequence<byte> body, int longest)
    {
        var frame = new SequenceReader<byte>(body);
        if (!frame.TryRead(out var compressed) || !frame.TryReadBigEndian(out int length))
        {
            return null;
        }

        if (compressed != 0 || length < 0 || length > longest)
        {
            return true;
        }

        return body.Length < FrameBytes + (long)length ? null : IsIn(body.Slice(FrameBytes, length));
    }

    private static bool IsIn(ReadOnlySequence<byte> message)
    {
        var isWish = false;
        for (var fields = new SequenceReader<byte>(message); !fields.End;)
        {
            if (!TryReadNumber(ref fields, out var tag) || !TryReadLength(ref fields, (WireFormat.WireType)(tag & ((1 << WireTypeBits) - 1)), out var length))
            {
                return true;
            }

            isWish |= tag >> WireTypeBits == Wire.ExtractRequest.OptionsFieldNumber && UsesCache(fields.UnreadSequence.Slice(0, length));
            fields.Advance(length);
        }

        return isWish;
    }

    private static bool UsesCache(ReadOnlySequence<byte> options)
    {
        try
        {
            return Wire.ExtractionOptions.Parser.ParseFrom(options).UseCache;
        }
        catch (InvalidProtocolBufferException)
        {
            // Whoever reads the whole message says what is wrong with it.
            return true;
        }
    }

    // Bytes of the field that follow; false where it is none.
    private static bool TryReadLength(ref SequenceReader<byte> fields, WireFormat.WireType type, out long length)
    {
        ulong number = type switch
        {
            WireFormat.WireType.Fixed64 => sizeof(ulong),
            WireFormat.WireType.Fixed32 => sizeof(uint),
            _ => 0,
        };
        var isField = type switch
        {
            WireFormat.WireType.Varint => TryReadNumber(ref fields, out _),
            WireFormat.WireType.LengthDelimited => TryReadNumber(ref fields, out number),
            _ => number > 0,
        };
        length = isField && number <= (ulong)fields.Remaining ? (long)number : -1;
        return length >= 0;
    }

    private static bool TryReadNumber(ref SequenceReader<byte> fields, out ulong number)
    {
        number = 0;
        for (var shift = 0; shift < 64 && fields.TryRead(out var group); shift += 7)
        {
            number |= (ulong)(group & 0x7F) << shift;
            if (group < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
