namespace Processing.Documents.Tests;

/// <summary>A test that needs poppler: skipped, and says so, where it is not installed; never skipped where CI=true.</summary>
public sealed class PdfFactAttribute : FactAttribute
{
    public PdfFactAttribute()
    {
        if (!IsInstalled && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "pdftotext is not installed (poppler-utils)";
        }
    }

    /// <summary>Whether <c>pdftotext</c> is on the path.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "pdftotext")) || File.Exists(Path.Combine(folder, "pdftotext.exe")));
}
