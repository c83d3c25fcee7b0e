using System.Collections.Immutable;
using System.Globalization;
using Processing.Matching;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;
using Processing.Text;

namespace Processing.Rules.Binding;

/// <summary>Binds tests.</summary>
internal sealed class TestBinder(BindingContext context, SourceFile file, TestSyntax test)
{
    /// <summary>Binds the test; null where it has no input.</summary>
    public RuleTest? Bind()
    {
        var givens = test.Clauses.OfType<GivenSyntax>().ToImmutableArray();
        var expectations = test.Clauses.OfType<ExpectSyntax>().Select(BindExpectation).OfType<RecordExpectation>().ToImmutableArray();
        var reference = BindReference([.. test.Clauses.OfType<TestReferenceSyntax>()]);
        if (!givens.IsEmpty && !test.HasSkippedClauses && !test.Clauses.Any(clause => clause is ExpectSyntax))
        {
            context.Diagnostics.Add(BindingDiagnostics.TestWithoutExpect(file.At(test.Name)));
        }

        if (givens.IsEmpty)
        {
            if (!test.HasSkippedClauses)
            {
                context.Diagnostics.Add(BindingDiagnostics.TestWithoutGiven(file.At(test.Name)));
            }

            return null;
        }

        ReportSecond([.. givens.Select(clause => clause.Keyword)]);

        var given = givens[0];
        var language = given.Language is { } token ? Languages.Bind(context, file, token) : TextLanguage.None;
        return new RuleTest(
            StringLiteral.Decode(test.Name),
            file.File.DisplayPath,
            Line(test.Keyword),
            string.Join('\n', given.Lines.Select(LineText)),
            given.Format?.Text switch
            {
                "json" => "application/json",
                "html" => "text/html",
                _ => "text/plain",
            },
            language,
            expectations,
            test.Todo is not null)
        {
            Reference = reference,
        };
    }

    /// <summary>A test whose declaration starts at another line.</summary>
    public static RuleTest PlacedAt(RuleTest test, int line) => test.Line == line ? test : test with
    {
        Line = line,
        Expectations = [.. test.Expectations.Select(expectation => expectation with { Line = expectation.Line + line - test.Line })],
    };

    private DateTime? BindReference(ImmutableArray<TestReferenceSyntax> clauses)
    {
        ReportSecond([.. clauses.Select(clause => clause.Keyword)]);
        if (clauses.IsEmpty)
        {
            return null;
        }

        var written = StringLiteral.Decode(clauses[0].Moment);
        if (ReferenceTime.TryParse(written, out var moment))
        {
            return moment;
        }

        context.Diagnostics.Add(BindingDiagnostics.BadReference(file.At(clauses[0].Moment), written));
        return null;
    }

