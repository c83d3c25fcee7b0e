using System.Text;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Writes the wire format of protobuf: varints, and texts and messages with their length before them.</summary>
internal sealed class WireWriter
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public WireWriter Number(int field, int number)
    {
        Varint((uint)field << 3);
        Varint((uint)number);
        return this;
    }

    public WireWriter Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public WireWriter Message(int field, Action<WireWriter> write)
    {
        var inner = new WireWriter();
        write(inner);
        return Bytes(field, inner.ToArray());
    }

    public WireWriter Packed(int field, IEnumerable<int> numbers)
    {
        var inner = new WireWriter();
        foreach (var number in numbers)
        {
            inner.Varint((uint)number);
        }

        return Bytes(field, inner.ToArray());
    }

    private WireWriter Bytes(int field, byte[] bytes)
    {
        Varint(((uint)field << 3) | 2);
        Varint((uint)bytes.Length);
        _bytes.AddRange(bytes);
        return this;
    }

    private void Varint(uint number)
    {
        for (; number > 0x7F; number >>= 7)
        {
            _bytes.Add((byte)(number | 0x80));
        }

        _bytes.Add((byte)number);
    }
}
