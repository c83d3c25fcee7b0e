using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Writes a schema as JSON Schema, draft 2020-12: of the values of a record, as the JSON output of this program has them.</summary>
public static class JsonSchemaText
{
    /// <summary>One document for all packages; each record is a definition under its full name, and a record of any of them is valid.</summary>
    public static byte[] Write(SchemaSet schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        SchemaRecord[] records = [.. schema.Packages.SelectMany(package => package.Records).OrderBy(record => record.Symbol.FullName, StringComparer.Ordinal)];
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            writer.WriteStartArray("anyOf");
            foreach (var record in records)
            {
                writer.WriteStartObject();
                writer.WriteString("$ref", $"#/$defs/{record.Symbol.FullName}");
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("$defs");
            foreach (var record in records)
            {
                writer.WritePropertyName(record.Symbol.FullName);
                Write(writer, record);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, SchemaRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("title", record.Name);
        Describe(writer, record.Documentation);
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var field in record.Fields)
        {
            writer.WriteStartObject(field.Name);
            Describe(writer, field.Documentation);
            WriteType(writer, field.Type, field);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var field in record.Fields.Where(field => !field.Symbol.IsOptional))
        {
            writer.WriteStringValue(field.Name);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
        writer.WriteEndObject();
    }

    private static void WriteType(Utf8JsonWriter writer, DataType type, SchemaField field)
    {
        switch (type.Kind)
        {
            case ValueKind.List when type.Element is { } element:
                writer.WriteString("type", "array");
                writer.WriteStartObject("items");
                WriteType(writer, element, field);
                writer.WriteEndObject();
                break;
            case ValueKind.Record when field.Record is { } held:
                writer.WriteString("$ref", $"#/$defs/{held.FullName}");
                break;
            case ValueKind.Row:
                WriteObject(writer, type.Columns.Select(column => (column.Name, column.Type.Kind)), []);
                break;
            case ValueKind.Quantity:
                WriteObject(writer, [("value", ValueKind.Decimal), ("min", ValueKind.Decimal), ("max", ValueKind.Decimal), ("unit", ValueKind.Text), ("approximate", ValueKind.Boolean)], ["unit", "approximate"]);
                break;
            case ValueKind.Money:
                WriteObject(writer, [("value", ValueKind.Decimal), ("min", ValueKind.Decimal), ("max", ValueKind.Decimal), ("currency", ValueKind.Text), ("approximate", ValueKind.Boolean)], ["currency", "approximate"]);
                break;
            case ValueKind.Enum:
                writer.WriteString("type", "string");
                writer.WriteStartArray("enum");
                foreach (var choice in type.Choices)
                {
                    writer.WriteStringValue(choice);
                }

                writer.WriteEndArray();
                break;
            case var kind:
                WriteScalar(writer, kind);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, IEnumerable<(string Name, ValueKind Kind)> members, IEnumerable<string> required)
    {
        writer.WriteString("type", "object");
        writer.WriteStartObject("properties");
        foreach (var (name, kind) in members)
        {
            writer.WriteStartObject(name);
            WriteScalar(writer, kind);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("required");
        foreach (var name in required)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteBoolean("additionalProperties", false);
    }

    private static void WriteScalar(Utf8JsonWriter writer, ValueKind kind)
    {
        writer.WriteString("type", kind switch { ValueKind.Integer => "integer", ValueKind.Decimal => "number", ValueKind.Boolean => "boolean", _ => "string" });
        if (kind is ValueKind.Country or ValueKind.Language or ValueKind.Url or ValueKind.Email)
        {
            var (keyword, text) = kind switch
            {
                ValueKind.Country => ("pattern", "^[A-Z]{2}$"),
                ValueKind.Language => ("pattern", "^[a-z][A-Za-z0-9-]{1,34}$"),
                ValueKind.Url => ("format", "uri-reference"),
                _ => ("format", "email"),
            };
            writer.WriteString(keyword, text);
        }
    }

    private static void Describe(Utf8JsonWriter writer, string documentation)
    {
        if (documentation.Length > 0)
        {
            writer.WriteString("description", documentation);
        }
    }
}
