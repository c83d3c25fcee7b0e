using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Xml;

/// <summary>Writes text of elements: lines flow together, a blank line ends a paragraph.</summary>
internal static class XmlLines
{
    /// <summary>Writes a piece.</summary>
    /// <param name="content">The document.</param>
    /// <param name="piece">A piece of it.</param>
    /// <param name="text">Where to.</param>
    /// <param name="endLine">Called at each blank line; null where blank lines do not count.</param>
    public static void Add(ReadOnlySpan<byte> content, TextPiece piece, DraftText text, Action? endLine)
    {
        if (piece.Replacement is not null || endLine is null)
        {
            text.Add(piece, TextMark.None);
            return;
        }

        for (var start = piece.Source.Start; start < piece.Source.End;)
        {
            var length = FindBlankLine(content[start..piece.Source.End]);
            var end = length < 0 ? piece.Source.End : start + length;
            text.Add(new TextPiece(new OriginalSpan(start, end), null), TextMark.None);
            if (length >= 0)
            {
                endLine();
            }

            start = end;
        }
    }

    // One past the white space that holds two line breaks; -1 where there is none.
    private static int FindBlankLine(ReadOnlySpan<byte> utf8)
    {
        for (var at = 0; at < utf8.Length;)
        {
            var feed = utf8[at..].IndexOf((byte)'\n');
            if (feed < 0)
            {
                return -1;
            }

            var rest = utf8[(at + feed + 1)..];
            var blank = rest.IndexOfAnyExcept(" \t\r\n"u8);
            var gap = blank < 0 ? rest : rest[..blank];
            if (gap.Contains((byte)'\n'))
            {
                return at + feed + 1 + gap.Length;
            }

            at += feed + 1 + gap.Length;
        }

        return -1;
    }
}
