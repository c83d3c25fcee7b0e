using System.Text;

namespace Processing.Documents.Drafts;

/// <summary>Collects what heads the columns and the rows of the tables of a document, and says of each cell where it stands and what heads it.</summary>
internal sealed class TableHeaders
{
    // Tables are headed by one or two rows; a table of nothing but headers must not give each cell all of them.
    private const int MostHeaders = 4;

    // What reaches over more columns is the title of the table; and a header takes memory for each.
    private const int WidestHeader = 16;
    private readonly Dictionary<DraftTable, int> _tables = [];
    private readonly Dictionary<(DraftTable Table, int Column), List<string>> _columns = [];
    private readonly Dictionary<(DraftTable Table, int Row), List<string>> _rows = [];

    /// <summary>Adds the text of a cell, where it is one that heads others; before any cell is asked for. O(the columns that it heads).</summary>
    /// <param name="cell">The cell; null for text outside of tables.</param>
    /// <param name="text">Its text, as UTF-8.</param>
    public void Add(DraftCell? cell, ReadOnlySpan<byte> text)
    {
        if (cell is not { IsHeader: true, Table.IsLayout: false })
        {
            return;
        }

        var words = Encoding.UTF8.GetString(text);
        var end = cell.Row == 0 || cell.Column > 0 ? Math.Min(cell.Column + Math.Min(cell.ColumnSpan, WidestHeader), cell.Table.DataColumns) : 0;
        for (var column = cell.Column; column < end; column++)
        {
            Add(_columns, (cell.Table, column), words);
        }

        if (cell.Column == 0)
        {
            Add(_rows, (cell.Table, cell.Row), words);
        }
    }

    /// <summary>Where a cell stands and what heads it; null outside of tables and in one that only puts things beside each other.</summary>
    public TableCell? Of(DraftCell? cell)
    {
        if (cell is not { Table.IsLayout: false })
        {
            return null;
        }

        if (!_tables.TryGetValue(cell.Table, out var number))
        {
            _tables[cell.Table] = number = _tables.Count;
        }

        return new TableCell(number, cell.Row, cell.Column, cell.IsHeader, cell.IsHeader ? [] : [.. Known(_columns, (cell.Table, cell.Column)), .. Known(_rows, (cell.Table, cell.Row))]);
    }

    private static List<string> Known(Dictionary<(DraftTable, int), List<string>> headers, (DraftTable, int) key) => headers.GetValueOrDefault(key, []);

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
}
