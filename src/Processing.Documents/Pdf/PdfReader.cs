using System.Xml;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Pdf;

/// <summary>Reads PDFs with the help of poppler.</summary>
internal static class PdfReader
{
    // How far into a file readers look for its mark.
    private const int Head = 1024;
    private const int MostSaid = 200;
    private static readonly (string Key, DocumentPropertyName Name)[] Known = [("Title", DocumentPropertyName.Title), ("Author", DocumentPropertyName.Author), ("Subject", DocumentPropertyName.Description)];

    public static ReadResult Read(DocumentInput input, DocumentLimits limits, CancellationToken cancellation)
    {
        if (input.Content.Span[..Math.Min(input.Content.Length, Head)].IndexOf("%PDF-"u8) < 0)
        {
            return Failed(ReadDiagnostics.InvalidPdf("`%PDF-` is not at its start"));
        }

        var output = PdfProgram.Run(input.Content, limits, cancellation);
        if ((output.Error ?? ErrorOf(output, limits)) is { } error)
        {
            return Failed(error);
        }

        var text = new PdfText(limits);
        try
        {
            if (text.Read(output.Text, cancellation) is { } limit)
            {
                return Failed(limit);
            }
        }
        catch (XmlException)
        {
            return Failed(ReadDiagnostics.PdfProgramFailed(limits.PdfProgram, output.ExitCode, "what it wrote is cut short"));
        }

        if (text.Blocks.Count == 0)
        {
            return Failed(ReadDiagnostics.PdfWithoutText(text.Pages));
        }

        var bytes = text.ToBytes();
        var document = new Document(input.Content, MediaTypes.Pdf, bytes, OffsetMap.Identity(bytes.Length), [])
        {
            Content = bytes,
            Notes = [.. NotesOn(output, text, bytes)],
            Properties = [.. PropertiesOf(text.Information)],
        };
        return new ReadResult(DraftBlocks.Finish(document, text.Blocks, input.Language, cancellation), null);
    }

    private static IEnumerable<ReadNote> NotesOn(PdfOutput output, PdfText text, byte[] bytes)
    {
        if (output.Complaints.Contains("Error", StringComparison.Ordinal))
        {
            yield return ReadDiagnostics.PdfDamaged();
        }

        if (PdfLigatures.Count(text.Information.GetValueOrDefault("Producer"), bytes) is > 0 and var words)
        {
            yield return ReadDiagnostics.PdfLigatures(words);
        }
    }

    // The days in it are those of the file, which say nothing of when its text was published.
    private static IEnumerable<DocumentProperty> PropertiesOf(Dictionary<string, string> information) =>
        from known in Known
        let value = information.GetValueOrDefault(known.Key, "")
        where value.Length > 0
        select new DocumentProperty(known.Name, value, "pdf information");

    // Codes of pdftotext: 1 for a PDF that it cannot open, 3 for one whose permissions forbid it.
    private static ReadError? ErrorOf(PdfOutput output, DocumentLimits limits) => output.ExitCode switch
    {
        0 => null,
        1 when output.Complaints.Contains("Incorrect password", StringComparison.Ordinal) => ReadDiagnostics.PdfEncrypted(),
        3 => ReadDiagnostics.PdfEncrypted(),
        1 => ReadDiagnostics.InvalidPdf(LastLine(output.Complaints)),
        _ => ReadDiagnostics.PdfProgramFailed(limits.PdfProgram, output.ExitCode, LastLine(output.Complaints)),
    };

    private static string LastLine(string complaints)
    {
        var line = complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "it said nothing";
        return line.Length > MostSaid ? line[..MostSaid] : line;
    }

    private static ReadResult Failed(ReadError error) => new(null, error);
}
