using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

// Entries from data files.
internal sealed partial class LexiconBinder
{
    private const int MostBadCells = 10;
    private static readonly Value.Text NoText = new("");

    private void AddSource(LexiconSourceSyntax source)
    {
        var name = StringLiteral.Decode(source.File);
        if (context.DataFiles.Find(_file, name, out var isMissing) is not { } table)
        {
            if (isMissing)
            {
                context.Diagnostics.Add(BindingDiagnostics.MissingDataFile(_file.At(source.File), name, Spelling.Nearest(name, context.DataFiles.NamesBeside(_file))));
            }

            lexicon.IsBroken = true;
            return;
        }

        var keys = source.KeyColumns.Items.Select(token => FindColumn(table, token)).ToArray();
        var values = (source.Value?.Columns.Items ?? []).Select(column => (Index: FindColumn(table, column.Name), Type: ColumnType(column), column.Name)).ToArray();
        var filter = source.Filter is { } where ? FindColumn(table, where.Column) : -1;
        var filterText = source.Filter is { } text ? StringLiteral.Decode(text.Text) : "";
        var without = source.Without is { } list ? FindColumn(table, list.Column) : -1;
        if (lexicon.IsBroken)
        {
            return;
        }

        if (values.Length > 0)
        {
            _type = values.Length == 1 ? values[0].Type
                : new DataType(ValueKind.Row) { Columns = [.. values.Select(value => new ValueColumn(value.Name.Text, value.Type))] };
        }

        var badCells = 0;
        for (var row = 0; row < table.Count; row++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (filter >= 0 && table.Cell(row, filter) != filterText)
            {
                continue;
            }

            // Compared as they will be matched: what folds to a form that is left out would bring it back.
            HashSet<string> left = without >= 0 ? [.. table.Forms(row, without).Select(TextFolder.Fold)] : [];
            var forms = keys.SelectMany(key => table.Forms(row, key)).Where(form => !left.Contains(TextFolder.Fold(form))).Distinct().ToImmutableArray();
            if (forms.IsEmpty)
            {
                continue;
            }

            var cells = values.Select(value => (value.Name, Value: CellValue(table, row, value.Index, value.Type, ref badCells))).ToArray();
            _entries.Add(new LexiconEntry(forms, cells.Length switch
            {
                0 => null,
                1 => cells[0].Value,
                _ => new Value.Row([.. cells.Select(cell => new KeyValuePair<string, Value?>(cell.Name.Text, cell.Value))]),
            }));
            if (badCells >= MostBadCells || _entries.Count > context.Limits.MaxLexiconEntries)
            {
                return;
            }
        }
    }

    private Value? CellValue(DataTable table, int row, int column, DataType type, ref int badCells)
    {
        var text = table.Cell(row, column);
        if (text.Length == 0)
        {
            return null;
        }

        if (Binder.Convert(text, type) is { } value)
        {
            return value;
        }

        badCells++;
        context.Diagnostics.Add(BindingDiagnostics.BadCell(table.At(row, column), text, table.Columns[column], Types.Describe(type)));
        return NoText;
    }

    private DataType ColumnType(LexiconColumnSyntax column) =>
        column.Type is { } name ? ScalarType(name) ?? Types.Text
        : _type is { Kind: ValueKind.Row } row ? row.Columns.FirstOrDefault(declared => declared.Name == column.Name.Text)?.Type ?? Types.Text
        : _isTypeDeclared && _type is { } declared && lexicon.Syntax.Source?.Value?.Columns.Count == 1 ? declared
        : Types.Text;

    private int FindColumn(DataTable table, SyntaxToken name)
    {
        var index = table.IndexOf(name.Text);
        if (index < 0)
        {
            context.Diagnostics.Add(BindingDiagnostics.MissingColumn(_file.At(name), name.Text, table.Columns, Spelling.Nearest(name.Text, table.Columns)));
            lexicon.IsBroken = true;
        }

        return index;
    }
}
