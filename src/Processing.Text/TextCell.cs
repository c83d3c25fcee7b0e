namespace Processing.Text;

/// <summary>A place in a table of a document, or in a list of terms and what is said of them, which is a table of two columns.</summary>
/// <param name="Table">Number of the table in the document, from 0.</param>
/// <param name="Row">Row, from 0.</param>
/// <param name="Column">Column, from 0.</param>
/// <param name="IsHeader">Whether the document says that it heads a row or a column.</param>
public readonly record struct TextCell(int Table, int Row, int Column, bool IsHeader);
