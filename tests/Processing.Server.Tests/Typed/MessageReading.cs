using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Processing.Server.Tests.Typed;

/// <summary>Reads a message by its descriptor alone, as a client's runtime would: field names with what they hold, as text.</summary>
internal static class MessageReading
{
    /// <summary>A message as one text; fields in the order of their numbers, those that are not there left out.</summary>
    public static string Print(MessageDescriptor type, ByteString bytes)
    {
        var fields = new SortedDictionary<int, List<string>>();
        var input = bytes.CreateCodedInput();
        while (input.ReadTag() is > 0 and var tag)
        {
            var field = type.FindFieldByNumber(WireFormat.GetTagFieldNumber(tag)) ?? throw new InvalidDataException($"{type.FullName} has no field {WireFormat.GetTagFieldNumber(tag)}");
            if (!fields.TryGetValue(field.FieldNumber, out var values))
            {
                fields[field.FieldNumber] = values = [];
            }

            Assert.True(field.IsRepeated || values.Count == 0, $"{field.FullName} stands twice");
            Assert.Equal(WireTypeOf(field), WireFormat.GetTagWireType(tag));
            if (IsPacked(field))
            {
                var packed = input.ReadBytes().CreateCodedInput();
                while (!packed.IsAtEnd)
                {
                    values.Add(Read(field, packed));
                }
            }
            else
            {
                values.Add(Read(field, input));
            }
        }

        return $"{{{string.Join(", ", fields.Select(one => $"{type.FindFieldByNumber(one.Key).Name}: {Join(type.FindFieldByNumber(one.Key), one.Value)}"))}}}";
    }

    private static string Join(FieldDescriptor field, List<string> values) => field.IsRepeated ? $"[{string.Join(", ", values)}]" : values[0];

    private static WireFormat.WireType WireTypeOf(FieldDescriptor field) =>
        IsPacked(field) || field.FieldType is FieldType.String or FieldType.Message ? WireFormat.WireType.LengthDelimited : WireFormat.WireType.Varint;

    // A descriptor says so of lists of texts and messages too, which cannot be packed.
    private static bool IsPacked(FieldDescriptor field) => field is { IsRepeated: true, IsPacked: true } && field.FieldType is not (FieldType.String or FieldType.Message);

    private static string Read(FieldDescriptor field, CodedInputStream input) => field.FieldType switch
    {
        FieldType.String => $"\"{input.ReadString()}\"",
        FieldType.Int64 => input.ReadInt64().ToString(CultureInfo.InvariantCulture),
        FieldType.Bool => input.ReadBool() ? "true" : "false",
        FieldType.Enum => (field.EnumType.FindValueByNumber(input.ReadEnum()) ?? throw new InvalidDataException($"{field.FullName} has a value that its enum has not")).Name,
        FieldType.Message => Print(field.MessageType, input.ReadBytes()),
        var other => throw new InvalidDataException($"{field.FullName} has type {other}, which no schema of rules has"),
    };
}
