using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Documents;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>One object a line: records and zones of each document, in document order.</summary>
internal sealed class JsonlResultWriter(Stream output) : IResultWriter
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void WriteDocument(string name, DocumentInput input, ExtractionResult result)
    {
        foreach (var record in result.Records)
        {
            WriteLine(writer => ResultJson.WriteRecord(writer, name, record));
        }

        foreach (var zone in result.Zones)
        {
            WriteLine(writer => ResultJson.WriteZone(writer, name, zone));
        }

        if (result.Truncation is { } reason)
        {
            WriteLine(writer => JsonResultWriter.WriteTruncation(writer, name, reason));
        }
    }

    public void WriteEnd(string revision)
    {
    }

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            write(writer);
        }

        output.WriteByte((byte)'\n');
    }
}
