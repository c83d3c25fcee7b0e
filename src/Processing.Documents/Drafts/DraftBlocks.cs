using System.Collections.Immutable;
using System.Text;
using Processing.Text;

namespace Processing.Documents.Drafts;

/// <summary>Settles the language, the direction and the place in tables of blocks whose text is complete.</summary>
internal sealed class DraftBlocks
{
    // Tables are headed by one or two rows; a table of nothing but headers must not give each cell all of them.
    private const int MostHeaders = 4;
    private readonly Dictionary<DraftTable, int> _tables = [];
    private readonly Dictionary<(DraftTable Table, int Column), List<string>> _columns = [];
    private readonly Dictionary<(DraftTable Table, int Row), List<string>> _rows = [];

    /// <summary>Finishes the blocks of a document. O(text).</summary>
    /// <param name="document">The document with its text, without its blocks.</param>
    /// <param name="drafts">The blocks, in text order, no more than the limit allows.</param>
    /// <param name="language">What the sender says its language is.</param>
    /// <param name="cancellation">Looked at for each block.</param>
    public static Document Finish(Document document, List<DraftBlock> drafts, TextLanguage language, CancellationToken cancellation)
    {
        var text = document.Text;
        var blocks = new BlockList(language, drafts.Count);
        var details = ImmutableArray.CreateBuilder<BlockDetail>(drafts.Count);
        var tables = new DraftBlocks();
        foreach (var draft in drafts)
        {
            tables.AddHeader(draft, text.Span);
        }

        foreach (var draft in drafts)
        {
            cancellation.ThrowIfCancellationRequested();
            var cell = tables.CellOf(draft);
            var structure = draft.Kind == BlockKind.TableCell && cell is null ? BlockKind.Paragraph : draft.Kind;
            var direction = draft.Direction ?? Directions.Of(text.Span[draft.Span.Start..draft.Span.End]);
            blocks.Add(draft.IsBoilerplate ? BlockKind.Boilerplate : structure, draft.Span, draft.Path);
            details.Add(new BlockDetail(structure, direction, draft.Level, cell, draft.IsBoilerplate ? 0 : 1, draft.IsBoilerplate ? "set around each page" : ""));
        }

        var hasPlaces = drafts.Exists(draft => draft.Location is not null);
        return document with
        {
            Blocks = blocks.ToBlocks(text.Span, cancellation),
            Details = details.MoveToImmutable(),
            Locations = hasPlaces ? [.. drafts.Select(draft => draft.Location)] : [],
        };
    }

    private void AddHeader(DraftBlock draft, ReadOnlySpan<byte> text)
    {
        if (draft.Cell is not { IsHeader: true, Table.IsLayout: false } cell)
        {
            return;
        }

        var words = Encoding.UTF8.GetString(text[draft.Span.Start..draft.Span.End]);
        if (cell.Row == 0 || cell.Column > 0)
        {
            Add(_columns, (cell.Table, cell.Column), words);
        }

        if (cell.Column == 0)
        {
            Add(_rows, (cell.Table, cell.Row), words);
        }
    }

    private static void Add(Dictionary<(DraftTable, int), List<string>> headers, (DraftTable, int) key, string words)
    {
        if (!headers.TryGetValue(key, out var known))
        {
            headers[key] = known = [];
        }

        if (known.Count < MostHeaders)
        {
            known.Add(words);
        }
    }

    private TableCell? CellOf(DraftBlock draft)
    {
        if (draft.Cell is not { Table.IsLayout: false } cell)
        {
            return null;
        }

        if (!_tables.TryGetValue(cell.Table, out var number))
        {
            _tables[cell.Table] = number = _tables.Count;
        }

        ImmutableArray<string> headers = cell.IsHeader ? [] : [.. _columns.GetValueOrDefault((cell.Table, cell.Column), []), .. _rows.GetValueOrDefault((cell.Table, cell.Row), [])];
        return new TableCell(number, cell.Row, cell.Column, cell.IsHeader, headers);
    }
}
