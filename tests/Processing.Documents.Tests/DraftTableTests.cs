using Processing.Documents.Drafts;

namespace Processing.Documents.Tests;

public class DraftTableTests
{
    [Fact]
    public void A_cell_stands_behind_those_that_reach_into_its_row()
    {
        var table = new DraftTable();
        table.OpenRow();
        Assert.Equal((0, 0), At(table.Place(3, 2, isHeader: false)));
        Assert.Equal((0, 2), At(table.Place(1, 1, isHeader: false)));
        table.OpenRow();
        table.OpenRow();
        Assert.Equal((2, 2), At(table.Place(1, 1, isHeader: false)));
        table.OpenRow();
        Assert.Equal((3, 0), At(table.Place(1, 1, isHeader: false)));
    }

    // Rows of such cells would make the table wider by a thousand columns each, and each row would look through all of them.
    [Fact]
    public void Spans_reach_no_further_than_the_thousandth_column()
    {
        var table = new DraftTable();
        for (var row = 0; row < 50; row++)
        {
            table.OpenRow();
            Assert.Equal((row, row == 0 ? 0 : 1000), At(table.Place(99_999_999, 1000, isHeader: false)));
            Assert.Equal((row, row == 0 ? 1000 : 1001), At(table.Place(99_999_999, 1000, isHeader: false)));
        }

        Assert.Equal(1002, table.ColumnCount);
    }

    private static (int Row, int Column) At(DraftCell cell) => (cell.Row, cell.Column);
}
