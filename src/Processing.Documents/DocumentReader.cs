namespace Processing.Documents;

/// <summary>Reads documents of every known format: plain text and JSON.</summary>
public static class DocumentReader
{
    /// <summary>Reads a document, in O(bytes). Never throws for what the document holds.</summary>
    /// <remarks>
    /// Without a media type, a document that is wholly one JSON object or array is read as JSON and any other as plain text.
    /// An empty document has no blocks. A byte order mark counts in offsets and is in no block.
    /// </remarks>
    /// <param name="input">The document.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="cancellation">Looked at for each line or value, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static ReadResult Read(DocumentInput input, DocumentLimits limits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        var content = input.Content.Span;
        if (content.Length > limits.MaxBytes)
        {
            return Failed(ReadDiagnostics.TooLarge(content.Length, limits.MaxBytes));
        }

        if (MediaTypes.Parse(input.MediaType, out var mediaType) is { } unsupported)
        {
            return Failed(unsupported);
        }

        var invalid = Utf8Text.IndexOfInvalid(content);
        if (invalid >= 0)
        {
            return Failed(ReadDiagnostics.InvalidUtf8(content, invalid));
        }

        var start = content.StartsWith(Utf8Text.ByteOrderMark) ? Utf8Text.ByteOrderMark.Length : 0;
        return mediaType switch
        {
            MediaTypes.PlainText => PlainTextReader.Read(input, start, limits, cancellation),
            MediaTypes.Json => JsonReader.Read(input, start, limits, cancellation),
            _ => ReadByContent(input, start, limits, cancellation),
        };
    }

    // Only what is not JSON after all is plain text; JSON beyond a limit stays an error.
    private static ReadResult ReadByContent(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        var rest = input.Content.Span[start..];
        var first = rest.IndexOfAnyExcept(" \t\r\n"u8);
        if (first >= 0 && rest[first] is (byte)'{' or (byte)'[')
        {
            var json = JsonReader.Read(input, start, limits, cancellation);
            if (json.Error is not { Id: ReadDiagnostics.InvalidJsonId })
            {
                return json;
            }
        }

        return PlainTextReader.Read(input, start, limits, cancellation);
    }

    private static ReadResult Failed(ReadError error) => new(null, error);
}
