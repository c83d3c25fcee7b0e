using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Binding;

/// <summary>A tab-separated file: the first line that is no comment names the columns, and lines that begin with <c>#</c> are comments. Cells are cut when they are asked for.</summary>
internal sealed class TabTable : DataTable
{
    private readonly List<int> _lines = [];

    /// <summary>A table without rows, of a file that could not be read.</summary>
    public TabTable(SourceText source)
        : base(source)
    {
    }

    public TabTable(SourceText source, DiagnosticBag diagnostics, CancellationToken cancellation)
        : base(source)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            cancellation.ThrowIfCancellationRequested();
            var span = source.GetLine(line);
            var text = source.Content.AsSpan(span.Start, span.Length).TrimStart('\uFEFF');
            if (text.IsWhiteSpace() || text[0] == '#')
            {
                continue;
            }

            if (Columns.Count == 0)
            {
                ReadHeader(span, diagnostics);
            }
            else
            {
                _lines.Add(line);
                CheckLength(span, text, diagnostics);
            }
        }

        if (Columns.Count == 0)
        {
            diagnostics.Add(BindingDiagnostics.EmptyDataFile(new SourceLocation(source, new SourceSpan(0, 0)), "tabs"));
        }
    }

    public override int Count => _lines.Count;

    public override SourceLocation At(int row, int column) => new(Source, SpanOf(row, column));

    public override string Cell(int row, int column)
    {
        var span = SpanOf(row, column);
        return Source.Content.AsSpan(span.Start, span.Length).Trim().ToString();
    }

    private SourceSpan SpanOf(int row, int column)
    {
        var line = Source.GetLine(_lines[row]);
        var start = line.Start;
        for (var i = 0; i <= column; i++)
        {
            var length = Source.Content.AsSpan(start, line.End - start).IndexOf('\t');
            var end = length < 0 ? line.End : start + length;
            if (i == column)
            {
                return SourceSpan.FromBounds(start, end);
            }

            if (length < 0)
            {
                break;
            }

            start = end + 1;
        }

        return new SourceSpan(line.End, 0);
    }

    private void ReadHeader(SourceSpan line, DiagnosticBag diagnostics)
    {
        var start = line.Start;
        foreach (var cell in Source.Content.Substring(line.Start, line.Length).Split('\t'))
        {
            AddColumn(cell.Trim().Trim('\uFEFF'), new SourceSpan(start, cell.Length), diagnostics);
            start += cell.Length + 1;
        }
    }

    // Cells that no column names would be lost without a word; empty ones are habit of spreadsheets.
    private void CheckLength(SourceSpan line, ReadOnlySpan<char> text, DiagnosticBag diagnostics)
    {
        if (text.TrimEnd().Count('\t') >= Columns.Count)
        {
            AddSurplus(_lines.Count - 1, line, diagnostics);
        }
    }
}
