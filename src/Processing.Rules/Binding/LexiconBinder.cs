using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Binds lexicons: inline entries and data files, the type of their values, and how they are compared.</summary>
internal sealed class LexiconBinder(BindingContext context, LexiconSymbol lexicon)
{
    private const int MostBadCells = 10;
    private static readonly Value.Text NoText = new("");
    private readonly SourceFile _file = lexicon.File;
    private readonly ImmutableArray<LexiconEntry>.Builder _entries = ImmutableArray.CreateBuilder<LexiconEntry>();
    private DataType? _type;
    private bool _isTypeDeclared;
    private bool _hasMisfit;

    /// <summary>Binds the lexicon and sets the type of its symbol.</summary>
    public Producer.Lexicon Bind()
    {
        var syntax = lexicon.Syntax;
        _type = syntax.Type is { } name ? ScalarType(name) : syntax.RowType is { } row ? RowType(row) : null;
        _isTypeDeclared = _type is not null;
        if (syntax.Source is { } source)
        {
            AddSource(source);
        }

        AddInline([.. syntax.Clauses.OfType<EntrySyntax>()]);
        if (_entries.Count > context.Limits.MaxLexiconEntries)
        {
            context.Diagnostics.Add(EmitDiagnostics.TooManyEntries(lexicon.Location, lexicon.Name, context.Limits.MaxLexiconEntries));
        }
        else if (_entries.Count == 0 && !lexicon.IsBroken)
        {
            context.Diagnostics.Add(BindingDiagnostics.EmptyLexicon(lexicon.Location, lexicon.Name));
        }

        lexicon.Type = _hasMisfit || _entries.Any(entry => entry.Value is not null) ? _type : null;
        return new Producer.Lexicon(lexicon.FullName, lexicon.Type, Options(), _entries.ToImmutable());
    }

    private DataType RowType(LexiconRowTypeSyntax row) => new(ValueKind.Row)
    {
        Columns = [.. row.Columns.Items.Select(column => new ValueColumn(column.Name.Text, column.Type is { } type ? ScalarType(type) ?? Types.Text : Types.Text))],
    };

    private LexiconOptions Options()
    {
        var options = new LexiconOptions { Languages = _file.Languages };
        foreach (var option in lexicon.Syntax.Options)
        {
            options = option.Keyword.Text switch
            {
                "exact" => options with { Exact = true },
                "case" => options with { CaseSensitive = true },
                _ => options with { Clitics = false },
            };
        }

        return options;
    }

    private DataType? ScalarType(SyntaxToken name)
    {
        if (Types.ByName.TryGetValue(name.Text, out var type) && type.Kind is not (ValueKind.Date or ValueKind.Duration or ValueKind.Quantity or ValueKind.Money))
        {
            return type;
        }

        if (context.ScopeOf(_file).Find(name.Text, out _) is EnumSymbol)
        {
            return new TypeBinder(context, _file).BindName(name);
        }

        string[] names = ["text", "integer", "decimal", "boolean", "time", "country", "language", "url", "email",
            .. context.ScopeOf(_file).VisibleNames(package => package.Names.Values.OfType<EnumSymbol>().Select(closed => closed.Name))];
        context.Diagnostics.Add(BindingDiagnostics.BadLexiconType(_file.At(name), name.Text, Spelling.Nearest(name.Text, names)));
        lexicon.IsBroken = true;
        return null;
    }

