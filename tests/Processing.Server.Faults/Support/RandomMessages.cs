using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Processing.Server.Faults.Support;

/// <summary>Random messages of a type, made from its definition alone: with any field there or not, any value in it, and sometimes not quite a message.</summary>
internal sealed class RandomMessages(int seed, ImmutableArray<string> words)
{
    private const int Deepest = 6;
    private static readonly long[] Numbers = [0, 1, -1, 2, 100, int.MaxValue, int.MinValue, uint.MaxValue, long.MaxValue, long.MinValue];
    private static readonly double[] Fractions = [0, -0.0, 0.5, 1, -1, 1e308, double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon];

    private static readonly string[] Texts =
    [
        "", " ", "a", "live", "canary", "shadow", "visits", "default", "visits.rules", "../visits.rules", "/etc/passwd", "C:\\a.rules", "text/plain", "text/html", "application/json", "application/pdf", "fa", "fa_IR", "en-GB", "2026-03-04",
        "2026-02-30", "visit rome", "word", "تهران", "🙂", "‏\u202E\u200C", "\0", "\n\r\t", "%s%n", "{}[]", "' or 1=1 --", new('x', 300), new('é', 70_000),
    ];

    private readonly Random _random = new(seed);

    /// <summary>The bytes of a message of the type.</summary>
    public byte[] Make(MessageDescriptor type) => Spoil(Encode(type, 0));

    private byte[] Encode(MessageDescriptor type, int depth)
    {
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            foreach (var field in type.Fields.InDeclarationOrder())
            {
                var count = field.IsRepeated ? _random.Next(4) : _random.Next(4) > 0 ? 1 : 0;
                for (var i = 0; i < count && (depth < Deepest || field.FieldType != FieldType.Message); i++)
                {
                    Write(output, field, depth);
                }
            }
        }

        return stream.ToArray();
    }

    private void Write(CodedOutputStream output, FieldDescriptor field, int depth)
    {
        switch (field.FieldType)
        {
            case FieldType.Message:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(Encode(field.MessageType, depth + 1)));
                break;
            case FieldType.String:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteString(Text());
                break;
            case FieldType.Bytes:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.LengthDelimited);
                output.WriteBytes(ByteString.CopyFrom(Bytes()));
                break;
            case FieldType.Double:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed64);
                output.WriteDouble(Fractions[_random.Next(Fractions.Length)]);
                break;
            case FieldType.Float or FieldType.Fixed32 or FieldType.SFixed32:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed32);
                output.WriteFixed32((uint)_random.Next());
                break;
            case FieldType.Fixed64 or FieldType.SFixed64:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Fixed64);
                output.WriteFixed64((ulong)_random.NextInt64());
                break;
            default:
                output.WriteTag(field.FieldNumber, WireFormat.WireType.Varint);
                output.WriteInt64(Numbers[_random.Next(Numbers.Length)]);
                break;
        }
    }

    private string Text() => _random.Next(2) == 0 && words.Length > 0 ? words[_random.Next(words.Length)] : Texts[_random.Next(Texts.Length)];

    private byte[] Bytes()
    {
        if (_random.Next(3) > 0)
        {
            return Encoding.UTF8.GetBytes(Text());
        }

        var bytes = new byte[_random.Next(200)];
        _random.NextBytes(bytes);
        return bytes;
    }

    // One in five is cut, changed in a byte, or something else altogether.
    private byte[] Spoil(byte[] message)
    {
        switch (_random.Next(15))
        {
            case 0:
                return message[.._random.Next(message.Length + 1)];
            case 1 when message.Length > 0:
                message[_random.Next(message.Length)] ^= (byte)(1 << _random.Next(8));
                return message;
            case 2:
                var noise = new byte[_random.Next(100)];
                _random.NextBytes(noise);
                return noise;
            default:
                return message;
        }
    }
}
