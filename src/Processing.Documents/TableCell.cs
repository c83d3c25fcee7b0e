using System.Collections.Immutable;

namespace Processing.Documents;

/// <summary>Where a block stands in a table.</summary>
/// <param name="Table">Number of the table in the document, from 0.</param>
/// <param name="Row">Row, from 0.</param>
/// <param name="Column">Column, from 0, with cells that reach over several counted.</param>
/// <param name="IsHeader">Whether the cell heads a row or a column.</param>
/// <param name="Headers">Texts of the cells that head its column and its row, as far as the document says so.</param>
public sealed record TableCell(int Table, int Row, int Column, bool IsHeader, ImmutableArray<string> Headers);