    private void ReportSecond(ImmutableArray<SyntaxToken> keywords)
    {
        if (keywords.Length > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(file.At(keywords[1]), keywords[0].Text, file.At(keywords[0])));
        }
    }

    private RecordExpectation? BindExpectation(ExpectSyntax syntax)
    {
        var scope = context.ScopeOf(file);
        var name = syntax.Record.Text;
        switch (scope.Find(name, out _))
        {
            case RecordSymbol { IsPrivate: true } record:
                context.Log?.AddSymbol(syntax.Record, record);
                context.Diagnostics.Add(BindingDiagnostics.PrivateExpectation(file.At(syntax.Record), name));
                return null;
            case RecordSymbol record:
                context.Log?.AddSymbol(syntax.Record, record);
                return new RecordExpectation(name, KindOf(syntax), Line(syntax.Keyword), [.. syntax.Fields.SelectMany(field => BindField(field, record))])
                {
                    Package = record.File.PackageName,
                    At = syntax.Text is { } text ? StringLiteral.Decode(text) : null,
                    Score = BindScore(syntax.Score),
                };
            case BrokenSymbol:
                return null;
            case null when scope.IsExcused(name):
                return null;
            case var other:
                var near = context.Nearest(name, scope.VisibleNames(package => package.Names.Values.OfType<RecordSymbol>().Select(symbol => symbol.Name)));
                context.Diagnostics.Add(BindingDiagnostics.UnknownRecord(file.At(syntax.Record), name, other, near, other is null ? scope.PackageToImport(name) : null));
                return null;
        }
    }

    private decimal? BindScore(SyntaxToken? token)
    {
        if (token is null || !decimal.TryParse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var score))
        {
            return null;
        }

        if (score > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.ScoreOutOfRange(file.At(token), score));
        }

        return score;
    }

    private static ExpectationKind KindOf(ExpectSyntax syntax) =>
        syntax.No is null ? ExpectationKind.One : syntax.Other is null ? ExpectationKind.None : ExpectationKind.NoOther;

    private IEnumerable<KeyValuePair<string, Value>> BindField(ExpectedFieldSyntax syntax, RecordSymbol record)
    {
        var index = record.IndexOfField(syntax.Name.Text);
        if (index < 0)
        {
            if (!record.IsBroken)
            {
                var names = record.Fields.Select(field => field.Name);
                context.Diagnostics.Add(BindingDiagnostics.UnknownField(file.At(syntax.Name), syntax.Name.Text, record.Name, names, Spelling.Nearest(syntax.Name.Text, names)));
            }

            yield break;
        }

        if (BindValue(syntax.Value, record.Fields[index].Type, syntax.Name.Text) is { } value)
        {
            yield return new(syntax.Name.Text, value);
        }
    }

    // Null where something was reported. Columns in braces name fields of a record, of those of its fields and so on.
    private Value? BindValue(ExpressionSyntax syntax, DataType? type, string field)
    {
        if (syntax is ExpressionSyntax.ListLiteral list && type is { Kind: ValueKind.List })
        {
            var items = (list.Items?.Items ?? []).Select(item => BindValue(item, type.Element, field)).ToArray();
            return items.Contains(null) ? null : new Value.List([.. items.OfType<Value>()]);
        }

        if (syntax is ExpressionSyntax.Row row && type is { Kind: ValueKind.Record } && context.FindRecord(type) is { } nested)
        {
            var columns = row.Columns.Items.Select(column => (column.Name, Value: BindColumn(column, nested))).ToArray();
            return columns.Any(column => column.Value is null) ? null : new Value.Row([.. columns.Select(column => new KeyValuePair<string, Value?>(column.Name.Text, column.Value))]);
        }

        if (Literals.ValueOf(syntax) is not { } value || type is null)
        {
            return Literals.ValueOf(syntax);
        }

        if (type.Kind == ValueKind.Enum && value is Value.Text word && !type.Choices.Contains(word.Content))
        {
            context.Diagnostics.Add(EnumBinder.Unknown(file.At(syntax), word.Content, type));
            return null;
        }

        if (value is Value.Text written && Types.IsQuoted(type) && Binder.Convert(written.Content, type) is null)
        {
            context.Diagnostics.Add(BindingDiagnostics.BadQuotedValue(file.At(syntax), written.Content, type.Kind));
            return null;
        }

        if (!CanBe(value, type))
        {
            context.Diagnostics.Add(BindingDiagnostics.ExpectationType(file.At(syntax), field, Types.Describe(Literals.TypeOf(value)), Types.Describe(type)));
            return null;
        }

        if (syntax is ExpressionSyntax.Constant constant)
        {
            context.NoteValue(constant.Token, type);
        }

        return Literals.As(value, type) ?? value;
    }

    private Value? BindColumn(RowColumnSyntax column, RecordSymbol record)
    {
        var index = record.IndexOfField(column.Name.Text);
        if (index >= 0)
        {
            return BindValue(column.Value, record.Fields[index].Type, column.Name.Text);
        }

        if (!record.IsBroken)
        {
            var names = record.Fields.Select(field => field.Name);
            context.Diagnostics.Add(BindingDiagnostics.UnknownField(file.At(column.Name), column.Name.Text, record.Name, names, Spelling.Nearest(column.Name.Text, names)));
        }

        return null;
    }

    // Values compare by what they print as, so a text can stand for anything that is no list or number.
    private static bool CanBe(Value value, DataType type) => (value, type.Kind) switch
    {
        (Value.List list, ValueKind.List) => list.Items.All(item => type.Element is null || CanBe(item, type.Element)),
        (_, ValueKind.List) or (Value.List, _) => false,
        (Value.Text text, ValueKind.Country or ValueKind.Language) => Binder.IsCode(text.Content, type.Kind),
        (Value.Text text, ValueKind.Enum) => type.Choices.Contains(text.Content),
        (Value.Text, ValueKind.Integer or ValueKind.Decimal or ValueKind.Boolean) => false,
        (Value.Text, _) => true,
        (Value.Integer, ValueKind.Decimal) => true,
        (Value.Integer or Value.Decimal, ValueKind.Quantity or ValueKind.Date) => Binder.Convert(ValueFormatter.ToScalar(value), type) is not null,
        (Value.Row, ValueKind.Record) => true,
        _ => value.Kind == type.Kind,
    };

    private int Line(SyntaxToken token) => file.At(token).Start.Line;

    private static string LineText(SyntaxToken token) => token.Text.StartsWith("> ", StringComparison.Ordinal) ? token.Text[2..] : token.Text[1..];
}
