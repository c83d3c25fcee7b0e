namespace Processing.Documents;

/// <summary>How large a document may be.</summary>
public sealed record DocumentLimits
{
    /// <summary>The default limits.</summary>
    public static DocumentLimits Default { get; } = new();

    /// <summary>Most bytes of a document as given. Default 64 MiB; key <c>documents.max_bytes</c>.</summary>
    public int MaxBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of structured data. Default 64; key <c>documents.max_depth</c>.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most blocks of a document. Default 1,000,000; key <c>documents.max_blocks</c>.</summary>
    public int MaxBlocks { get; init; } = 1_000_000;

    /// <summary>Most UTF-16 code units of the paths of all blocks together, as deep documents of long names repeat them. Default 64 Mi; key <c>documents.max_path_characters</c>.</summary>
    public int MaxPathCharacters { get; init; } = 64 * 1024 * 1024;

    /// <summary>Deepest nesting of elements in XML and in parts of files of Word. Default 256; key <c>documents.max_element_depth</c>.</summary>
    public int MaxElementDepth { get; init; } = 256;

    /// <summary>Most bytes of a page of HTML, whose tree and lines take up to 300 times as much memory where it is written to do so. Default 16 MiB; key <c>documents.max_html_bytes</c>.</summary>
    public int MaxHtmlBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most bytes of a document of Markdown, whose parser cannot be stopped and takes up to a second of CPU time for each MiB of hostile text. Default 4 MiB; key <c>documents.max_markdown_bytes</c>.</summary>
    public int MaxMarkdownBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>Most entries of an archive, such as a file of Word. Default 10,000; key <c>documents.max_archive_entries</c>.</summary>
    public int MaxArchiveEntries { get; init; } = 10_000;

    /// <summary>Most bytes that are unpacked of one archive, all parts that are read together. Default 256 MiB; key <c>documents.max_archive_bytes</c>.</summary>
    public int MaxArchiveBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most bytes that one byte of a packed part may unpack to, for parts of more than 64 KiB. Default 200; key <c>documents.max_archive_ratio</c>.</summary>
    public int MaxArchiveRatio { get; init; } = 200;

    /// <summary>Longest work of the program that reads a PDF, in seconds. Default 60; key <c>documents.max_pdf_seconds</c>.</summary>
    public int MaxPdfSeconds { get; init; } = 60;

    /// <summary>Most bytes that the program that reads a PDF may write. Default 256 MiB; key <c>documents.max_pdf_output_bytes</c>.</summary>
    public int MaxPdfOutputBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most bytes of memory of the program that reads a PDF, where <c>prlimit</c> is there to set it. Default 1 GiB; key <c>documents.max_pdf_memory_bytes</c>.</summary>
    public int MaxPdfMemoryBytes { get; init; } = 1024 * 1024 * 1024;

    /// <summary>The program that reads a PDF, by its name or path: <c>pdftotext</c> of poppler. Key <c>documents.pdf_program</c>.</summary>
    public string PdfProgram { get; init; } = "pdftotext";
}
