using System.Text.Json;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Writes diagnostics as JSON, for tools.</summary>
public static class DiagnosticJson
{
    /// <summary>Writes one diagnostic as an object. Lines and columns count from 1, columns and <c>offset</c> as in <see cref="LinePosition"/> and <see cref="SourceSpan"/>.</summary>
    public static void ToJson(Diagnostic diagnostic, Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("id", diagnostic.Id);
        writer.WriteString("severity", diagnostic.SeverityWord);
        writer.WriteString("message", diagnostic.Message);
        writer.WritePropertyName("primary");
        WriteLabel(diagnostic.Primary, writer);
        writer.WriteStartArray("secondary");
        foreach (var label in diagnostic.Secondary)
        {
            WriteLabel(label, writer);
        }

        writer.WriteEndArray();
        WriteOptional("note", diagnostic.Note, writer);
        WriteOptional("help", diagnostic.Help, writer);
        if (diagnostic.Fix is { } fix)
        {
            WriteFix(fix, writer);
        }

        writer.WriteEndObject();
    }

    private static void WriteLabel(DiagnosticLabel label, Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        WriteLocation(label.Location, writer);
        WriteOptional("label", label.Text.Length == 0 ? null : label.Text, writer);
        writer.WriteEndObject();
    }

    private static void WriteFix(SuggestedFix fix, Utf8JsonWriter writer)
    {
        writer.WriteStartObject("fix");
        writer.WriteString("title", fix.Title);
        writer.WriteString("safety", fix.Safety switch { FixSafety.Safe => "safe", FixSafety.Unsafe => "unsafe", _ => "shown_only" });
        writer.WriteStartArray("edits");
        foreach (var edit in fix.Edits)
        {
            writer.WriteStartObject();
            WriteLocation(edit.Location, writer);
            writer.WriteString("new_text", edit.NewText);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteLocation(SourceLocation location, Utf8JsonWriter writer)
    {
        writer.WriteString("path", location.Source.Path);
        WritePosition("start", location.Start, location.Span.Start, writer);
        WritePosition("end", location.End, location.Span.End, writer);
    }

    private static void WritePosition(string name, LinePosition position, int offset, Utf8JsonWriter writer)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("line", position.Line);
        writer.WriteNumber("column", position.Column);
        writer.WriteNumber("offset", offset);
        writer.WriteEndObject();
    }

    private static void WriteOptional(string name, string? value, Utf8JsonWriter writer)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
