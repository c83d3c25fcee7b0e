namespace Processing.Documents.Drafts;

/// <summary>A table on its way through the page: where the next cell stands, by the HTML standard's algorithm for forming a table (4.9.12), simplified.</summary>
internal sealed class DraftTable
{
    // A span of more says nothing about the page and would cost memory. No span reaches behind this column either: each row looks through the columns that cells above take.
    private const int WidestSpan = 1000;

    // For each column, the first row that no cell above reaches into.
    private readonly List<int> _freeFrom = [];
    private int _column;

    /// <summary>Whether it only puts things beside each other: one row or one column of it, tables inside, or said so.</summary>
    public bool IsLayout => IsSaidLayout || HasInner || (HeaderCells == 0 && (RowCount < 2 || ColumnCount < 2));

    public bool IsSaidLayout { get; init; }

    public bool HasInner { get; set; }

    public int HeaderCells { get; private set; }

    /// <summary>Rows begun so far.</summary>
    public int RowCount { get; private set; }

    public int ColumnCount => _freeFrom.Count;

    /// <summary>Columns up to the last one with a cell that heads nothing.</summary>
    public int DataColumns { get; private set; }

    /// <summary>Begins a row, in O(1).</summary>
    public void OpenRow()
    {
        RowCount++;
        _column = 0;
    }

    /// <summary>Puts the next cell of the row, in O(its columns); all cells of a row together look at no more than 1000 that are taken.</summary>
    public DraftCell Place(int rowSpan, int columnSpan, bool isHeader)
    {
        if (RowCount == 0)
        {
            OpenRow();
        }

        var row = RowCount - 1;
        while (_column < _freeFrom.Count && _freeFrom[_column] > row)
        {
            _column++;
        }

        var first = _column;
        rowSpan = _column < WidestSpan ? Math.Clamp(rowSpan, 1, WidestSpan) : 1;
        columnSpan = Math.Clamp(columnSpan, 1, Math.Max(1, WidestSpan - _column));
        for (var i = 0; i < columnSpan; i++, _column++)
        {
            if (_column == _freeFrom.Count)
            {
                _freeFrom.Add(0);
            }

            _freeFrom[_column] = row + rowSpan;
        }

        HeaderCells += isHeader ? 1 : 0;
        DataColumns = isHeader ? DataColumns : Math.Max(DataColumns, _column);
        return new DraftCell(this, row, first, isHeader, columnSpan);
    }
}
