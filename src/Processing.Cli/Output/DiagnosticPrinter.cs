using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Rules.Analysis.Reporting;
using Processing.Rules.Diagnostics;
using Spectre.Console;

namespace Processing.Cli.Output;

/// <summary>Prints diagnostics of the compiler.</summary>
internal static class DiagnosticPrinter
{
    /// <summary>For people: with excerpt and carets, the first line coloured where the console has colours.</summary>
    public static void Print(IAnsiConsole console, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            var lines = DiagnosticRenderer.Render(diagnostic).TrimEnd('\n').Split('\n');
            var colour = diagnostic.Severity == DiagnosticSeverity.Error ? "red" : "yellow";
            console.MarkupLine($"[{colour} bold]{Markup.Escape(lines[0])}[/]");
            foreach (var line in lines.Skip(1))
            {
                console.WriteLine(line);
            }

            console.WriteLine();
        }
    }

    /// <summary>For machines: one JSON array.</summary>
    public static void PrintJson(Stream output, ImmutableArray<Diagnostic> diagnostics)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var diagnostic in diagnostics)
            {
                DiagnosticJson.ToJson(diagnostic, writer);
            }

            writer.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>For code hosts and editors: one SARIF log.</summary>
    public static void PrintSarif(Stream output, ImmutableArray<Diagnostic> diagnostics)
    {
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            SarifLog.Write(diagnostics, writer);
        }

        output.WriteByte((byte)'\n');
    }

    /// <summary>One line that counts them.</summary>
    public static string Summary(ImmutableArray<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var warnings = diagnostics.Length - errors;
        return $"{errors} error{(errors == 1 ? "" : "s")}, {warnings} warning{(warnings == 1 ? "" : "s")}";
    }
}
