using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Binding;

/// <summary>Rows of named columns from a data file.</summary>
internal abstract class DataTable(SourceText source)
{
    private readonly List<string> _columns = [];
    private readonly HashSet<int> _surplus = [];

    public IReadOnlyList<string> Columns => _columns;

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>Number of rows with cells that no column names, which were reported.</summary>
    public int SurplusRows => _surplus.Count;

    /// <summary>The file.</summary>
    protected SourceText Source => source;

    /// <summary>Reads a file, in O(bytes), as its name says: <c>.csv</c>, <c>.json</c>, or tab-separated. Reports what makes it no table.</summary>
    public static DataTable Read(RuleFile file, DiagnosticBag diagnostics, CancellationToken cancellation)
    {
        var source = SourceText.From(file);
        if (source.InvalidAt >= 0)
        {
            diagnostics.Add(SyntaxDiagnostics.InvalidUtf8(new SourceLocation(source, new SourceSpan(source.InvalidAt, 1))));
            return new TabTable(SourceText.From("", source.Path));
        }

        DataTable table = Path.GetExtension(file.Path) switch
        {
            var extension when extension.Equals(".csv", StringComparison.OrdinalIgnoreCase) => new CommaTable(source, diagnostics, cancellation),
            var extension when extension.Equals(".json", StringComparison.OrdinalIgnoreCase) => new JsonTable(source, diagnostics, cancellation),
            _ => new TabTable(source, diagnostics, cancellation),
        };
        return table;
    }

    public int IndexOf(string column) => _columns.IndexOf(column);

    /// <summary>Where a cell is; an empty span at the end of its row where the row has no such cell.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="column">The column, from 0.</param>
    public abstract SourceLocation At(int row, int column);

    /// <summary>The text of a cell, trimmed; empty where the row has no such cell.</summary>
    public abstract string Cell(int row, int column);

    /// <summary>The forms that a cell holds: several stand between <c>|</c>, or in a list.</summary>
    public virtual string[] Forms(int row, int column)
    {
        var cell = Cell(row, column);
        return cell.Contains('|', StringComparison.Ordinal) ? cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : cell.Length == 0 ? []
            : [cell];
    }

    /// <summary>Whether a row has cells that no column names; then which of its cells belongs to which column is not known.</summary>
    /// <param name="row">The row, from 0.</param>
    public bool IsSurplus(int row) => _surplus.Contains(row);

    /// <summary>Reports a row with cells that no column names.</summary>
    protected void AddSurplus(int row, SourceSpan at, DiagnosticBag diagnostics)
    {
        _surplus.Add(row);
        diagnostics.Add(BindingDiagnostics.SurplusCells(new SourceLocation(source, at), Columns.Count));
    }

    /// <summary>Adds a column; one that is named twice is reported.</summary>
    protected void AddColumn(string name, SourceSpan at, DiagnosticBag diagnostics)
    {
        if (name.Length > 0 && _columns.Contains(name))
        {
            diagnostics.Add(BindingDiagnostics.DuplicateColumn(new SourceLocation(source, at), name));
        }

        _columns.Add(name);
    }
}
