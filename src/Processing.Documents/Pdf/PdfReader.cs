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
            Notes = output.Complaints.Contains("Error", StringComparison.Ordinal) ? [ReadDiagnostics.PdfDamaged()] : [],
        };
        return new ReadResult(DraftBlocks.Finish(document, text.Blocks, input.Language, cancellation), null);
    }

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
