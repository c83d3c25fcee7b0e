namespace Processing.Documents.Drafts;

/// <summary>A cell of a table.</summary>
internal sealed record DraftCell(DraftTable Table, int Row, int Column, bool IsHeader, int ColumnSpan = 1);
