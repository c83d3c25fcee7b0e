using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Google.Protobuf;

namespace Processing.Server.Mapping;

/// <summary>Writes a protobuf message from its end to its beginning, so that the length of a part is known when it is to be written and nothing is measured beforehand. Not safe to share between threads.</summary>
/// <remarks>
/// The classes of protobuf ask each message for its size once for every message around it, and need an object for each part. Fields are written in falling order of their numbers here, so that they lie in rising order, as protobuf has them.
/// The bytes are rented, and given back by <see cref="Dispose"/>.
/// </remarks>
internal sealed class WireBuffer : IDisposable
{
    private const int SmallestRoom = 256;
    private const int LongestNumber = 10;
    private byte[] _bytes;
    private int _start;

    /// <summary>An empty one.</summary>
    /// <param name="room">Bytes that are expected; it grows as needed.</param>
    public WireBuffer(int room)
    {
        _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(SmallestRoom, room));
        _start = _bytes.Length;
    }

    /// <summary>Bytes that were written.</summary>
    public int Length => _bytes.Length - _start;

    /// <summary>What was written; no longer valid once more is written, and after <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(_start);

    /// <summary>Takes everything back.</summary>
    public void Clear() => _start = _bytes.Length;

    /// <summary>Puts the tag and length before what was written since a moment, which becomes a message of its own.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="since"><see cref="Length"/> at that moment.</param>
    public void Close(int field, int since) => Close(field, since, 0);

    /// <summary>The same for a message whose last fields are bytes that stand elsewhere.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="since"><see cref="Length"/> when it was begun.</param>
    /// <param name="elsewhere">How many bytes it has that are sent behind these.</param>
    public void Close(int field, int since, int elsewhere)
    {
        Head(field, checked(Length - since + elsewhere));
    }

    /// <summary>Writes a number; a negative one takes ten bytes, as protobuf has it for all but <c>sint</c>.</summary>
    public void Number(int field, long number)
    {
        Reserve(2 * LongestNumber);
        _start = Put(_bytes, Put(_bytes, _start, (ulong)number), WireFormat.MakeTag(field, WireFormat.WireType.Varint));
    }

    /// <summary>Writes a number, unless it is 0.</summary>
    public void NumberUnlessZero(int field, long number)
    {
        if (number != 0)
        {
            Number(field, number);
        }
    }

    /// <summary>Writes a message of two numbers of which neither is negative, each unless it is 0. Answers are full of them: the starts and ends of places.</summary>
    /// <param name="field">Number of the field.</param>
    /// <param name="first">Number of its field and its value.</param>
    /// <param name="second">The same, of the one that stands behind it.</param>
    public void Pair(int field, (int Field, uint Value) first, (int Field, uint Value) second)
    {
        // Room is made once for all of it: two tags with their numbers, a length and the tag of the whole.
        Reserve(6 * LongestNumber);
        var (bytes, end) = (_bytes, _start);
        var at = PutUnlessZero(bytes, PutUnlessZero(bytes, end, second), first);
        at = Put(bytes, at, (uint)(end - at));
        _start = Put(bytes, at, WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited));
    }

    /// <summary>Writes a floating point number, unless it is 0.</summary>
    public void DoubleUnlessZero(int field, double number)
    {
        if (number != 0)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(Take(sizeof(double)), number);
            Reserve(LongestNumber);
            _start = Put(_bytes, _start, WireFormat.MakeTag(field, WireFormat.WireType.Fixed64));
        }
    }

    /// <summary>Writes a text.</summary>
    public void Text(int field, string text)
    {
        // Names and most values are ASCII, of which the length is known before anything is looked at.
        if (Ascii.FromUtf16(text, Take(text.Length), out _) != OperationStatus.Done)
        {
            _start += text.Length;
            var length = Encoding.UTF8.GetByteCount(text);
            Encoding.UTF8.GetBytes(text, Take(length));
            Head(field, length);
            return;
        }

        Head(field, text.Length);
    }

    /// <summary>Writes a text, unless it is empty.</summary>
    public void TextUnlessEmpty(int field, string text)
    {
        if (text.Length > 0)
        {
            Text(field, text);
        }
    }

    /// <summary>Writes bytes, or a text that is UTF-8 already.</summary>
    public void Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        Head(field, bytes.Length);
    }

    /// <summary>Writes a message that is an object.</summary>
    public void Message(int field, IMessage message)
    {
        var length = message.CalculateSize();
        message.WriteTo(Take(length));
        Head(field, length);
    }

    /// <summary>Gives the bytes back; a second time it does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, []) is { Length: > 0 } bytes)
        {
            _start = 0;
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    // Each of these gives the place before what it wrote, for which there is room.
    private static int PutUnlessZero(byte[] bytes, int at, (int Field, uint Value) number) =>
        number.Value == 0 ? at : Put(bytes, Put(bytes, at, number.Value), WireFormat.MakeTag(number.Field, WireFormat.WireType.Varint));

    private static int Put(byte[] bytes, int at, ulong number)
    {
        if (number < 0x80)
        {
            bytes[at - 1] = (byte)number;
            return at - 1;
        }

        var begun = at - ((BitOperations.Log2(number) / 7) + 1);
        for (var i = begun; i < at - 1; i++, number >>= 7)
        {
            bytes[i] = (byte)(number | 0x80);
        }

        bytes[at - 1] = (byte)number;
        return begun;
    }

    // The tag and length of what stands behind.
    private void Head(int field, int length)
    {
        Reserve(2 * LongestNumber);
        _start = Put(_bytes, Put(_bytes, _start, (uint)length), WireFormat.MakeTag(field, WireFormat.WireType.LengthDelimited));
    }

    // The bytes before what was written.
    private Span<byte> Take(int count)
    {
        Reserve(count);
        _start -= count;
        return _bytes.AsSpan(_start, count);
    }

    private void Reserve(int count)
    {
        if (_start < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        var written = Length;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(written + count), (int)Math.Min(2L * _bytes.Length, Array.MaxLength)));
        _bytes.AsSpan(_start).CopyTo(larger.AsSpan(larger.Length - written));
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _start) = (larger, larger.Length - written);
    }
}
