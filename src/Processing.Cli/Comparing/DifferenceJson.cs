using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Cli.Output;
using Processing.Pipeline;
using Processing.Rules.Diagnostics;

namespace Processing.Cli.Comparing;

/// <summary>Writes for programs what differs between two revisions of rules; documented in docs/operations/comparing.md.</summary>
internal static class DifferenceJson
{
    /// <summary>One object. All records that differ are in it.</summary>
    public static void Write(Stream output, RuleDifference difference)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            WriteSchema(writer, difference);
            WriteRules(writer, difference);
            writer.WriteStartArray("documents");
            foreach (var document in difference.Documents)
            {
                WriteDocument(writer, document.Difference);
            }

            writer.WriteEndArray();
            writer.WriteStartObject("total");
            writer.WriteNumber("documents", difference.Compared);
            writer.WriteNumber("differing", difference.Documents.Length);
            writer.WriteNumber("not_compared", difference.NotCompared);
            WriteCounts(writer, difference.Added, difference.Removed, difference.Changed);
            writer.WriteNumber("unchanged", difference.Unchanged);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteSchema(Utf8JsonWriter writer, RuleDifference difference)
    {
        writer.WriteStartObject("schema");
        writer.WriteStartArray("breaking");
        foreach (var diagnostic in difference.Schema.Breaking)
        {
            DiagnosticJson.ToJson(diagnostic, writer);
        }

        writer.WriteEndArray();
        WriteNames(writer, "added", difference.Schema.Added);
        WriteNames(writer, "removed", difference.Schema.Removed);
        writer.WriteEndObject();
    }

    private static void WriteNames(Utf8JsonWriter writer, string name, ImmutableArray<string> names)
    {
        writer.WriteStartArray(name);
        foreach (var one in names)
        {
            writer.WriteStringValue(one);
        }

        writer.WriteEndArray();
    }

    private static void WriteRules(Utf8JsonWriter writer, RuleDifference difference)
    {
        writer.WriteStartArray("rules");
        foreach (var group in difference.Rules)
        {
            writer.WriteStartObject();
            writer.WriteString("rule", group.Rule);
            writer.WriteString("record", group.Record);
            WriteCounts(writer, group.Counts.Added, group.Counts.Removed, group.Counts.Changed);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCounts(Utf8JsonWriter writer, int added, int removed, int changed)
    {
        writer.WriteNumber("added", added);
        writer.WriteNumber("removed", removed);
        writer.WriteNumber("changed", changed);
    }

    private static void WriteDocument(Utf8JsonWriter writer, DocumentDifference document)
    {
        writer.WriteStartObject();
        writer.WriteString("document", document.Document);
        WriteRecords(writer, "added", document.Added);
        WriteRecords(writer, "removed", document.Removed);
        writer.WriteStartArray("changed");
        foreach (var changed in document.Changed)
        {
            writer.WriteStartObject();
            WriteRecord(writer, "before", changed.Before);
            WriteRecord(writer, "after", changed.After);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("unchanged", document.Unchanged);
        writer.WriteEndObject();
    }

    private static void WriteRecords(Utf8JsonWriter writer, string name, ImmutableArray<ExtractedRecord> records)
    {
        writer.WriteStartArray(name);
        foreach (var record in records)
        {
            writer.WriteStartObject();
            ResultJson.WriteRecordMembers(writer, record);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRecord(Utf8JsonWriter writer, string name, ExtractedRecord record)
    {
        writer.WriteStartObject(name);
        ResultJson.WriteRecordMembers(writer, record);
        writer.WriteEndObject();
    }
}
