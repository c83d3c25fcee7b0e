namespace Processing.Documents.Html;

/// <summary>A cell of a table.</summary>
internal sealed record PageCell(PageTable Table, int Row, int Column, bool IsHeader);
