using System.Collections.Immutable;
using System.Text;
using Processing.Documents.Drafts;
using Processing.Documents.Html.MainText;
using Processing.Text;

namespace Processing.Documents.Html;

/// <summary>Settles what each block of a page is, and what else is known of it.</summary>
internal sealed class PageDetails
{
    // Tables are headed by one or two rows; a table of nothing but headers must not give each cell all of them.
    private const int MostHeaders = 4;
    private readonly PageWalker _walker;
    private readonly ReadOnlyMemory<byte> _text;
    private readonly Dictionary<DraftTable, int> _tables = [];
    private readonly Dictionary<(DraftTable Table, int Column), List<string>> _columnHeaders = [];
    private readonly Dictionary<(DraftTable Table, int Row), List<string>> _rowHeaders = [];

    private PageDetails(PageWalker walker, ReadOnlyMemory<byte> text)
    {
        (_walker, _text) = (walker, text);
    }

    /// <summary>Adds the blocks of a page to a list and gives the details of each.</summary>
    public static ImmutableArray<BlockDetail> Of(PageWalker walker, ReadOnlyMemory<byte> text, ImmutableArray<FoundProperty> properties, BlockList blocks)
    {
        var worths = MainTextFinder.Judge(walker.Nodes, walker.Blocks, text.Span);
        var title = PageTitle.Find(walker.Blocks, text.Span, properties);
        var builder = new PageDetails(walker, text);
        builder.CollectHeaders();
        var details = ImmutableArray.CreateBuilder<BlockDetail>(worths.Length);
        for (var i = 0; i < worths.Length; i++)
        {
            var block = walker.Blocks[i];
            var cell = builder.CellOf(block);
            var structure = i == title ? BlockKind.Title : block.Kind == BlockKind.TableCell && cell is null ? BlockKind.Paragraph : block.Kind;
            var worth = i == title ? new BlockWorth(1, "title") : worths[i];
            details.Add(new BlockDetail(structure, builder.DirectionOf(block), block.Level, cell, worth.Score, worth.Reason));
            blocks.Add(worth.IsMainText ? structure : BlockKind.Boilerplate, block.Span, "");
        }

        return details.MoveToImmutable();
    }

    private TextDirection DirectionOf(PageBlock block) => Directions.Of(_text.Span[block.Span.Start..block.Span.End]);

    // The cells that head a column or a row come before what they head.
    private void CollectHeaders()
    {
        foreach (var block in _walker.Blocks)
        {
            if (block.Owner.Cell is { IsHeader: true, Table.IsLayout: false } cell)
            {
                var text = Encoding.UTF8.GetString(_text.Span[block.Span.Start..block.Span.End]);
                Add(cell.Row == 0 || cell.Column > 0 ? _columnHeaders : null, (cell.Table, cell.Column), text);
                Add(cell.Column == 0 ? _rowHeaders : null, (cell.Table, cell.Row), text);
            }
        }
    }

    private static void Add(Dictionary<(DraftTable, int), List<string>>? headers, (DraftTable, int) key, string text)
    {
        if (headers is null)
        {
            return;
        }

        if (!headers.TryGetValue(key, out var texts))
        {
            headers[key] = texts = [];
        }

        if (texts.Count < MostHeaders)
        {
            texts.Add(text);
        }
    }

    private TableCell? CellOf(PageBlock block)
    {
        if (block.Owner.Cell is not { Table.IsLayout: false } cell)
        {
            return null;
        }

        if (!_tables.TryGetValue(cell.Table, out var number))
        {
            _tables[cell.Table] = number = _tables.Count;
        }

        ImmutableArray<string> headers = cell.IsHeader ? [] :
        [
            .. _columnHeaders.GetValueOrDefault((cell.Table, cell.Column), []),
            .. _rowHeaders.GetValueOrDefault((cell.Table, cell.Row), []),
        ];
        return new TableCell(number, cell.Row, cell.Column, cell.IsHeader, headers);
    }
}
