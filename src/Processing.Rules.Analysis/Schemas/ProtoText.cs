using System.Globalization;
using System.Text;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Writes a schema as <c>.proto</c> files.</summary>
public static class ProtoText
{
    /// <summary>The file of each package, by path. It is the same for the same schema, and compiles with protoc.</summary>
    public static IEnumerable<(string Path, string Content)> Write(SchemaSet schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return schema.Packages.Select(package => (package.ProtoPath, Write(ProtoFile.Of(package, schema.Packages))));
    }

    private static string Write(ProtoFile file)
    {
        var text = new StringBuilder();
        text.Append("// Made from rules by `rules schema`. Change the records there.\n\nsyntax = \"proto3\";\n");
        if (file.Package.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\npackage {file.Package};\n");
        }

        for (var i = 0; i < file.Imports.Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "\n" : "")}import \"{file.Imports[i]}\";\n");
        }

        foreach (var message in file.Messages)
        {
            text.Append('\n');
            Write(text, message, "");
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, ProtoMessage message, string indent)
    {
        Comment(text, message.Documentation, indent);
        text.Append(CultureInfo.InvariantCulture, $"{indent}message {message.Name} {{\n");
        var inner = indent + "  ";
        if (!message.Reserved.IsEmpty)
        {
            text.Append(CultureInfo.InvariantCulture, $"{inner}reserved {string.Join(", ", message.Reserved.Select(field => field.Value.ToString(CultureInfo.InvariantCulture)))};\n");
            text.Append(CultureInfo.InvariantCulture, $"{inner}reserved {string.Join(", ", message.Reserved.Select(field => $"\"{field.Key}\""))};\n");
        }

        foreach (var nested in message.Messages)
        {
            Write(text, nested, inner);
        }

        foreach (var choices in message.Enums)
        {
            text.Append(CultureInfo.InvariantCulture, $"{inner}enum {choices.Name} {{\n");
            foreach (var (constant, number) in choices.Constants.Select((constant, number) => (constant, number)))
            {
                text.Append(CultureInfo.InvariantCulture, $"{inner}  {constant} = {number};\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{inner}}}\n");
        }

        foreach (var field in message.Fields)
        {
            Comment(text, field.Documentation, inner);
            text.Append(CultureInfo.InvariantCulture, $"{inner}{LabelOf(field)}{TypeOf(field)} {field.Name} = {field.Number};\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{indent}}}\n");
    }

    private static void Comment(StringBuilder text, string documentation, string indent)
    {
        foreach (var line in documentation.Length == 0 ? [] : documentation.Split('\n'))
        {
            text.Append($"{indent}// {line}".TrimEnd()).Append('\n');
        }
    }

    private static string LabelOf(ProtoField field) => field.Label switch
    {
        ProtoLabel.Repeated => "repeated ",
        ProtoLabel.Optional => "optional ",
        _ => "",
    };

    private static string TypeOf(ProtoField field) => field.Kind switch
    {
        ProtoKind.Message or ProtoKind.Enum => field.Type,
        var kind => kind.ToString().ToLowerInvariant(),
    };
}
