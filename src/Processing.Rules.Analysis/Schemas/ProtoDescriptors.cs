using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Writes a schema as a <c>google.protobuf.FileDescriptorSet</c>, with the documentation as source info, for programs that build their classes at run time.</summary>
public static class ProtoDescriptors
{
    // Field numbers of google/protobuf/descriptor.proto.
    private const int SetFile = 1, FileName = 1, FilePackage = 2, FileDependency = 3, FileMessage = 4, FileSourceInfo = 9, FileSyntax = 12;
    private const int MessageName = 1, MessageField = 2, MessageNested = 3, MessageEnum = 4, MessageOneof = 8, MessageReservedRange = 9, MessageReservedName = 10;
    private const int FieldName = 1, FieldNumber = 3, FieldLabel = 4, FieldType = 5, FieldTypeName = 6, FieldOneofIndex = 9, FieldJsonName = 10, FieldProto3Optional = 17;
    private const int LabelOptional = 1, LabelRepeated = 3;

    /// <summary>The descriptors, each file after those it imports.</summary>
    public static byte[] Write(SchemaSet schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        var set = new WireWriter();
        foreach (var package in schema.Packages)
        {
            set.Message(SetFile, file => Write(file, ProtoFile.Of(package, schema.Packages)));
        }

        return set.ToArray();
    }

    private static void Write(WireWriter to, ProtoFile file)
    {
        to.Text(FileName, file.Path);
        if (file.Package.Length > 0)
        {
            to.Text(FilePackage, file.Package);
        }

        foreach (var import in file.Imports)
        {
            to.Text(FileDependency, import);
        }

        foreach (var message in file.Messages)
        {
            to.Message(FileMessage, inner => Write(inner, message));
        }

        to.Message(FileSourceInfo, info => Document(info, file.Messages, [], FileMessage));
        to.Text(FileSyntax, "proto3");
    }

    private static void Write(WireWriter to, ProtoMessage message)
    {
        to.Text(MessageName, message.Name);
        var optional = message.Fields.Where(field => field.Label == ProtoLabel.Optional).ToList();
        foreach (var field in message.Fields)
        {
            to.Message(MessageField, inner => Write(inner, field, optional.IndexOf(field)));
        }

        foreach (var nested in message.Messages)
        {
            to.Message(MessageNested, inner => Write(inner, nested));
        }

        foreach (var choices in message.Enums)
        {
            to.Message(MessageEnum, inner => Write(inner, choices));
        }

        // A field that is optional in proto3 is the only one of a oneof made for it.
        foreach (var field in optional)
        {
            to.Message(MessageOneof, inner => inner.Text(1, $"_{field.Name}"));
        }

        foreach (var (_, number) in message.Reserved)
        {
            to.Message(MessageReservedRange, inner => inner.Number(1, number).Number(2, number + 1));
        }

        foreach (var (name, _) in message.Reserved)
        {
            to.Text(MessageReservedName, name);
        }
    }

    private static void Write(WireWriter to, ProtoField field, int oneof)
    {
        to.Text(FieldName, field.Name).Number(FieldNumber, field.Number)
            .Number(FieldLabel, field.Label == ProtoLabel.Repeated ? LabelRepeated : LabelOptional).Number(FieldType, (int)field.Kind);
        if (field.Type.Length > 0)
        {
            to.Text(FieldTypeName, field.Type);
        }

        if (oneof >= 0)
        {
            to.Number(FieldOneofIndex, oneof);
        }

        to.Text(FieldJsonName, ProtoNames.ToJson(field.Name));
        if (oneof >= 0)
        {
            to.Number(FieldProto3Optional, 1);
        }
    }

    private static void Write(WireWriter to, ProtoEnum choices)
    {
        to.Text(1, choices.Name);
        foreach (var (constant, number) in choices.Constants.Select((constant, number) => (constant, number)))
        {
            to.Message(2, value => value.Text(1, constant).Number(2, number));
        }
    }

    // A location is a path of field numbers and indices down to what it documents; there is no text, so its span is empty.
    private static void Document(WireWriter to, ImmutableArray<ProtoMessage> messages, ImmutableArray<int> path, int field)
    {
        for (var i = 0; i < messages.Length; i++)
        {
            var here = path.Add(field).Add(i);
            Document(to, messages[i].Documentation, here);
            for (var j = 0; j < messages[i].Fields.Length; j++)
            {
                Document(to, messages[i].Fields[j].Documentation, here.Add(MessageField).Add(j));
            }

            Document(to, messages[i].Messages, here, MessageNested);
        }
    }

    private static void Document(WireWriter to, string documentation, ImmutableArray<int> path)
    {
        if (documentation.Length > 0)
        {
            to.Message(1, location => location.Packed(1, path).Packed(2, [0, 0, 0]).Text(3, string.Concat(documentation.Split('\n').Select(line => $" {line}\n"))));
        }
    }
}
