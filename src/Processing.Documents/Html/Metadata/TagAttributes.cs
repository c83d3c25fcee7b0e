using System.Buffers;
using System.Text;
using AngleSharp.Dom;
using Processing.Text;

namespace Processing.Documents.Html.Metadata;

/// <summary>Finds where the value of an attribute was written, by the HTML standard's rules for tags (13.2.5.32 to 39).</summary>
internal static class TagAttributes
{
    /// <summary>Name of the attribute in the tree that says where a tag begins in the page's content. No page can write it.</summary>
    public const string Start = "tag start";

    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\n\r\f"u8);
    private static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\n\r\f/>="u8);
    private static readonly SearchValues<byte> ValueEnds = SearchValues.Create(" \t\n\r\f>"u8);

    /// <summary>The value of an attribute of an element as written; null where it cannot be found.</summary>
    /// <param name="content">The page.</param>
    /// <param name="element">The element.</param>
    /// <param name="name">Name of the attribute, in lower case.</param>
    public static OriginalSpan? Find(ReadOnlySpan<byte> content, IElement element, string name) =>
        int.TryParse(element.GetAttribute(Start), out var start) && start < content.Length ? Find(content, start, name) : null;

    private static OriginalSpan? Find(ReadOnlySpan<byte> content, int start, string name)
    {
        var at = start + Length(content[start..], NameEnds);
        while (true)
        {
            while (at < content.Length && (Blanks.Contains(content[at]) || content[at] == (byte)'/'))
            {
                at++;
            }

            if (at >= content.Length || content[at] == (byte)'>')
            {
                return null;
            }

            // A name may begin with a sign that ends others.
            var nameEnd = at + 1 + Length(content[(at + 1)..], NameEnds);
            var isWanted = Ascii.EqualsIgnoreCase(content[at..nameEnd], name);
            var equals = SkipBlanks(content, nameEnd);
            if (equals >= content.Length || content[equals] != (byte)'=')
            {
                at = nameEnd;
                continue;
            }

            var value = ReadValue(content, SkipBlanks(content, equals + 1), out at);
            if (isWanted)
            {
                return value;
            }
        }
    }

    private static OriginalSpan ReadValue(ReadOnlySpan<byte> content, int at, out int behind)
    {
        if (at < content.Length && content[at] is (byte)'"' or (byte)'\'')
        {
            var close = content[(at + 1)..].IndexOf(content[at]);
            var end = close < 0 ? content.Length : at + 1 + close;
            behind = Math.Min(end + 1, content.Length);
            return new OriginalSpan(at + 1, end);
        }

        behind = at + Length(content[at..], ValueEnds);
        return new OriginalSpan(at, behind);
    }

    private static int SkipBlanks(ReadOnlySpan<byte> content, int at) =>
        content[at..].IndexOfAnyExcept(Blanks) is >= 0 and var length ? at + length : content.Length;

    private static int Length(ReadOnlySpan<byte> rest, SearchValues<byte> ends) => rest.IndexOfAny(ends) is >= 0 and var length ? length : rest.Length;
}
