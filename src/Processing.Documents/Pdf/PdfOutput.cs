namespace Processing.Documents.Pdf;

/// <summary>What the program that reads PDFs gave.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Text">What it wrote.</param>
/// <param name="Complaints">What it said on the way, at most 4,096 bytes of it.</param>
/// <param name="Error">The limit that was met; null for none.</param>
internal sealed record PdfOutput(int ExitCode, ReadOnlyMemory<byte> Text, string Complaints, ReadError? Error);
