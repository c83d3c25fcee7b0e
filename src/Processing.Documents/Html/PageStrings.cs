using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using Processing.Documents.Html.Metadata;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Gives the text of elements as strings, for comparisons, and where it was written.</summary>
internal sealed class PageStrings(ReadOnlyMemory<byte> content, HtmlTextRuns runs)
{
    // More is no title, name or date.
    private const int Longest = 1000;

    /// <summary>The text of an element, white space collapsed, and where it was written, from its first to its last piece; cut at the piece with the thousandth character, and at 1,000 nodes.</summary>
    public (string Text, OriginalSpan? Place) TextOf(IElement element)
    {
        var text = new StringBuilder();
        OriginalSpan? place = null;
        var open = new Stack<(INode Node, int Next)>([(element, 0)]);
        for (var nodes = 0; text.Length < Longest && nodes < Longest && open.TryPop(out var at);)
        {
            if (at.Next >= at.Node.ChildNodes.Length)
            {
                continue;
            }

            nodes++;
            open.Push((at.Node, at.Next + 1));
            var child = at.Node.ChildNodes[at.Next];
            if (child is IText leaf)
            {
                Append(text, leaf.Data, ref place);
            }
            else if (child is IElement { LocalName: not ("script" or "style") })
            {
                open.Push((child, 0));
            }
        }

        return (string.Join(' ', text.ToString().Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries)), place);
    }

    /// <summary>Where the value of an attribute of an element was written; null where that cannot be told.</summary>
    public OriginalSpan? PlaceOf(IElement element, string attribute) => TagAttributes.Find(content.Span, element, attribute);

    /// <summary>The text in an element as it stands there, such as a script; whole and not of the elements inside it.</summary>
    public RawText RawTextOf(IElement element)
    {
        var text = new ArrayBufferWriter<byte>();
        var offsets = new OffsetMap.Builder();
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            for (var at = 0; element.ChildNodes[i] is IText leaf && runs.TryNext(leaf.Data, ref at, out var pieces);)
            {
                foreach (var piece in pieces)
                {
                    var start = text.WrittenCount;
                    if (piece.Replacement is { } replacement)
                    {
                        text.Write(Encoding.UTF8.GetBytes(replacement));
                        offsets.AddReplaced(new TextSpan(start, text.WrittenCount), piece.Source);
                    }
                    else
                    {
                        text.Write(content.Span[piece.Source.Start..piece.Source.End]);
                        offsets.AddVerbatim(start, piece.Source.Start, piece.Source.Length);
                    }
                }
            }
        }

        return new RawText(text.WrittenSpan.ToArray(), offsets.ToMap());
    }

    private void Append(StringBuilder text, string data, ref OriginalSpan? place)
    {
        var at = 0;
        while (text.Length < Longest && runs.TryNext(data, ref at, out var pieces))
        {
            foreach (var piece in pieces)
            {
                var source = piece.Replacement is null ? Cut(piece.Source) : piece.Source;
                text.Append(piece.Replacement ?? Encoding.UTF8.GetString(content.Span[source.Start..source.End]));
                place = place is { } known ? new OriginalSpan(Math.Min(known.Start, source.Start), Math.Max(known.End, source.End)) : source;
            }
        }
    }

    // A run may be the whole page; what is behind that many bytes is behind that many characters too.
    private OriginalSpan Cut(OriginalSpan source)
    {
        var end = Math.Min(source.End, source.Start + (4 * Longest));
        while (end < source.End && (content.Span[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return new OriginalSpan(source.Start, end);
    }
}
