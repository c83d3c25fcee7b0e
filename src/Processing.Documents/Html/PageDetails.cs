using System.Collections.Immutable;
using Processing.Documents.Drafts;
using Processing.Documents.Html.MainText;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Settles what each block of a page is, and what else is known of it.</summary>
internal static class PageDetails
{
    /// <summary>Adds the blocks of a page to a list and gives the details of each.</summary>
    public static ImmutableArray<BlockDetail> Of(PageWalker walker, ReadOnlyMemory<byte> text, ImmutableArray<FoundProperty> properties, BlockList blocks)
    {
        var worths = MainTextFinder.Judge(walker.Nodes, walker.Blocks, text.Span);
        var title = PageTitle.Find(walker.Blocks, text.Span, properties);
        var tables = new TableHeaders();
        foreach (var block in walker.Blocks)
        {
            tables.Add(block.Owner.Cell, text.Span[block.Span.Start..block.Span.End]);
        }

        var details = ImmutableArray.CreateBuilder<BlockDetail>(worths.Length);
        for (var i = 0; i < worths.Length; i++)
        {
            var block = walker.Blocks[i];
            var cell = tables.Of(block.Owner.Cell);
            var structure = i == title ? BlockKind.Title : block.Kind == BlockKind.TableCell && cell is null ? BlockKind.Paragraph : block.Kind;
            var worth = i == title ? new BlockWorth(1, "title") : worths[i];
            details.Add(new BlockDetail(structure, Directions.Of(text.Span[block.Span.Start..block.Span.End]), block.Level, cell, worth.Score, worth.Reason));
            blocks.Add(worth.IsMainText ? structure : BlockKind.Boilerplate, block.Span, "");
        }

        return details.MoveToImmutable();
    }
}
