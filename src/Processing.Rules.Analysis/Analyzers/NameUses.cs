using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>How often each name of a compilation is used, read once for all analyzers.</summary>
internal sealed class NameUses
{
    private readonly Dictionary<NameMeaning, int> _uses = [];
    private readonly Dictionary<SourceFile, HashSet<Symbol>> _usedIn = [];
    private readonly HashSet<Symbol> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _labels = new(StringComparer.Ordinal);

    public NameUses(RuleCompilation compilation)
    {
        foreach (var file in compilation.Files)
        {
            var used = new HashSet<Symbol>(ReferenceEqualityComparer.Instance);
            _usedIn.Add(file, used);
            var imported = file.Imports.SelectMany(import => import.Items?.Names.Items ?? []).ToHashSet<SyntaxToken>(ReferenceEqualityComparer.Instance);
            foreach (var (meaning, reference) in compilation.GetSemanticModel(file.Tree).Names)
            {
                if (reference.Role == NameRole.Declaration)
                {
                    continue;
                }

                _uses[meaning] = _uses.GetValueOrDefault(meaning) + 1;
                if (meaning.Kind == NameKind.Label)
                {
                    _labels.Add(meaning.Name);
                }

                if (meaning is { Kind: NameKind.Declaration, Symbol: { } symbol } && !imported.Contains(reference.Token))
                {
                    used.Add(symbol);
                    _used.Add(symbol);
                }
            }
        }
    }

    /// <summary>Whether a name is used anywhere but where it is declared or imported.</summary>
    public bool IsUsed(NameMeaning meaning) => meaning is { Kind: NameKind.Declaration, Symbol: { } symbol }
        ? _used.Contains(symbol)
        : _uses.ContainsKey(meaning);

    /// <summary>Whether any expression names a label so, whoever introduces it: several patterns may have a label of one name, and a rule that names them all uses each.</summary>
    public bool IsAnyLabelUsed(string name) => _labels.Contains(name);

    /// <summary>Whether a file uses a declaration, its imports apart.</summary>
    public bool IsUsedIn(SourceFile file, Symbol symbol) => _usedIn.TryGetValue(file, out var used) && used.Contains(symbol);
}
