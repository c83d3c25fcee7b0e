using System.Text;
using AngleSharp.Dom;

namespace Processing.Documents.Html;

/// <summary>Gives the text of elements as strings, for comparisons; their places are lost.</summary>
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

    /// <summary>The text in an element as it stands there, such as a script; whole and not of the elements inside it.</summary>
    public string RawTextOf(IElement element)
    {
        var text = new StringBuilder();
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            if (element.ChildNodes[i] is IText leaf)
            {
                Append(text, leaf.Data, int.MaxValue);
            }
        }

        return text.ToString();
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
