using System.Collections.Immutable;
using System.Text.Json;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Reporting;

/// <summary>Writes diagnostics in the Static Analysis Results Interchange Format 2.1.0 (OASIS), which code hosts and editors read.</summary>
public static class SarifLog
{
    /// <summary>Writes one log with one run. Columns count code points from 1, which the log says of itself.</summary>
    public static void Write(ImmutableArray<Diagnostic> diagnostics, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DiagnosticDescriptor[] kinds = [.. diagnostics.Select(diagnostic => diagnostic.Descriptor).DistinctBy(kind => kind.Id).OrderBy(kind => kind.Id, StringComparer.Ordinal)];
        writer.WriteStartObject();
        writer.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        writer.WriteString("version", "2.1.0");
        writer.WriteStartArray("runs");
        writer.WriteStartObject();
        WriteTool(kinds, writer);
        writer.WriteString("columnKind", "unicodeCodePoints");
        writer.WriteStartArray("results");
        foreach (var diagnostic in diagnostics)
        {
            WriteResult(diagnostic, Array.FindIndex(kinds, kind => kind.Id == diagnostic.Id), writer);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteTool(IEnumerable<DiagnosticDescriptor> kinds, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "rules");
        writer.WriteStartArray("rules");
        foreach (var kind in kinds)
        {
            writer.WriteStartObject();
            writer.WriteString("id", kind.Id);
            WriteText("shortDescription", kind.Title, writer);
            writer.WriteStartObject("defaultConfiguration");
            writer.WriteString("level", Level(kind.Severity));
            writer.WriteEndObject();
            if (DiagnosticPages.Find(kind.Id) is { } page)
            {
                writer.WriteStartObject("help");
                writer.WriteString("text", page);
                writer.WriteString("markdown", page);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteResult(Diagnostic diagnostic, int kind, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("ruleId", diagnostic.Id);
        writer.WriteNumber("ruleIndex", kind);
        writer.WriteString("level", Level(diagnostic.Severity));
        string?[] sentences = [diagnostic.Message, diagnostic.Note, diagnostic.Help];
        WriteText("message", string.Join("\n", sentences.OfType<string>()), writer);
        writer.WriteStartArray("locations");
        WriteLocation(diagnostic.Primary, writer);
        writer.WriteEndArray();
        if (!diagnostic.Secondary.IsEmpty)
        {
            writer.WriteStartArray("relatedLocations");
            foreach (var label in diagnostic.Secondary)
            {
                WriteLocation(label, writer);
            }

            writer.WriteEndArray();
        }

        if (diagnostic.Fix is { } fix && fix.Safety != FixSafety.ShownOnly)
        {
            WriteFix(fix, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteFix(SuggestedFix fix, Utf8JsonWriter writer)
    {
        writer.WriteStartArray("fixes");
        writer.WriteStartObject();
        WriteText("description", fix.Title, writer);
        writer.WriteStartArray("artifactChanges");
        foreach (var file in fix.Edits.GroupBy(edit => edit.Location.Source))
        {
            writer.WriteStartObject();
            WriteArtifact(file.Key, writer);
            writer.WriteStartArray("replacements");
            foreach (var edit in file)
            {
                writer.WriteStartObject();
                WriteRegion("deletedRegion", edit.Location, writer);
                WriteText("insertedContent", edit.NewText, writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteLocation(DiagnosticLabel label, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteStartObject("physicalLocation");
        WriteArtifact(label.Location.Source, writer);
        WriteRegion("region", label.Location, writer);
        writer.WriteEndObject();
        if (label.Text.Length > 0)
        {
            WriteText("message", label.Text, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteArtifact(SourceText source, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("artifactLocation");
        writer.WriteString("uri", ToUri(source.Path));
        writer.WriteEndObject();
    }

    private static void WriteRegion(string name, SourceLocation location, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("startLine", location.Start.Line);
        writer.WriteNumber("startColumn", location.Start.Column);
        writer.WriteNumber("endLine", location.End.Line);
        writer.WriteNumber("endColumn", location.End.Column);
        writer.WriteEndObject();
    }

    private static void WriteText(string name, string text, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }

    // Paths are relative to where the command ran, so the reference is relative too; a full path needs its scheme.
    private static string ToUri(string path)
    {
        var escaped = string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
        return path.StartsWith('/') ? $"file://{escaped}" : escaped;
    }

    private static string Level(DiagnosticSeverity severity) => severity == DiagnosticSeverity.Error ? "error" : "warning";
}
