using System.Text;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Binding;

/// <summary>A comma-separated file as RFC 4180 has it: the first line names the columns; a cell in double quotes may hold commas, line breaks and doubled quotes.</summary>
internal sealed class CommaTable : DataTable
{
    private readonly List<CommaCell> _cells = [];

    // For each row the number of its first cell, and behind the last row the number of all cells.
    private readonly List<int> _firstCells = [0];
    private int _at;

    public CommaTable(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation)
        : base(source)
    {
        _at = source.Content.StartsWith('\uFEFF') ? 1 : 0;
        while (_at < source.Content.Length && ReadRow(diagnostics))
        {
            cancellation.ThrowIfCancellationRequested();
        }

        if (Columns.Count == 0 && diagnostics.Count == 0)
        {
            diagnostics.Add(BindingDiagnostics.EmptyDataFile(new SourceLocation(source, new SourceSpan(0, 0)), "commas"));
        }
    }

    public override int Count => _firstCells.Count - 1;

    public override SourceLocation At(int row, int column)
    {
        var cell = _firstCells[row] + column;
        var last = _cells[_firstCells[row + 1] - 1];
        return new SourceLocation(Source, cell < _firstCells[row + 1] ? _cells[cell].Span : new SourceSpan(last.Span.End, 0));
    }

    public override string Cell(int row, int column)
    {
        var cell = _firstCells[row] + column;
        return cell < _firstCells[row + 1] ? Read(_cells[cell]) : "";
    }

    // Reads to behind the line break; false where the file cannot be read on.
    private bool ReadRow(DiagnosticBag diagnostics)
    {
        var start = _at;
        var first = _cells.Count;
        var goesOn = true;
        while (goesOn)
        {
            if (!TryReadCell(diagnostics, out goesOn))
            {
                return false;
            }
        }

        if (_cells.Count == first + 1 && _cells[first].IsBlank(Source.Content))
        {
            _cells.RemoveAt(first);
        }
        else if (Columns.Count == 0)
        {
            foreach (var cell in _cells[first..])
            {
                AddColumn(Read(cell), cell.Span, diagnostics);
            }

            _cells.Clear();
        }
        else
        {
            while (_cells.Count - first > Columns.Count && _cells[^1].IsBlank(Source.Content))
            {
                _cells.RemoveAt(_cells.Count - 1);
            }

            if (_cells.Count - first > Columns.Count)
            {
                AddSurplus(_firstCells.Count - 1, SourceSpan.FromBounds(start, _cells[^1].Span.End), diagnostics);
            }

            _firstCells.Add(_cells.Count);
        }

        return true;
    }

    private bool TryReadCell(DiagnosticBag diagnostics, out bool goesOn)
    {
        goesOn = false;
        var text = Source.Content.AsSpan();
        var start = _at;
        var isQuoted = _at < text.Length && text[_at] == '"';
        if (isQuoted && !TrySkipQuoted(text))
        {
            diagnostics.Add(BindingDiagnostics.OpenQuote(new SourceLocation(Source, new SourceSpan(start, 1))));
            return false;
        }

        var end = text[_at..].IndexOfAny(",\n\r") is var length && length < 0 ? text.Length : _at + length;
        if (isQuoted && !text[_at..end].IsWhiteSpace())
        {
            diagnostics.Add(BindingDiagnostics.TextBehindQuote(new SourceLocation(Source, SourceSpan.FromBounds(_at, end))));
            return false;
        }

        _cells.Add(new CommaCell(SourceSpan.FromBounds(start, isQuoted ? _at : end), isQuoted));
        _at = end;
        if (_at < text.Length)
        {
            goesOn = text[_at] == ',';
            _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        }

        return true;
    }

    // Stands on the opening quote; stops behind the closing one. A doubled quote is a quote.
    private bool TrySkipQuoted(ReadOnlySpan<char> text)
    {
        _at++;
        while (text[_at..].IndexOf('"') is var length && length >= 0)
        {
            _at += length + 1;
            if (_at >= text.Length || text[_at] != '"')
            {
                return true;
            }

            _at++;
        }

        return false;
    }

    private string Read(CommaCell cell)
    {
        var text = Source.Content.AsSpan(cell.Span.Start, cell.Span.Length);
        return cell.IsQuoted ? new StringBuilder().Append(text[1..^1]).Replace("\"\"", "\"").ToString().Trim() : text.Trim().ToString();
    }
}

/// <summary>A cell of a comma-separated file.</summary>
/// <param name="Span">Its place, quotes included.</param>
/// <param name="IsQuoted">Whether it stands in quotes.</param>
internal readonly record struct CommaCell(SourceSpan Span, bool IsQuoted)
{
    public bool IsBlank(string content) => !IsQuoted && content.AsSpan(Span.Start, Span.Length).IsWhiteSpace();
}
