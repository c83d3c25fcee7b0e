using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Binding;

/// <summary>A tab-separated file: the first line that is no comment names the columns.</summary>
internal sealed class DataTable
{
    private readonly SourceText _source;
    private readonly List<DataRow> _rows = [];
    private readonly List<string> _columns = [];

    private DataTable(SourceText source) => _source = source;

    public IReadOnlyList<string> Columns => _columns;

    public IReadOnlyList<DataRow> Rows => _rows;

    /// <summary>Reads a file, in O(bytes). Reports a header that is missing or names a column twice.</summary>
    public static DataTable Read(SourceText source, DiagnosticBag diagnostics)
    {
        var table = new DataTable(source);
        if (source.InvalidAt >= 0)
        {
            diagnostics.Add(SyntaxDiagnostics.InvalidUtf8(new SourceLocation(source, new SourceSpan(source.InvalidAt, 1))));
        }

        for (var line = 1; line <= source.LineCount; line++)
        {
            var span = source.GetLine(line);
            var text = source.Content.AsSpan(span.Start, span.Length).TrimStart('\uFEFF');
            if (text.IsWhiteSpace() || text[0] == '#')
            {
                continue;
            }

            if (table._columns.Count == 0)
            {
                table.ReadHeader(span, diagnostics);
            }
            else
            {
                table._rows.Add(new DataRow(line));
            }
        }

        if (table._columns.Count == 0)
        {
            diagnostics.Add(BindingDiagnostics.EmptyDataFile(new SourceLocation(source, new SourceSpan(0, 0))));
        }

        return table;
    }

    public int IndexOf(string column) => _columns.IndexOf(column);

    /// <summary>Where a cell is; an empty span at the end of the line where the line has fewer cells.</summary>
    public SourceLocation At(DataRow row, int column)
    {
        var line = _source.GetLine(row.Line);
        var start = line.Start;
        for (var i = 0; i <= column; i++)
        {
            var length = _source.Content.AsSpan(start, line.End - start).IndexOf('\t');
            var end = length < 0 ? line.End : start + length;
            if (i == column)
            {
                return new SourceLocation(_source, SourceSpan.FromBounds(start, end));
            }

            if (length < 0)
            {
                break;
            }

            start = end + 1;
        }

        return new SourceLocation(_source, new SourceSpan(line.End, 0));
    }

    /// <summary>The text of a cell, trimmed; empty where the line has fewer cells.</summary>
    public string Cell(DataRow row, int column)
    {
        var span = At(row, column).Span;
        return _source.Content.AsSpan(span.Start, span.Length).Trim().ToString();
    }

    private void ReadHeader(SourceSpan line, DiagnosticBag diagnostics)
    {
        var start = line.Start;
        foreach (var cell in _source.Content.Substring(line.Start, line.Length).Split('\t'))
        {
            var name = cell.Trim().Trim('\uFEFF');
            if (name.Length > 0 && _columns.Contains(name))
            {
                diagnostics.Add(BindingDiagnostics.DuplicateColumn(new SourceLocation(_source, new SourceSpan(start, cell.Length)), name));
            }

            _columns.Add(name);
            start += cell.Length + 1;
        }
    }
}

/// <summary>A line of a data file.</summary>
/// <param name="Line">Counted from 1.</param>
internal readonly record struct DataRow(int Line);
