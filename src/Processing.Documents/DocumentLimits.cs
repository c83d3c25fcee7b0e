namespace Processing.Documents;

/// <summary>How large a document may be.</summary>
public sealed record DocumentLimits
{
    /// <summary>The default limits.</summary>
    public static DocumentLimits Default { get; } = new();

    /// <summary>Most bytes of a document as given. Default 16 MiB; key <c>documents.max_bytes</c>.</summary>
    public int MaxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Deepest nesting of structured data. Default 64; key <c>documents.max_depth</c>.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>Most blocks of a document. Default 1,000,000; key <c>documents.max_blocks</c>.</summary>
    public int MaxBlocks { get; init; } = 1_000_000;

    /// <summary>Most UTF-16 code units of the paths of all blocks together, as deep documents of long names repeat them. Default 64 Mi; key <c>documents.max_path_characters</c>.</summary>
    public int MaxPathCharacters { get; init; } = 64 * 1024 * 1024;
}
