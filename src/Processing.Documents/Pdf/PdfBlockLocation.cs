using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents.Pdf;

/// <summary>Where a block of a PDF stands: its page, the code points of the page before it, and the boxes of its words in text order.</summary>
internal sealed record PdfBlockLocation(int Page, int Character, ImmutableArray<(TextSpan Span, PageBox Box)> Words) : BlockLocation
{
    public override DocumentLocation Of(TextSpan span, int from, int to)
    {
        var (low, high) = (0, Words.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Words[middle].Span.End <= span.Start ? (middle + 1, high) : (low, middle);
        }

        var boxes = ImmutableArray.CreateBuilder<PageBox>();
        for (var word = low; word < Words.Length && Words[word].Span.Start < span.End; word++)
        {
            boxes.Add(Words[word].Box);
        }

        return new PageLocation(Page, Character + from, Character + to, boxes.ToImmutable());
    }
}
