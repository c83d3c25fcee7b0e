using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Editing;

/// <summary>Finds what can be written at a place, for editors. Never fails, whatever the text is: the tokens before the place tell what fits, so that a clause which cannot be read yet does not matter.</summary>
public static class CompletionFinder
{
    /// <summary>What can be written at an offset; nothing inside of texts, regexes and comments.</summary>
    /// <param name="model">The file.</param>
    /// <param name="position">UTF-16 code units from the start of the file, 0 to its length.</param>
    /// <remarks>O(names in scope + tokens of the declaration).</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The offset is not in the file.</exception>
    public static Completion Find(SemanticModel model, int position)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(position, model.Tree.Text.Content.Length);
        if (TokensAround.Find(model.Tree, position) is not { } around)
        {
            return new Completion(new(position, 0), []);
        }

        var items = new HashSet<CompletionItem>();
        var wanted = WantedHere.At(around);
        var names = model.GetNamesInScope(around.Word.Start);
        items.UnionWith(wanted.Keywords.Select(word => new CompletionItem(word, CompletionKind.Keyword, null)));
        items.UnionWith(names.Where(name => IsWanted(name, wanted.Names)).Select(Named));
        if (wanted.Names.HasFlag(WantedNames.Fields))
        {
            items.UnionWith(FieldsOf(RecordAround(model, names, around)).Select(Named));
        }

        if (wanted.Names.HasFlag(WantedNames.Members))
        {
            items.UnionWith(names.Select(name => name.Symbol).OfType<RecordSymbol>().Distinct().SelectMany(FieldsOf).Select(Named));
        }

        if (wanted.Names.HasFlag(WantedNames.Values))
        {
            items.UnionWith(ValuesIn(names).Select(value => new CompletionItem(value, CompletionKind.Value, null)));
        }

        if (wanted.Names.HasFlag(WantedNames.Packages))
        {
            items.UnionWith(PackagesFor(model, wanted.Path).Select(package => new CompletionItem(package, CompletionKind.Package, null)));
        }

        if (wanted.Names.HasFlag(WantedNames.Imported))
        {
            items.UnionWith(DeclaredIn(model.Compilation, wanted.Path).Where(symbol => !symbol.IsPrivate).Select(symbol => Named(new NameMeaning(NameKind.Declaration, symbol.Name, symbol))));
        }

        return new Completion(around.Word, [.. items.OrderBy(item => item.Kind).ThenBy(item => item.Meaning?.Kind).ThenBy(item => item.Text, StringComparer.Ordinal)]);
    }

    private static CompletionItem Named(NameMeaning meaning) => new(meaning.Name, CompletionKind.Name, meaning);

    private static bool IsWanted(NameMeaning name, WantedNames wanted) => wanted.HasFlag((name.Kind, name.Symbol) switch
    {
        (NameKind.Declaration, RecordSymbol) => WantedNames.Records,
        (NameKind.Declaration, EnumSymbol) => WantedNames.Enums,
        (NameKind.Declaration, ZoneSymbol) => WantedNames.Zones,
        (NameKind.Declaration, _) => WantedNames.Producers,
        (NameKind.TokenClass, _) => WantedNames.TokenClasses,
        (NameKind.Parameter, _) => WantedNames.Parameters,
        (NameKind.Label, _) => WantedNames.Labels,
        (NameKind.Function, _) => WantedNames.Functions,
        (NameKind.BuiltInType, _) => WantedNames.BuiltInTypes,
        _ => WantedNames.Never,
    });

    // The record whose fields may be named: that of the rule, of the expectation, or the one that is being declared.
    private static RecordSymbol? RecordAround(SemanticModel model, ImmutableArray<NameMeaning> names, TokensAround around)
    {
        if (around.Declaration is TestSyntax or { Tokens: [{ Text: "test" }, ..] })
        {
            var named = around.Clause.Skip(1).FirstOrDefault(token => token.Kind == SyntaxKind.Name && token.Text is not ("no" or "other"));
            return RecordNamed(named?.Text);
        }

        return around.Declaration switch
        {
            null => null,
            ReferenceSyntax reference => RecordNamed(reference.Record.Text),
            RuleSyntax rule => RecordNamed(rule.Record.Text),
            var other => model.GetDeclaredSymbol(other) as RecordSymbol,
        };

        RecordSymbol? RecordNamed(string? name) => names.FirstOrDefault(known => known.Name == name && known is { Kind: NameKind.Declaration, Symbol: RecordSymbol })?.Symbol as RecordSymbol;
    }

    private static IEnumerable<NameMeaning> FieldsOf(RecordSymbol? record) =>
        record?.Syntax.Clauses.OfType<FieldSyntax>().Select(field => new NameMeaning(NameKind.Field, field.Name.Text, record)).Distinct() ?? [];

    private static IEnumerable<string> ValuesIn(ImmutableArray<NameMeaning> names)
    {
        var types = names.Select(name => name.Symbol).Distinct().SelectMany(symbol => symbol switch
        {
            EnumSymbol closed => [closed.Type],
            RecordSymbol record => record.Fields.Select(field => field.Type),
            ProducerSymbol producer => [producer.Type],
            _ => Array.Empty<DataType?>(),
        });
        return types.OfType<DataType>().SelectMany(ChoicesOf).Append("true").Append("false").Distinct();
    }

    private static IEnumerable<string> ChoicesOf(DataType type) => type switch
    {
        { Kind: ValueKind.Enum } => type.Choices,
        { Kind: ValueKind.Row } => type.Columns.SelectMany(column => ChoicesOf(column.Type)),
        { Element: { } element } => ChoicesOf(element),
        _ => [],
    };

    // By name: an import that is still being written is no import yet.
    private static IEnumerable<Symbol> DeclaredIn(RuleCompilation compilation, string package) => compilation.Files
        .Where(file => file.PackageName == package)
        .Select(file => compilation.GetSemanticModel(file.Tree))
        .SelectMany(model => model.Tree.Declarations.Select(model.GetDeclaredSymbol))
        .OfType<Symbol>();

    // The next part of each package's name that begins like the path.
    private static IEnumerable<string> PackagesFor(SemanticModel model, string path) => model.Compilation.Files
        .Select(file => file.PackageName)
        .Where(package => package.Length > path.Length && package != model.File.PackageName && package.StartsWith(path, StringComparison.Ordinal))
        .Select(package => package[path.Length..])
        .Distinct();
}