    private void AddInline(ImmutableArray<EntrySyntax> entries)
    {
        if (entries.Any(entry => entry.Value is ExpressionSyntax.Row))
        {
            _type ??= RowType(entries);
        }

        var seen = new Dictionary<string, SyntaxToken>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            var value = entry.Value is null ? null : ValueOf(entry.Value);
            var forms = ImmutableArray.CreateBuilder<string>(entry.Forms.Count);
            foreach (var token in entry.Forms.Items)
            {
                var form = StringLiteral.Decode(token);
                if (PhraseFolder.Fold(form).IsEmpty)
                {
                    context.Diagnostics.Add(BindingDiagnostics.LiteralFoldsToNothing(_file.At(token)));
                }
                else if (!seen.TryAdd(form, token))
                {
                    context.Diagnostics.Add(BindingDiagnostics.RepeatedForm(_file.At(token), form, _file.At(seen[form])));
                }

                forms.Add(form);
            }

            _entries.Add(new LexiconEntry(forms.ToImmutable(), value));
        }
    }

    // All columns that any entry has, in the order met, each of the type of its first value.
    private static DataType RowType(ImmutableArray<EntrySyntax> entries)
    {
        var columns = ImmutableArray.CreateBuilder<ValueColumn>();
        foreach (var column in entries.Select(entry => entry.Value).OfType<ExpressionSyntax.Row>().SelectMany(row => row.Columns.Items))
        {
            if (columns.All(other => other.Name != column.Name.Text) && Literals.ValueOf(column.Value) is { } value)
            {
                columns.Add(new ValueColumn(column.Name.Text, new DataType(value.Kind)));
            }
        }

        return new DataType(ValueKind.Row) { Columns = columns.ToImmutable() };
    }

    private Value? ValueOf(ExpressionSyntax syntax)
    {
        if (syntax is ExpressionSyntax.Row row)
        {
            if (_type is not { Kind: ValueKind.Row } rowType)
            {
                context.Diagnostics.Add(BindingDiagnostics.LexiconValueType(_file.At(syntax), "a row", Types.Describe(_type)));
                return null;
            }

            return RowOf(row, rowType);
        }

        var value = Literals.ValueOf(syntax);
        if (value is null)
        {
            return null;
        }

        _type ??= new DataType(value.Kind);
        if (Literals.As(value, _type) is { } converted)
        {
            return converted;
        }

        _hasMisfit = true;
        context.Diagnostics.Add(Misfit(syntax, value, _type));
        return null;
    }

    private Diagnostic Misfit(ExpressionSyntax syntax, Value value, DataType type) => Types.IsCode(type) && value is Value.Text text
        ? Binder.NoCode(_file.At(syntax), text.Content, type)
        : BindingDiagnostics.LexiconValueType(_file.At(syntax), Types.Describe(Literals.TypeOf(value)), Types.Describe(type));

    private Value.Row RowOf(ExpressionSyntax.Row row, DataType type)
    {
        var values = row.Columns.Items.GroupBy(column => column.Name.Text).ToDictionary(group => group.Key, group => group.First());
        var columns = ImmutableArray.CreateBuilder<KeyValuePair<string, Value?>>(type.Columns.Length);
        foreach (var column in row.Columns.Items.Where(column => type.Columns.All(declared => declared.Name != column.Name.Text)))
        {
            var names = type.Columns.Select(declared => declared.Name);
            context.Diagnostics.Add(BindingDiagnostics.UnknownColumn(_file.At(column.Name), column.Name.Text, lexicon.Name, names, Spelling.Nearest(column.Name.Text, names)));
        }

        foreach (var column in type.Columns)
        {
            var value = values.TryGetValue(column.Name, out var syntax) ? Literals.ValueOf(syntax.Value) : null;
            var converted = value is null ? null : Literals.As(value, column.Type);
            if (value is not null && converted is null && syntax is not null)
            {
                context.Diagnostics.Add(Misfit(syntax.Value, value, column.Type));
            }

            columns.Add(new(column.Name, converted));
        }

        return new Value.Row(columns.ToImmutable());
    }

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
        foreach (var row in table.Rows)
        {
            if (filter >= 0 && table.Cell(row, filter) != filterText)
            {
                continue;
            }

            // Compared as they will be matched: what folds to a form that is left out would bring it back.
            HashSet<string> left = without >= 0 ? [.. Forms(table.Cell(row, without)).Select(TextFolder.Fold)] : [];
            var forms = keys.SelectMany(key => Forms(table.Cell(row, key))).Where(form => !left.Contains(TextFolder.Fold(form))).Distinct().ToImmutableArray();
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

    private Value? CellValue(DataTable table, DataRow row, int column, DataType type, ref int badCells)
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

    private static string[] Forms(string cell) => cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
