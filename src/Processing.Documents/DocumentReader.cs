using System.Collections.Immutable;
using Processing.Documents.Charsets;
using Processing.Documents.Html;
using Processing.Documents.Markdown;
using Processing.Documents.Pdf;
using Processing.Documents.Word;
using Processing.Documents.Xml;

namespace Processing.Documents;

/// <summary>Reads documents of every known format: plain text, JSON, HTML, XML with RSS and Atom, Markdown, files of Word and PDF.</summary>
public static class DocumentReader
{
    /// <summary>Every media type that has a reader, in ordinal order.</summary>
    public static ImmutableArray<string> SupportedMediaTypes => MediaTypes.All;

    /// <summary>Reads a document, in O(bytes). Never throws for what the document holds.</summary>
    /// <remarks>
    /// The signature of a binary format tells, whatever the sender says; then the sender; then the content: a document that begins as a page does is read as
    /// HTML, one that begins with an XML declaration or as a feed does as XML, one that is wholly one JSON object or array as JSON, and any other as plain text.
    /// An empty document has no blocks. A byte order mark counts in offsets and is in no block.
    /// The encoding is that of a byte order mark, else the one that the media type names, else the one that a page names, else told by content.
    /// </remarks>
    /// <param name="input">The document.</param>
    /// <param name="limits">How large it may be.</param>
    /// <param name="cancellation">Looked at for each line, value or tag, and inside long ones.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static ReadResult Read(DocumentInput input, DocumentLimits limits, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(limits);
        if (input.Content.Length > limits.MaxBytes)
        {
            return Failed(ReadDiagnostics.TooLarge(input.Content.Length, limits.MaxBytes));
        }

        if (SignatureOf(input.Content.Span) is { } binary)
        {
            return ReadBinary(binary, input, limits, cancellation);
        }

        if (MediaTypes.Parse(input.MediaType, out var mediaType, out var charset) is { } unsupported)
        {
            return Failed(unsupported);
        }

        if (mediaType is MediaTypes.Word or MediaTypes.Pdf)
        {
            return ReadBinary(mediaType, input, limits, cancellation);
        }

        mediaType ??= SniffMarkup(input.Content.Span);
        var (content, error) = Decode(input.Content, mediaType, charset);
        if (error is not null)
        {
            return Failed(error);
        }

        var decoded = input with { Content = content.Utf8 };
        var start = content.Utf8.Span.StartsWith(Utf8Text.ByteOrderMark) ? Utf8Text.ByteOrderMark.Length : 0;
        var result = mediaType switch
        {
            MediaTypes.PlainText => PlainTextReader.Read(decoded, start, limits, cancellation),
            MediaTypes.Html => HtmlReader.Read(decoded, limits, cancellation),
            MediaTypes.Xml => XmlDocumentReader.Read(decoded, start, limits, cancellation),
            MediaTypes.Markdown => MarkdownReader.Read(decoded, start, limits, cancellation),
            MediaTypes.Json => JsonReader.Read(decoded, start, limits, cancellation),
            _ => ReadByContent(decoded, start, limits, cancellation),
        };
        return result.Document is { } document && content.Encoding != ContentEncoding.Utf8
            ? result with { Document = document with { Original = input.Content, Encoding = content.Encoding, Content = content.Utf8, Notes = [.. content.Notes, .. document.Notes] } }
            : result;
    }

    /// <summary>The characters of a document as UTF-8, which its places count in; the document itself where they are its bytes or it cannot be read.</summary>
    /// <remarks>O(bytes) for text. A file of Word and a PDF are read for it, so ask only where there is no <see cref="Document"/> to ask.</remarks>
    /// <param name="input">The document.</param>
    /// <param name="limits">How large it may be.</param>
    public static ReadOnlyMemory<byte> ContentOf(DocumentInput input, DocumentLimits limits)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (SignatureOf(input.Content.Span) is not null)
        {
            return Read(input, limits).Document?.Content ?? input.Content;
        }

        if (Utf8Text.IndexOfInvalid(input.Content.Span) < 0 || MediaTypes.Parse(input.MediaType, out var mediaType, out var charset) is not null)
        {
            return input.Content;
        }

        var (content, error) = Decode(input.Content, mediaType ?? SniffMarkup(input.Content.Span), charset);
        return error is null ? content.Utf8 : input.Content;
    }

    private static string? SniffMarkup(ReadOnlySpan<byte> bytes) => HtmlSniffer.IsHtml(bytes) ? MediaTypes.Html : XmlSniffer.IsXml(bytes) ? MediaTypes.Xml : null;

    private static string? SignatureOf(ReadOnlySpan<byte> bytes) =>
        BinarySignature.IsPdf(bytes) ? MediaTypes.Pdf
        : BinarySignature.IsArchive(bytes) || BinarySignature.IsCompound(bytes) ? MediaTypes.Word
        : null;

    private static ReadResult ReadBinary(string mediaType, DocumentInput input, DocumentLimits limits, CancellationToken cancellation) => mediaType == MediaTypes.Pdf
        ? PdfReader.Read(input, limits, cancellation)
        : WordReader.Read(input, limits, cancellation);

    private static (DecodedContent Content, ReadError? Error) Decode(ReadOnlyMemory<byte> bytes, string? mediaType, Charset? named)
    {
        var charset = CharsetDetector.ByMark(bytes.Span) ?? named;
        if (mediaType == MediaTypes.Html)
        {
            return charset is null ? DecodePage(bytes) : DecodePage(bytes, charset);
        }

        if (mediaType == MediaTypes.Xml && charset is null && Utf8Text.IndexOfInvalid(bytes.Span) >= 0 && XmlSniffer.FindCharset(bytes.Span) is { } label)
        {
            // As for pages: bytes that make UTF-8 are UTF-8, whatever the declaration says; else the declaration is believed.
            charset = Charset.Find(label);
            if (charset is null)
            {
                return (default, ReadDiagnostics.UnsupportedCharset(label));
            }
        }

        return ContentDecoder.Decode(bytes, charset ?? CharsetDetector.ByContent(bytes.Span) ?? Charset.Utf8);
    }

    // Bytes that make UTF-8 are UTF-8, whatever a page says that was converted after it was written; and a page that says UTF-8 and holds the letters of another encoding was converted without its tag.
    private static (DecodedContent Content, ReadError? Error) DecodePage(ReadOnlyMemory<byte> bytes)
    {
        if (Utf8Text.IndexOfInvalid(bytes.Span) < 0)
        {
            return DecodePage(bytes, Charset.Utf8);
        }

        var label = HtmlSniffer.FindCharset(bytes.Span);
        var said = label is null ? null : Charset.Find(label);
        if (label is not null && said is null && Charset.IsOfManyBytes(label))
        {
            return (default, ReadDiagnostics.UnsupportedCharset(label));
        }

        return DecodePage(bytes, said is { Kind: not CharsetKind.Utf8 } ? said : CharsetDetector.ByContent(bytes.Span) ?? Charset.Utf8);
    }

    private static (DecodedContent Content, ReadError? Error) DecodePage(ReadOnlyMemory<byte> bytes, Charset charset) =>
        charset.Kind == CharsetKind.Utf8 ? (ContentDecoder.Repair(bytes), null) : ContentDecoder.Decode(bytes, charset);

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
