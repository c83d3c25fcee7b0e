namespace Processing.Documents.Drafts;

/// <summary>A table on its way through the page: where the next cell stands, by the HTML standard's algorithm for forming a table (4.9.12), simplified.</summary>
internal sealed class DraftTable
{
    // A span of more says nothing about the page and would cost memory.
    private const int WidestSpan = 1000;

    // For each column, how many rows below the current one are taken by a cell above.
    private readonly List<int> _taken = [];
    private int _column;

    /// <summary>Whether it only puts things beside each other: one row or one column of it, tables inside, or said so.</summary>
    public bool IsLayout => IsSaidLayout || HasInner || (HeaderCells == 0 && (RowCount < 2 || ColumnCount < 2));

    public bool IsSaidLayout { get; init; }

    public bool HasInner { get; set; }

    public int HeaderCells { get; private set; }

    /// <summary>Rows begun so far.</summary>
    public int RowCount { get; private set; }

    public int ColumnCount => _taken.Count;

    public void OpenRow()
    {
        if (RowCount > 0)
        {
            for (var i = 0; i < _taken.Count; i++)
            {
                _taken[i] = Math.Max(0, _taken[i] - 1);
            }
        }

        RowCount++;
        _column = 0;
    }

    /// <summary>Puts the next cell of the row.</summary>
    public DraftCell Place(int rowSpan, int columnSpan, bool isHeader)
    {
        if (RowCount == 0)
        {
            OpenRow();
        }

        while (_column < _taken.Count && _taken[_column] > 0)
        {
            _column++;
        }

        var cell = new DraftCell(this, RowCount - 1, _column, isHeader);
        (rowSpan, columnSpan) = (Math.Clamp(rowSpan, 1, WidestSpan), Math.Clamp(columnSpan, 1, WidestSpan));
        for (var i = 0; i < columnSpan; i++, _column++)
        {
            if (_column == _taken.Count)
            {
                _taken.Add(0);
            }

            _taken[_column] = rowSpan;
        }

        HeaderCells += isHeader ? 1 : 0;
        return cell;
    }
}
