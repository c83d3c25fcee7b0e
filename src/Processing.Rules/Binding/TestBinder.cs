using System.Collections.Immutable;
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
        if (givens.IsEmpty)
        {
            if (!test.HasSkippedClauses)
            {
                context.Diagnostics.Add(BindingDiagnostics.TestWithoutGiven(file.At(test.Name)));
            }

            return null;
        }

        if (givens.Length > 1)
        {
            context.Diagnostics.Add(BindingDiagnostics.RepeatedClause(file.At(givens[1].Keyword), "given", file.At(givens[0].Keyword)));
        }

        var given = givens[0];
        var language = given.Language is { } token ? Languages.Bind(context, file, token) : TextLanguage.None;
        return new RuleTest(
            StringLiteral.Decode(test.Name),
            file.File.DisplayPath,
            Line(test.Keyword),
            string.Join('\n', given.Lines.Select(LineText)),
            given.Json is null ? "text/plain" : "application/json",
            language,
            expectations,
            test.Todo is not null);
    }

    private RecordExpectation? BindExpectation(ExpectSyntax syntax)
    {
        var scope = context.ScopeOf(file);
        var name = syntax.Record.Text;
        switch (scope.Find(name, out _))
        {
            case RecordSymbol { IsPrivate: true } record:
                context.Symbols.TryAdd(syntax.Record, record);
                context.Diagnostics.Add(BindingDiagnostics.PrivateExpectation(file.At(syntax.Record), name));
                return null;
            case RecordSymbol record:
                context.Symbols.TryAdd(syntax.Record, record);
                return new RecordExpectation(name, syntax.No is not null, Line(syntax.Keyword), [.. syntax.Fields.SelectMany(field => BindField(field, record))]);
            case BrokenSymbol:
                return null;
            case null when scope.IsExcused(name):
                return null;
            case var other:
                var near = context.Nearest(name, scope.VisibleNames(package => package.Names.Values.OfType<RecordSymbol>().Select(symbol => symbol.Name)));
                context.Diagnostics.Add(BindingDiagnostics.UnknownRecord(file.At(syntax.Record), name, other, near));
                return null;
        }
    }

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

        if (Literals.ValueOf(syntax.Value) is not { } value)
        {
            yield break;
        }

        if (record.Fields[index].Type is { Kind: ValueKind.Enum } closed && value is Value.Text word && !closed.Choices.Contains(word.Content))
        {
            context.Diagnostics.Add(EnumBinder.Unknown(file.At(syntax.Value), word.Content, closed));
            yield break;
        }

        if (record.Fields[index].Type is { } type && !CanBe(value, type))
        {
            context.Diagnostics.Add(BindingDiagnostics.ExpectationType(file.At(syntax.Value), syntax.Name.Text, Types.Describe(Literals.TypeOf(value)), Types.Describe(type)));
            yield break;
        }

        yield return new(syntax.Name.Text, record.Fields[index].Type is { } fieldType ? Literals.As(value, fieldType) ?? value : value);
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
        (Value.Integer, ValueKind.Decimal or ValueKind.Quantity or ValueKind.Duration or ValueKind.Date) => true,
        (Value.Row, ValueKind.Record) => true,
        _ => value.Kind == type.Kind,
    };

    private int Line(SyntaxToken token) => file.At(token).Start.Line;

    private static string LineText(SyntaxToken token) => token.Text.StartsWith("> ", StringComparison.Ordinal) ? token.Text[2..] : token.Text[1..];
}
