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

    /// <summary>The text of an element, white space collapsed, cut at 1,000 characters.</summary>
    public string TextOf(IElement element)
    {
        var text = new StringBuilder();
        var open = new Stack<INode>([element]);
        while (open.TryPop(out var node) && text.Length < Longest)
        {
            if (node is IText leaf)
            {
                Append(text, leaf.Data, Longest);
            }
            else if (node is IElement { LocalName: not ("script" or "style") })
            {
                for (var i = node.ChildNodes.Length - 1; i >= 0; i--)
                {
                    open.Push(node.ChildNodes[i]);
                }
            }
        }

        return string.Join(' ', text.ToString().Split([' ', '\t', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Where the value of an attribute of an element was written; null where that cannot be told.</summary>
    public OriginalSpan? PlaceOf(IElement element, string attribute) => TagAttributes.Find(content.Span, element, attribute);

    /// <summary>Where the text of an element was written, from its first to its last piece; null for none.</summary>
    public OriginalSpan? PlaceOf(IElement element)
    {
        OriginalSpan? place = null;
        var open = new Stack<INode>([element]);
        while (open.TryPop(out var node))
        {
            if (node is IText leaf)
            {
                for (var at = 0; runs.TryNext(leaf.Data, ref at, out var pieces) && !pieces.IsEmpty;)
                {
                    var (start, end) = (pieces[0].Source.Start, pieces[^1].Source.End);
                    place = place is { } known ? new OriginalSpan(Math.Min(known.Start, start), Math.Max(known.End, end)) : new OriginalSpan(start, end);
                }
            }

            for (var i = 0; i < node.ChildNodes.Length; i++)
            {
                open.Push(node.ChildNodes[i]);
            }
        }

        return place;
    }

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

    private void Append(StringBuilder text, string data, int longest)
    {
        var at = 0;
        while (text.Length < longest && runs.TryNext(data, ref at, out var pieces))
        {
            foreach (var piece in pieces)
            {
                text.Append(piece.Replacement ?? Encoding.UTF8.GetString(content.Span[piece.Source.Start..piece.Source.End]));
            }
        }
    }
}
