using System.Collections.Immutable;
using Processing.Matching.Functions;
using Processing.Matching.Values;
using Processing.Rules.Binding;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Semantics;

/// <summary>What stands where in one file of a compilation. Immutable and safe to share between threads; a question costs at most the size of a declaration once the first was asked.</summary>
public sealed partial class SemanticModel
{
    private readonly BoundCompilation _bound;
    private readonly FileNames _names;

    internal SemanticModel(RuleCompilation compilation, SourceFile file, BoundCompilation bound, FileNames names)
    {
        Compilation = compilation;
        File = file;
        _bound = bound;
        _names = names;
    }

    /// <summary>The compilation.</summary>
    public RuleCompilation Compilation { get; }

    /// <summary>The file.</summary>
    public SourceFile File { get; }

    /// <summary>The syntax of the file.</summary>
    public SyntaxTree Tree => File.Tree;

    /// <summary>What is wrong in this file, in text order.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Compilation.Diagnostics.Where(diagnostic => diagnostic.Location.Source == Tree.Text)];

    /// <summary>What the name at an offset means; a name touches the offsets from its start to its end. Null where there is none, or where it means nothing.</summary>
    public NameMeaning? GetNameAt(int position)
    {
        var path = FindName(position);
        return path is null ? null : GetName(path.Token);
    }

    /// <summary>What a token of this file means; null where it means nothing.</summary>
    public NameMeaning? GetName(SyntaxToken token) => _names.MeaningOf(token);

    /// <summary>The symbol of the declaration that is named at an offset; of a field, label or parameter the declaration that it belongs to.</summary>
    public Symbol? GetSymbolAt(int position) => GetNameAt(position)?.Symbol;

    /// <summary>What a declaration of this file declares; null where it has no name, or where another has it.</summary>
    public Symbol? GetDeclaredSymbol(DeclarationSyntax declaration) => _names.SymbolOf(declaration);

    /// <summary>The type of the smallest expression around an offset whose type is known; null where there is none.</summary>
    public DataType? GetTypeAt(int position)
    {
        var ancestors = (FindName(position) ?? Tree.FindToken(position)).Ancestors;
        for (var i = ancestors.Length - 1; i >= 0; i--)
        {
            if (ancestors[i] is ExpressionSyntax expression && GetType(expression) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    /// <summary>The type of an expression of this file; null where it is not known.</summary>
    public DataType? GetType(ExpressionSyntax expression) => _bound.Notes.TypeOf(expression);

    /// <summary>All places in the compilation where a name has this meaning, files in their order, each in text order.</summary>
    public ImmutableArray<NameReference> FindReferences(NameMeaning meaning) => Compilation.FindReferences(meaning);

    /// <summary>All names that have a meaning at an offset, by kind and name: what the package declares and the file imports, the labels, parameters and fields of the declaration around it, and what is built in.</summary>
    public ImmutableArray<NameMeaning> GetNamesInScope(int position)
    {
        var names = new HashSet<NameMeaning>();
        names.UnionWith(_names.Scope.VisibleSymbols(package => package.Names.Values).Select(FileNames.Declared));
        names.UnionWith(_names.Scope.VisibleSymbols(package => package.Zones.Values).Select(FileNames.Declared));
        names.UnionWith(FunctionCatalogue.All.Select(function => new NameMeaning(NameKind.Function, function.Name, null)));
        names.UnionWith(Types.ByName.Keys.Select(type => new NameMeaning(NameKind.BuiltInType, type, null)));
        names.UnionWith(SyntaxFacts.TokenClasses.Select(word => new NameMeaning(NameKind.TokenClass, word, null)));
        if (DeclarationAround(position) is { } declaration)
        {
            AddInside(declaration, names);
        }

        return [.. names.OrderBy(name => name.Kind).ThenBy(name => name.Name, StringComparer.Ordinal)];
    }

    /// <summary>What a pattern of this file can match.</summary>
    public MatchedLanguage GetMatchedLanguage(PatternSyntax pattern) => new MatchedLanguageFinder(_bound.Context.Packages).Of(pattern, File);

    /// <summary>What a lexicon, entity, record or pattern can match. The parameters of a pattern match anything.</summary>
    public MatchedLanguage GetMatchedLanguage(Symbol symbol) => new MatchedLanguageFinder(_bound.Context.Packages).Of(symbol);

    private void AddInside(DeclarationSyntax declaration, HashSet<NameMeaning> names)
    {
        var symbol = _names.SymbolOf(declaration);
        if (symbol is PatternSymbol pattern)
        {
            names.UnionWith(pattern.Parameters.Select(parameter => new NameMeaning(NameKind.Parameter, parameter, pattern)));
        }

        foreach (var (name, label) in _names.LabelsOf(declaration)?.All ?? new Dictionary<string, FoundLabel>())
        {
            names.Add(new NameMeaning(NameKind.Label, name, label.Owner));
        }

        var record = symbol as RecordSymbol ?? (symbol as RuleSymbol)?.Record;
        names.UnionWith(record?.Syntax.Clauses.OfType<FieldSyntax>().Select(field => new NameMeaning(NameKind.Field, field.Name.Text, record)) ?? []);
    }

    // An offset behind the last token of a declaration still belongs to it: that is where the next word is typed.
    private DeclarationSyntax? DeclarationAround(int position)
    {
        var here = Tree.FindToken(position);
        if (here.Ancestors is [DeclarationSyntax declaration, ..] && Tree.GetSpan(declaration.Tokens[0]).Start <= position)
        {
            return declaration;
        }

        DeclarationSyntax? before = null;
        foreach (var candidate in Tree.Declarations)
        {
            if (Tree.GetSpan(candidate.Tokens[0]).Start > position)
            {
                break;
            }

            before = candidate;
        }

        return before;
    }

    // The name that touches an offset from either side.
    private SyntaxPath? FindName(int position)
    {
        var here = Tree.FindToken(position);
        if (here.Token.Kind == SyntaxKind.Name && here.Span.Touches(position))
        {
            return here;
        }

        var before = position > 0 ? Tree.FindToken(position - 1) : here;
        return before.Token.Kind == SyntaxKind.Name && before.Span.Touches(position) ? before : null;
    }
}
