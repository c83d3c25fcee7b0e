using Google.Protobuf;

namespace Processing.Server.Mapping;

/// <summary>The fields of a message whose class is known only at run time. Its size is known as it grows, so that writing takes one pass. Not safe to share between threads.</summary>
internal sealed class MessageContent
{
    private readonly List<Part> _parts = [];

    /// <summary>Its length in bytes.</summary>
    public int Size { get; private set; }

    /// <summary>Adds a text.</summary>
    public void Add(int field, string text) => Add(new Part(field, text, 0), CodedOutputStream.ComputeStringSize(text));

    /// <summary>Adds an integer, a truth value or a value of an enum.</summary>
    public void Add(int field, long number) => Add(new Part(field, null, number), CodedOutputStream.ComputeInt64Size(number));

    /// <summary>Adds a message. It must not grow afterwards.</summary>
    public void Add(int field, MessageContent message) => Add(new Part(field, message, 0), CodedOutputStream.ComputeLengthSize(message.Size) + message.Size);

    /// <summary>Adds several numbers in one run, as proto3 has them in lists.</summary>
    public void AddPacked(int field, long[] numbers)
    {
        var size = numbers.Sum(CodedOutputStream.ComputeInt64Size);
        Add(new Part(field, numbers, size), CodedOutputStream.ComputeLengthSize(size) + size);
    }

    /// <summary>It as bytes.</summary>
    public ByteString ToByteString()
    {
        var bytes = new byte[Size];
        using var output = new CodedOutputStream(bytes);
        WriteTo(output);
        output.CheckNoSpaceLeft();
        return UnsafeByteOperations.UnsafeWrap(bytes);
    }

    private void Add(Part part, int size)
    {
        _parts.Add(part);
        Size += CodedOutputStream.ComputeTagSize(part.Field) + size;
    }

    private void WriteTo(CodedOutputStream output)
    {
        foreach (var (field, content, number) in _parts)
        {
            output.WriteTag(field, content is null ? WireFormat.WireType.Varint : WireFormat.WireType.LengthDelimited);
            switch (content)
            {
                case string text:
                    output.WriteString(text);
                    break;
                case MessageContent message:
                    output.WriteLength(message.Size);
                    message.WriteTo(output);
                    break;
                case long[] numbers:
                    output.WriteLength((int)number);
                    foreach (var one in numbers)
                    {
                        output.WriteInt64(one);
                    }

                    break;
                default:
                    output.WriteInt64(number);
                    break;
            }
        }
    }

    // The number stands for itself, or is the length of packed ones.
    private readonly record struct Part(int Field, object? Content, long Number);
}
