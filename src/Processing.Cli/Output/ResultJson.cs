using System.Collections.Immutable;
using System.Text.Json;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Text;

namespace Processing.Cli.Output;

/// <summary>The JSON form of records and zones; documented in docs/operations/output.md.</summary>
internal static class ResultJson
{
    public static void WriteRecord(Utf8JsonWriter writer, string document, ExtractedRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("document", document);
        WriteRecordMembers(writer, record);
        writer.WriteEndObject();
    }

    public static void WriteZone(Utf8JsonWriter writer, string document, ExtractedZone zone)
    {
        writer.WriteStartObject();
        writer.WriteString("document", document);
        WriteZoneMembers(writer, zone);
        writer.WriteEndObject();
    }

    public static void WriteRecordMembers(Utf8JsonWriter writer, ExtractedRecord record)
    {
        writer.WriteString("record", record.Record);
        writer.WriteString("rule", record.Rule);
        writer.WriteNumber("score", record.Score);
        WritePlace(writer, "span", record.Place);
        writer.WriteStartObject("fields");
        foreach (var field in record.Fields)
        {
            writer.WriteStartObject(field.Name);
            writer.WritePropertyName("value");
            ValueFormatter.WriteJson(writer, field.Value);
            WritePlaces(writer, field.Places);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartArray("mentions");
        foreach (var mention in record.Mentions)
        {
            writer.WriteStartObject();
            writer.WriteString("text", mention.Text);
            WritePlace(writer, "span", mention.Place);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteZoneMembers(Utf8JsonWriter writer, ExtractedZone zone)
    {
        writer.WriteString("zone", zone.Zone);
        WritePlace(writer, "span", zone.Place);
    }

    private static void WritePlaces(Utf8JsonWriter writer, ImmutableArray<OriginalPlace> places)
    {
        writer.WriteStartArray("spans");
        foreach (var place in places)
        {
            writer.WriteStartObject();
            WriteUnits(writer, place);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WritePlace(Utf8JsonWriter writer, string name, OriginalPlace place)
    {
        writer.WriteStartObject(name);
        WriteUnits(writer, place);
        writer.WriteEndObject();
    }

    private static void WriteUnits(Utf8JsonWriter writer, OriginalPlace place)
    {
        WriteRange(writer, "utf8", place.Utf8.Start, place.Utf8.End);
        WriteRange(writer, "utf16", place.Utf16Start, place.Utf16End);
        WriteRange(writer, "code_points", place.CodePointStart, place.CodePointEnd);
        if (place.Bytes != place.Utf8)
        {
            WriteRange(writer, "bytes", place.Bytes.Start, place.Bytes.End);
        }

        WriteLocation(writer, place.Location);
    }

    private static void WriteLocation(Utf8JsonWriter writer, DocumentLocation? location)
    {
        switch (location)
        {
            case WordLocation word:
                writer.WriteStartObject("location");
                writer.WriteString("part", word.Part);
                writer.WriteNumber("paragraph", word.Paragraph);
                WriteRange(writer, "characters", word.Character, word.EndCharacter);
                writer.WriteEndObject();
                break;
            case PageLocation page:
                writer.WriteStartObject("location");
                writer.WriteNumber("page", page.Page);
                WriteRange(writer, "characters", page.Character, page.EndCharacter);
                WriteBoxes(writer, page.Boxes);
                writer.WriteEndObject();
                break;
            default:
                break;
        }
    }

    private static void WriteBoxes(Utf8JsonWriter writer, ImmutableArray<PageBox> boxes)
    {
        writer.WriteStartArray("boxes");
        foreach (var box in boxes)
        {
            writer.WriteStartArray();
            foreach (var edge in (ReadOnlySpan<double>)[box.Left, box.Top, box.Right, box.Bottom])
            {
                writer.WriteNumberValue(Math.Round(edge, 3));
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private static void WriteRange(Utf8JsonWriter writer, string name, int start, int end)
    {
        writer.WriteStartArray(name);
        writer.WriteNumberValue(start);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
    }
}
