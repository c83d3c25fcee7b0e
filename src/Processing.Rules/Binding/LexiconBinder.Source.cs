using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        if (context.DataFiles.Find(_file, name) is not { } file)
        {
            context.Diagnostics.Add(BindingDiagnostics.MissingDataFile(_file.At(source.File), name, Spelling.Nearest(name, context.DataFiles.NamesBeside(_file))));
            lexicon.IsBroken = true;
            return;
        }

        var reported = context.Diagnostics.Count;
        ImmutableArray<DataType> types = [.. (source.Value?.Columns.Items ?? []).Select(ColumnType)];
        if (context.Literals.Data.TryGet(source, file, types, out var known))
        {
            NoteTypes(source, types);
            _entries.AddRange(known);
            return;
        }

        if (context.DataFiles.TableIn(file) is not { } table)
        {
            lexicon.IsBroken = true;
            return;
        }

        AddRows(source, table, types);
        if (context.Diagnostics.Count == reported && !lexicon.IsBroken)
        {
            context.Literals.Data.Keep(source, file, types, _entries.ToImmutable());
        }
    }

    // One column gives its value, several give rows.
    private void NoteTypes(LexiconSourceSyntax source, ImmutableArray<DataType> types)
    {
        if (source.Value is { Columns: var columns })
        {
            _type = types.Length == 1 ? types[0] : new DataType(ValueKind.Row) { Columns = [.. types.Select((type, index) => new ValueColumn(columns[index].Name.Text, type))] };
        }
    }

    private void AddRows(LexiconSourceSyntax source, DataTable table, ImmutableArray<DataType> types)
    {
        var keys = source.KeyColumns.Items.Select(token => FindColumn(table, token)).ToArray();
        var values = (source.Value?.Columns.Items ?? []).Select(column => (Index: FindColumn(table, column.Name), Name: column.Name.Text)).ToArray();
        var filter = source.Filter is { } where ? FindColumn(table, where.Column) : -1;
        var filterText = source.Filter is { } text ? StringLiteral.Decode(text.Text) : "";
        var without = source.Without is { } list ? FindColumn(table, list.Column) : -1;
        if (lexicon.IsBroken)
        {
            return;
        }

        // The other rows are read on, so that all that is wrong with the file is told at once.
        lexicon.IsBroken = table.SurplusRows > 0;

        NoteTypes(source, types);
        var badCells = 0;
        for (var row = 0; row < table.Count; row++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if ((lexicon.IsBroken && table.IsSurplus(row)) || (filter >= 0 && table.Cell(row, filter) != filterText) || FormsOf(table, row, keys, without) is not { IsEmpty: false } forms)
            {
                continue;
            }

            Value? value = null;
            if (values.Length == 1)
            {
                value = CellValue(table, row, values[0].Index, types[0], ref badCells);
            }
            else if (values.Length > 1)
            {
                var cells = ImmutableArray.CreateBuilder<KeyValuePair<string, Value?>>(values.Length);
                for (var i = 0; i < values.Length; i++)
                {
                    cells.Add(new(values[i].Name, CellValue(table, row, values[i].Index, types[i], ref badCells)));
                }

                value = new Value.Row(cells.MoveToImmutable());
            }

            _entries.Add(new LexiconEntry(forms, value));
            if (badCells >= MostBadCells || _entries.Count > context.Limits.MaxLexiconEntries)
            {
                return;
            }
        }
    }

    private static ImmutableArray<string> FormsOf(DataTable table, int row, int[] keys, int without)
    {
        // Nearly every row has one form.
        var first = table.Forms(row, keys[0]);
        if (keys.Length == 1 && without < 0 && first.Length <= 1)
        {
            return ImmutableCollectionsMarshal.AsImmutableArray(first);
        }

        // Compared as they will be matched: what folds to a form that is left out would bring it back.
        HashSet<string> left = without >= 0 ? [.. table.Forms(row, without).Select(TextFolder.Fold)] : [];
        return [.. keys.SelectMany(key => table.Forms(row, key)).Where(form => left.Count == 0 || !left.Contains(TextFolder.Fold(form))).Distinct()];
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
