using Markdig.Helpers;
using Markdig.Syntax;
using Processing.Documents.Drafts;
using Processing.Text;

namespace Processing.Documents.Markdown;

/// <summary>Leads what Markdig made of a text back to where it was written.</summary>
/// <remarks>Each piece is compared with the text at its place. What does not stand there character by character gets the whole of the place.</remarks>
internal sealed class MarkdownSource(Utf16Source source, int start)
{
    private string Text => source.Text;

    /// <summary>A stretch as it stands.</summary>
    public TextPiece Verbatim(int from, int to) => new(Place(from, to), null);

    /// <summary>A stretch that stands for something else.</summary>
    public TextPiece Replaced(SourceSpan span, string text) => new(Place(span.Start, span.End + 1), text);

    /// <summary>The pieces of a line that Markdig took over as it stands.</summary>
    public void AddLine(StringSlice line, Action<TextPiece> take)
    {
        if (ReferenceEquals(line.Text, Text) && line.Length > 0)
        {
            take(Verbatim(line.Start, line.End + 1));
        }
    }

    /// <summary>The pieces of text that was written in a span, with what else belongs to its markup around it.</summary>
    /// <param name="span">Where it was written.</param>
    /// <param name="text">What it says.</param>
    /// <param name="isEscaped">Whether its first character stands behind a backslash.</param>
    /// <param name="take">Given the pieces in order.</param>
    public void AddText(SourceSpan span, ReadOnlySpan<char> text, bool isEscaped, Action<TextPiece> take)
    {
        if (text.IsEmpty || span.Start < 0 || span.End >= Text.Length || span.Length <= 0)
        {
            return;
        }

        var written = Text.AsSpan(span.Start, span.Length);
        if (isEscaped && written.StartsWith("\\") && written.Length > 1 && written[1] == text[0])
        {
            take(Replaced(new SourceSpan(span.Start, span.Start + 1), text[..1].ToString()));
            AddText(new SourceSpan(span.Start + 2, span.End), text[1..], isEscaped: false, take);
            return;
        }

        var at = written.IndexOf(text);
        if (at < 0)
        {
            take(Replaced(span, text.ToString()));
            return;
        }

        take(Verbatim(span.Start + at, span.Start + at + text.Length));
    }

    private OriginalSpan Place(int from, int to)
    {
        var first = source.ToContent(from);
        return new OriginalSpan(start + first, start + source.ToContent(to));
    }
}
