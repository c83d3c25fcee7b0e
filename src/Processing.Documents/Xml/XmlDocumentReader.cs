using Processing.Documents.Drafts;

namespace Processing.Documents.Xml;

/// <summary>Reads XML, and RSS and Atom with the HTML in them.</summary>
internal static class XmlDocumentReader
{
    public static ReadResult Read(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        var (outline, error) = XmlOutline.Of(input.Content, start, limits, cancellation);
        if (error is not null)
        {
            return new ReadResult(null, error);
        }

        var writer = new XmlBlockWriter(input.Content, outline, limits, cancellation);
        if (writer.Write(start, cancellation) is { } limit)
        {
            return new ReadResult(null, limit);
        }

        var text = writer.Text.ToBytes();
        var mediaType = writer.Dialect switch
        {
            XmlDialect.Rss => MediaTypes.Rss,
            XmlDialect.Atom => MediaTypes.Atom,
            _ => MediaTypes.Xml,
        };
        var document = new Document(input.Content, mediaType, text, writer.Text.ToMap(), [])
        {
            Links = [.. writer.TakeLinks()],
            Notes = [.. NotesOf(outline, input.Content.Length)],
        };
        var finished = DraftBlocks.Finish(document, writer.Blocks, input.Language, cancellation);
        return new ReadResult(FoundProperty.AddTo(finished, XmlFeedProperties.Find(writer.Dialect, writer.Blocks, text, writer.Properties)), null);
    }

    private static IEnumerable<ReadNote> NotesOf(XmlOutline outline, int length)
    {
        if (outline.Tolerated.Ampersands is > 0 and var ampersands)
        {
            yield return ReadDiagnostics.Ampersands(ampersands);
        }

        if (outline.Tolerated.Controls is > 0 and var controls)
        {
            yield return ReadDiagnostics.ControlCharacters(controls);
        }

        if (outline.End < length)
        {
            yield return ReadDiagnostics.BehindFeed(length - outline.End);
        }
    }
}
