namespace Processing.Documents.Pdf;

/// <summary>A word as it stands on a page, its characters from left to right as they are seen.</summary>
internal sealed record PdfWord(string Text, double Left, double Top, double Right, double Bottom);
