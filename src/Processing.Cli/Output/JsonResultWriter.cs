using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Documents;
using Processing.Matching.Results;
using Processing.Pipeline;

namespace Processing.Cli.Output;

/// <summary>One JSON document: the revision and each document with its records and zones.</summary>
internal sealed class JsonResultWriter : IResultWriter, IDisposable
{
    private readonly Stream _output;
    private readonly Utf8JsonWriter _writer;

    public JsonResultWriter(Stream output)
    {
        _output = output;
        _writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _writer.WriteStartObject();
        _writer.WriteStartArray("documents");
    }

    public void WriteDocument(string name, DocumentInput input, ExtractionResult result)
    {
        _writer.WriteStartObject();
        _writer.WriteString("document", name);
        _writer.WriteString("media_type", result.Statistics.MediaType);
        _writer.WriteNumber("tokens", result.Statistics.Tokens);
        if (result.Truncation is { } reason)
        {
            _writer.WriteString("truncated", TruncationName(reason));
        }

        _writer.WriteStartArray("records");
        foreach (var record in result.Records)
        {
            _writer.WriteStartObject();
            ResultJson.WriteRecordMembers(_writer, record);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteStartArray("zones");
        foreach (var zone in result.Zones)
        {
            _writer.WriteStartObject();
            ResultJson.WriteZoneMembers(_writer, zone);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
        _writer.WriteEndObject();
    }

    public void WriteEnd(string revision)
    {
        _writer.WriteEndArray();
        _writer.WriteString("revision", revision);
        _writer.WriteEndObject();
        _writer.Flush();
        _output.WriteByte((byte)'\n');
    }

    public void Dispose() => _writer.Dispose();

    public static void WriteTruncation(Utf8JsonWriter writer, string document, Truncation reason)
    {
        writer.WriteStartObject();
        writer.WriteString("document", document);
        writer.WriteString("truncated", TruncationName(reason));
        writer.WriteEndObject();
    }

    internal static string TruncationName(Truncation reason) => reason switch
    {
        Truncation.MaxMatches => "max_matches",
        Truncation.TimeLimit => "time_limit",
        Truncation.RuleSteps => "rule_steps",
        _ => "max_steps",
    };
}
