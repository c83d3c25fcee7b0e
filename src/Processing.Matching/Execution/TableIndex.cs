using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>The tables of one document, by their cells. A cell may have several blocks.</summary>
internal sealed class TableIndex
{
    private readonly TextCell?[] _cells;
    private readonly int[] _blocks;
    private readonly Dictionary<(int Table, int Row), List<int>> _rows = [];
    private readonly HashSet<int> _headed = [];
    private readonly Dictionary<int, int> _firstRows = [];

    private TableIndex(TextCell?[] cells, int[] blocks) => (_cells, _blocks) = (cells, blocks);

    /// <summary>Collects the tables, in O(blocks).</summary>
    /// <param name="text">The document.</param>
    /// <param name="blocks">Its blocks that have tokens, in text order.</param>
    public static TableIndex Of(TokenizedText text, IReadOnlyList<int> blocks)
    {
        if (text.Facts.Cells.IsEmpty)
        {
            return new TableIndex([], []);
        }

        var index = new TableIndex([.. text.Facts.Cells], [.. blocks.Where(block => text.Facts.Cells[block] is not null)]);
        foreach (var block in index._blocks)
        {
            if (index._cells[block] is not { } cell)
            {
                continue;
            }

            if (!index._rows.TryGetValue((cell.Table, cell.Row), out var row))
            {
                index._rows.Add((cell.Table, cell.Row), row = []);
            }

            row.Add(block);
            index._firstRows.TryAdd(cell.Table, cell.Row);
            if (cell.IsHeader)
            {
                index._headed.Add(cell.Table);
            }
        }

        return index;
    }

    /// <summary>The blocks that stand in tables, in text order.</summary>
    public IReadOnlyList<int> Blocks => _blocks;

    /// <summary>The cell of a block; null outside of tables.</summary>
    public TextCell? CellOf(int block) => block < _cells.Length ? _cells[block] : null;

    /// <summary>Whether a cell heads its column: one that the document calls a heading and that does not head its row, or a cell of the first row where the document calls none of the table so.</summary>
    public bool HeadsColumn(TextCell cell) => _headed.Contains(cell.Table)
        ? cell.IsHeader && (cell.Column > 0 || cell.Row == _firstRows[cell.Table])
        : cell.Row == _firstRows[cell.Table];

    /// <summary>The blocks of a row, in text order.</summary>
    public IReadOnlyList<int> RowOf(TextCell cell) => _rows[(cell.Table, cell.Row)];
}
