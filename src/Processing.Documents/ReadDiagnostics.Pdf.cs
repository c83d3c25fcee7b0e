using System.Globalization;

namespace Processing.Documents;

/// <summary>Why a PDF cannot be read.</summary>
internal static partial class ReadDiagnostics
{
    public static ReadError NoPdfProgram(string program) => new(
        "DP5026", "PDF_PROGRAM_MISSING", $"PDFs are read by `{program}` (`documents.pdf_program`), which is not installed; install poppler, on Debian with `apt-get install poppler-utils`");

    public static ReadError InvalidPdf(string what) => new("DP5027", "INVALID_PDF", $"not a PDF that can be read: {what}");

    public static ReadError PdfEncrypted() => new("DP5028", "PDF_ENCRYPTED", "the PDF is encrypted and needs a password; save it without one");

    public static ReadError PdfWithoutText(int pages) => new(
        "DP5029", "PDF_WITHOUT_TEXT", $"the PDF of {Number(pages)} {(pages == 1 ? "page" : "pages")} holds no text, as scans do; run it through recognition of characters first");

    public static ReadError PdfTooSlow(int seconds) => new("DP5030", "PDF_TOO_SLOW", $"the PDF took longer than {Number(seconds)} s to read (`documents.max_pdf_seconds`)");

    public static ReadError PdfOutputTooLarge(int limit) => new(
        "DP5031", "PDF_OUTPUT_TOO_LARGE", $"the text of the PDF with its places has more than {Number(limit)} bytes (`documents.max_pdf_output_bytes`)");

    public static ReadNote PdfDamaged() => new("DP5032", "the PDF is damaged; text may be missing");

    public static ReadError PdfProgramFailed(string program, int exitCode, string said) => new(
        "DP5033", "PDF_PROGRAM_FAILED", $"`{program}` ended with code {exitCode.ToString(CultureInfo.InvariantCulture)}: {said} (its memory is bounded by `documents.max_pdf_memory_bytes`)");

    public static ReadNote PdfLigatures(int words) => new(
        "DP5035", $"{Number(words)} {(words == 1 ? "word" : "words")} may read `\u0627\u0644` where the page shows the ligature `\u0644\u0627`, which this PDF does not tell apart");
}
