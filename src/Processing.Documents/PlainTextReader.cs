using Processing.Text;

namespace Processing.Documents;

/// <summary>Reads plain text: the text is the document, each line is a paragraph.</summary>
/// <remarks>In a hard-wrapped document (see <see cref="HardWrap"/>) a paragraph goes on to the next blank line.</remarks>
internal static class PlainTextReader
{
    public static ReadResult Read(DocumentInput input, int start, DocumentLimits limits, CancellationToken cancellation)
    {
        var text = input.Content.Span;
        var isHardWrapped = HardWrap.IsHardWrapped(text[start..], cancellation);
        var blocks = new BlockList(input.Language, limits.MaxBlocks);
        TextSpan open = default;
        for (var lineStart = start; lineStart < text.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var lineEnd = LineBreaks.FindEnd(text, lineStart, out var next);
            var (from, to) = Utf8Text.Trim(text, lineStart, lineEnd);
            lineStart = next;
            var line = new TextSpan(from, to);
            if (isHardWrapped && !line.IsEmpty && !open.IsEmpty)
            {
                open = open.Cover(line);
                continue;
            }

            if (!TryAdd(blocks, open))
            {
                return new ReadResult(null, ReadDiagnostics.TooManyBlocks(limits.MaxBlocks));
            }

            open = line;
        }

        if (!TryAdd(blocks, open))
        {
            return new ReadResult(null, ReadDiagnostics.TooManyBlocks(limits.MaxBlocks));
        }

        var document = new Document(input.Content, MediaTypes.PlainText, input.Content, OffsetMap.Identity(text.Length), blocks.ToBlocks(text, cancellation));
        return new ReadResult(document, null);
    }

    private static bool TryAdd(BlockList blocks, TextSpan span)
    {
        if (span.IsEmpty)
        {
            return true;
        }

        if (blocks.IsFull)
        {
            return false;
        }

        blocks.Add(BlockKind.Paragraph, span, "");
        return true;
    }
}
