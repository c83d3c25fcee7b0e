using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Processing.Documents;
using Processing.Text;

namespace Processing.Cli.Output;

/// <summary>Prints the model of documents for programs; documented in docs/operations/output.md.</summary>
internal sealed class DocumentJson : IDisposable
{
    private const int FlushedBytes = 64 * 1024;
    private readonly Stream _output;
    private readonly OutputFormat _format;
    private readonly bool _onlyMain;
    private readonly Utf8JsonWriter _writer;

    public DocumentJson(Stream output, OutputFormat format, bool onlyMain)
    {
        (_output, _format, _onlyMain) = (output, format, onlyMain);
        _writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = format == OutputFormat.Json, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        if (format == OutputFormat.Json)
        {
            _writer.WriteStartArray();
        }
    }

    public void Write(string name, Document document)
    {
        var places = new UnitIndex(document.Content);
        _writer.WriteStartObject();
        _writer.WriteString("document", name);
        _writer.WriteString("media_type", document.MediaType);
        _writer.WriteString("charset", document.Encoding.Charset);
        WriteNotes(document);
        WriteProperties(document, places);
        _writer.WriteStartArray("blocks");
        for (var i = 0; i < document.Blocks.Length; i++)
        {
            if (!_onlyMain || document.Blocks[i].Kind != BlockKind.Boilerplate)
            {
                WriteBlock(document, places, i);
            }

            if (_writer.BytesPending > FlushedBytes)
            {
                _writer.Flush();
            }
        }

        _writer.WriteEndArray();
        WriteLinks(document, places);
        _writer.WriteEndObject();
        if (_format == OutputFormat.Jsonl)
        {
            _writer.Flush();
            _output.WriteByte((byte)'\n');
            _writer.Reset();
        }
    }

    public void Dispose()
    {
        if (_format == OutputFormat.Json)
        {
            _writer.WriteEndArray();
            _writer.Flush();
            _output.WriteByte((byte)'\n');
        }

        _writer.Dispose();
    }

    private void WriteNotes(Document document)
    {
        _writer.WriteStartArray("notes");
        foreach (var note in document.Notes)
        {
            _writer.WriteStartObject();
            _writer.WriteString("id", note.Id);
            _writer.WriteString("message", note.Message);
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    private void WriteProperties(Document document, UnitIndex places)
    {
        _writer.WriteStartArray("properties");
        foreach (var property in document.Properties)
        {
            _writer.WriteStartObject();
            _writer.WriteString("name", DocumentText.Name(property.Name.ToString()));
            _writer.WriteString("value", property.Value);
            _writer.WriteString("source", property.Source);
            if (property.Span is { } span)
            {
                ResultJson.WritePlace(_writer, "span", document.Locate(places, span));
            }

            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    private void WriteBlock(Document document, UnitIndex places, int index)
    {
        var block = document.Blocks[index];
        _writer.WriteStartObject();
        _writer.WriteString("kind", DocumentText.Name(block.Kind.ToString()));
        _writer.WriteString("text", TextOf(document, block.Span));
        _writer.WriteString("language", block.Language == TextLanguage.None ? "" : DocumentText.Name(block.Language.ToString()));
        if (block.Path.Length > 0)
        {
            _writer.WriteString("path", block.Path);
        }

        if (!document.Details.IsEmpty)
        {
            WriteDetail(document.Details[index]);
        }

        ResultJson.WritePlace(_writer, "span", document.Locate(places, block.Span));
        _writer.WriteEndObject();
    }

    private void WriteDetail(BlockDetail detail)
    {
        _writer.WriteString("structure", DocumentText.Name(detail.Structure.ToString()));
        _writer.WriteString("direction", detail.Direction == TextDirection.RightToLeft ? "rtl" : "ltr");
        if (detail.Level > 0)
        {
            _writer.WriteNumber("level", detail.Level);
        }

        if (detail.Cell is { } cell)
        {
            _writer.WriteStartObject("cell");
            _writer.WriteNumber("table", cell.Table);
            _writer.WriteNumber("row", cell.Row);
            _writer.WriteNumber("column", cell.Column);
            _writer.WriteBoolean("header", cell.IsHeader);
            _writer.WriteStartArray("headers");
            foreach (var header in cell.Headers)
            {
                _writer.WriteStringValue(header);
            }

            _writer.WriteEndArray();
            _writer.WriteEndObject();
        }

        _writer.WriteNumber("main_text", detail.MainText);
        if (detail.Reason.Length > 0)
        {
            _writer.WriteString("reason", detail.Reason);
        }
    }

    private void WriteLinks(Document document, UnitIndex places)
    {
        _writer.WriteStartArray("links");
        foreach (var link in document.Links)
        {
            _writer.WriteStartObject();
            _writer.WriteString("text", TextOf(document, link.Span));
            _writer.WriteString("target", link.Target);
            ResultJson.WritePlace(_writer, "span", document.Locate(places, link.Span));
            _writer.WriteEndObject();
        }

        _writer.WriteEndArray();
    }

    private static string TextOf(Document document, TextSpan span) => Encoding.UTF8.GetString(document.Text.Span[span.Start..span.End]);
}
