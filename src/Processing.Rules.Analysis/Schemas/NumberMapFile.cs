using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Reads and writes number maps: JSON, sorted, one field a line, so that two revisions compare well.</summary>
public static class NumberMapFile
{
    private const int Format = 1;

    /// <summary>The map as a file.</summary>
    public static byte[] Write(NumberMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("format", Format);
            writer.WriteStartObject("records");
            foreach (var (name, record) in map.Records)
            {
                writer.WriteStartObject(name);
                WriteFields(writer, "fields", record.Fields);
                WriteFields(writer, "reserved", record.Reserved);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        memory.WriteByte((byte)'\n');
        return memory.ToArray();
    }

    /// <summary>Reads a map.</summary>
    /// <returns>The map, or what is wrong with the file.</returns>
    public static (NumberMap Map, Diagnostic? Problem) Read(SourceText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using var json = JsonDocument.Parse(text.Content);
            if (json.RootElement.ValueKind != JsonValueKind.Object || !json.RootElement.TryGetProperty("format", out var format) || !format.TryGetInt32(out var number) || number != Format)
            {
                return (NumberMap.Empty, Problem(text, 0, $"it does not say `\"format\": {Format}`"));
            }

            var map = NumberMap.Empty.Records;
            foreach (var record in json.RootElement.GetProperty("records").EnumerateObject())
            {
                map = map.SetItem(record.Name, new NumberedRecord(ReadFields(record.Value.GetProperty("fields")), ReadFields(record.Value.GetProperty("reserved"))));
                if (Repeated(map[record.Name]) is { } twice)
                {
                    return (NumberMap.Empty, Problem(text, text.Content.IndexOf($"\"{record.Name}\"", StringComparison.Ordinal), $"two fields of `{record.Name}` have number {twice}"));
                }
            }

            return (new NumberMap(map), null);
        }
        catch (JsonException broken)
        {
            return (NumberMap.Empty, Problem(text, OffsetOf(text, broken), "it is no JSON"));
        }
        catch (Exception missing) when (missing is KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return (NumberMap.Empty, Problem(text, 0, "it lacks `records` with the `fields` and `reserved` numbers of each"));
        }
    }

    private static int? Repeated(NumberedRecord record) =>
        record.Fields.Values.Concat(record.Reserved.Values).GroupBy(field => field.Number).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static void WriteFields(Utf8JsonWriter writer, string name, ImmutableSortedDictionary<string, NumberedField> fields)
    {
        writer.WriteStartObject(name);
        foreach (var (field, numbered) in fields.OrderBy(field => field.Value.Number))
        {
            writer.WritePropertyName(field);
            var text = $"{{ \"number\": {numbered.Number}, \"type\": {JsonSerializer.Serialize(numbered.Type)}, \"optional\": {(numbered.IsOptional ? "true" : "false")} }}";
            writer.WriteRawValue(text);
        }

        writer.WriteEndObject();
    }

    private static ImmutableSortedDictionary<string, NumberedField> ReadFields(JsonElement fields)
    {
        var read = NumberedRecord.Empty.Fields;
        foreach (var field in fields.EnumerateObject())
        {
            read = read.SetItem(field.Name, new NumberedField(
                field.Value.GetProperty("number").GetInt32(), field.Value.GetProperty("type").GetString() ?? "", field.Value.GetProperty("optional").GetBoolean()));
        }

        return read;
    }

    private static Diagnostic Problem(SourceText text, int offset, string problem) =>
        SchemaDiagnostics.BadNumberMap(new SourceLocation(text, new SourceSpan(Math.Clamp(offset, 0, text.Content.Length), 0)), problem);

    private static int OffsetOf(SourceText text, JsonException broken)
    {
        var line = 0;
        var start = 0;
        while (line < broken.LineNumber && text.Content.IndexOf('\n', start) is >= 0 and var end)
        {
            start = end + 1;
            line++;
        }

        return start + Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Content[start..]).AsSpan(0, (int)Math.Min(broken.BytePositionInLine ?? 0, Encoding.UTF8.GetByteCount(text.Content[start..])))).Length;
    }
}
