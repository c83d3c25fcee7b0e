using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Binds lexicons: inline entries and data files, the type of their values, and how they are compared.</summary>
internal sealed partial class LexiconBinder(BindingContext context, LexiconSymbol lexicon)
{
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
                "stem" => options with { Stem = true },
                "similar" => options with { Similar = DistanceOf(option) },
                _ => options with { Clitics = false },
            };
            ReportConflict(option);
        }

        return options;
    }

    private int DistanceOf(LexiconOptionSyntax option)
    {
        if (option.Argument is { Text: "1" or "2" } distance)
        {
            return distance.Text[0] - '0';
        }

        context.Diagnostics.Add(BindingDiagnostics.LongDistance(_file.At(option.Argument ?? option.Keyword), option.Argument?.Text ?? ""));
        return 0;
    }

    // Written exactly or with capitals, and written otherwise, cannot both be asked for; nor can one thing twice.
    private void ReportConflict(LexiconOptionSyntax option)
    {
        foreach (var other in lexicon.Syntax.Options.TakeWhile(other => other != option))
        {
            var isRepeated = other.Keyword.Text == option.Keyword.Text;
            var contradicts = (other.Keyword.Text, option.Keyword.Text) is ("exact" or "case", "stem" or "similar") or ("stem" or "similar", "exact" or "case");
            if (isRepeated || contradicts)
            {
                context.Diagnostics.Add(BindingDiagnostics.ConflictingOptions(_file.At(option.Keyword), option.Keyword.Text, _file.At(other.Keyword), other.Keyword.Text));
                return;
            }
        }
    }

    private DataType? ScalarType(SyntaxToken name)
    {
        if (Types.ByName.TryGetValue(name.Text, out var type))
        {
            return type;
        }

        if (context.ScopeOf(_file).Find(name.Text, out _) is EnumSymbol)
        {
            return new TypeBinder(context, _file).BindName(name);
        }

        string[] names = [.. Types.ByName.Keys.Order(StringComparer.Ordinal),
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
            context.Cancellation.ThrowIfCancellationRequested();
            var value = entry.Value is null ? null : ValueOf(entry.Value);
            var forms = ImmutableArray.CreateBuilder<string>(entry.Forms.Count);
            foreach (var token in entry.Forms.Items)
            {
                var form = StringLiteral.Decode(token);
                if (context.Literals.Fold(form).IsEmpty)
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
}
