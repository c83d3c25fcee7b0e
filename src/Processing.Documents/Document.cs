using System.Collections.Immutable;
using Processing.Text;

namespace Processing.Documents;

/// <summary>A document as a reader gives it: its text in blocks, what else is known of it, and the way back to the document as given. Immutable.</summary>
/// <param name="Original">The document as given.</param>
/// <param name="MediaType">What it was read as, such as <c>text/plain</c> or <c>application/json</c>.</param>
/// <param name="Text">Its text, UTF-8; the same memory as <paramref name="Original"/> where the text is the document.</param>
/// <param name="Offsets">The way from text to <see cref="Content"/>.</param>
/// <param name="Blocks">The blocks of the text, in text order.</param>
public sealed record Document(
    ReadOnlyMemory<byte> Original,
    string MediaType,
    ReadOnlyMemory<byte> Text,
    OffsetMap Offsets,
    ImmutableArray<TextBlock> Blocks)
{
    /// <summary>The document as given, as UTF-8 characters: what places count in. The same memory as <see cref="Original"/> where it is valid UTF-8; the text itself for formats that hold no text, such as PDF.</summary>
    public ReadOnlyMemory<byte> Content { get; init; } = Original;

    /// <summary>How <see cref="Content"/> lies in <see cref="Original"/>.</summary>
    public ContentEncoding Encoding { get; init; } = ContentEncoding.Utf8;

    /// <summary>What else is known of each block, side by side with <see cref="Blocks"/>; empty where nothing is.</summary>
    public ImmutableArray<BlockDetail> Details { get; init; } = [];

    /// <summary>Where each block stands in a document that is no text, such as a file of Word or a PDF, side by side with <see cref="Blocks"/>; empty for all others, whose places are in bytes.</summary>
    internal ImmutableArray<BlockLocation?> Locations { get; init; } = [];

    /// <summary>The links, in text order.</summary>
    public ImmutableArray<DocumentLink> Links { get; init; } = [];

    /// <summary>What the selectors of the input find, one entry for each of them; empty for formats without elements.</summary>
    public ImmutableArray<TextSelection> Selections { get; init; } = [];

    /// <summary>What the document says of itself, each statement with its source; of one name the most trustworthy first.</summary>
    public ImmutableArray<DocumentProperty> Properties { get; init; } = [];

    /// <summary>What rules can ask of it beside its blocks.</summary>
    public TextFacts Facts => new()
    {
        Selections = Selections,
        Properties = Properties,
        Cells = Details.Any(detail => detail.Cell is not null) ? [.. Details.Select(detail => detail.Cell is { } cell ? new TextCell(cell.Table, cell.Row, cell.Column, cell.IsHeader) : (TextCell?)null)] : [],
    };

    /// <summary>The place of a span of text in the document as given, in all units; for a file of Word and a PDF also where it stands there. O(log), and for a PDF O(words of the span).</summary>
    /// <param name="units">The index of <see cref="Content"/>, made once for many places.</param>
    /// <param name="span">The span.</param>
    public OriginalPlace Locate(UnitIndex units, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(units);
        var place = units.Locate(Offsets.ToOriginal(span));
        var (start, end) = Encoding.ToBytes(place);
        return place with { Bytes = new OriginalSpan(start, end), Location = LocationOf(units, span) };
    }

    /// <summary>Where a span stands in a document that is no text: paragraph and characters of a file of Word, page, characters and boxes of a PDF. O(log), and for a PDF O(words of the span).</summary>
    /// <param name="units">The index of <see cref="Content"/>.</param>
    /// <param name="span">The span. Of one that reaches over several blocks, the part in the first.</param>
    /// <returns>Null for a document whose places are in bytes, and for a span that begins in no block.</returns>
    public DocumentLocation? LocationOf(UnitIndex units, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(units);
        var (low, high) = (0, Locations.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Blocks[middle].Span.Start <= span.Start ? (middle, high) : (low, middle - 1);
        }

        if (Locations.IsEmpty || Locations[low] is not { } location || span.Start < Blocks[low].Span.Start || span.Start >= Blocks[low].Span.End)
        {
            return null;
        }

        var block = Blocks[low].Span;
        var inside = new TextSpan(span.Start, Math.Min(span.End, block.End));
        var first = CodePoint(units, block.Start);
        return location.Of(inside, CodePoint(units, inside.Start) - first, CodePoint(units, inside.End) - first);
    }

    private static int CodePoint(UnitIndex units, int offset) => units.Locate(new OriginalSpan(offset, offset)).CodePointStart;

    /// <summary>What a reader had to put up with, such as bytes that are no characters; empty for a sound document.</summary>
    public ImmutableArray<ReadNote> Notes { get; init; } = [];
}
