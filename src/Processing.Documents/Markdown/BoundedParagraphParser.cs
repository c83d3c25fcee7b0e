using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace Processing.Documents.Markdown;

/// <summary>The parser of paragraphs with bounds where that of Markdig takes time with the square of the text.</summary>
/// <remarks>
/// Three places were found by measuring: each definition of a link copies the lines of the paragraph behind it, and is looked for among all before it; and an underlined heading is looked for among
/// all blocks beside it. Beyond a bound a text is read as it is written: paragraphs of definitions are cut in pieces, which changes nothing where each has a line of its own, further definitions stay
/// text, and further underlines too. The parser serves one text.
/// </remarks>
internal sealed class BoundedParagraphParser : ParagraphBlockParser
{
    private const int MostLinesOfDefinitions = 256;
    private const int MostDefinitions = 10_000;
    private const long MostLookedAt = 50_000_000;
    private long _lookedAt;

    /// <summary>Definitions and underlines that were left as text.</summary>
    public int Skipped { get; private set; }

    /// <inheritdoc/>
    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (block is ParagraphBlock { Lines: { Count: >= MostLinesOfDefinitions } lines } && processor.CurrentChar == '[' && StartsDefinition(lines.Lines[0].Slice))
        {
            // `Break` would let the line go on the paragraph as a lazy one; closed, it opens the next.
            processor.Close(block);
            return BlockState.None;
        }

        if (processor.CurrentChar is '=' or '-' && block.Parent is { } parent)
        {
            _lookedAt += parent.Count;
            Skipped += _lookedAt > MostLookedAt ? 1 : 0;
            ParseSetextHeadings = _lookedAt <= MostLookedAt;
        }

        return base.TryContinue(processor, block);
    }

    /// <inheritdoc/>
    public override bool Close(BlockProcessor processor, Block block)
    {
        if (block is not ParagraphBlock paragraph || paragraph.Lines.Count == 0 || !StartsDefinition(paragraph.Lines.Lines[0].Slice)
            || processor.Document.GetLinkReferenceDefinitions(addGroup: true).Count < MostDefinitions)
        {
            return base.Close(processor, block);
        }

        Skipped++;
        for (var i = 0; i < paragraph.Lines.Count; i++)
        {
            paragraph.Lines.Lines[i].Slice.TrimStart();
        }

        paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.TrimEnd();
        return true;
    }

    private static bool StartsDefinition(StringSlice line)
    {
        line.TrimStart();
        return line.CurrentChar == '[';
    }
}
