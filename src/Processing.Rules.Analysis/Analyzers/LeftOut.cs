using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What one analyzer did not look at, or not to its end, because the fuel was out.</summary>
/// <param name="analyzer">The analyzer.</param>
/// <param name="earlier">What it left out before, where it is given another turn with that; null for the first time.</param>
internal sealed class LeftOut(RuleAnalyzer analyzer, LeftOut? earlier)
{
    private const int MostNamed = 5;

    private readonly HashSet<DeclarationSyntax> _declarations = new(ReferenceEqualityComparer.Instance);
    private readonly List<string> _names = [];
    private readonly List<Diagnostic> _found = [];
    private bool _hasLooked = earlier?._hasLooked == true;

    /// <summary>Who left it out.</summary>
    public RuleAnalyzer Analyzer { get; } = analyzer;

    /// <summary>Number of declarations.</summary>
    public int Count => _declarations.Count;

    /// <summary>Whether it looked at nothing at all.</summary>
    public bool IsAll => !_hasLooked;

    /// <summary>The first of them, in words.</summary>
    public IReadOnlyList<string> Names => _names;

    /// <summary>What it found in them before the fuel was out. A turn that comes further finds that again.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Where the first of them stands; null where there is none.</summary>
    public SourceLocation? Place { get; private set; }

    /// <summary>Whether a declaration has a turn: the first time all have, then those that were left out.</summary>
    public bool HasTurn(DeclarationSyntax syntax) => earlier is null || earlier._declarations.Contains(syntax);

    /// <summary>Takes note of a declaration that was looked at to its end.</summary>
    public void NoteWhole() => _hasLooked = true;

    /// <summary>Takes note of a declaration on which the fuel ran out, or before it.</summary>
    /// <param name="model">Its file.</param>
    /// <param name="syntax">The declaration.</param>
    /// <param name="found">What was found until then.</param>
    public void NoteLeftOut(SemanticModel model, DeclarationSyntax syntax, IReadOnlyList<Diagnostic> found)
    {
        _found.AddRange(found);
        if (!_declarations.Add(syntax) || _names.Count == MostNamed)
        {
            return;
        }

        var symbol = model.GetDeclaredSymbol(syntax);
        _names.Add(symbol is null ? $"`{syntax.Tokens[0].Text}`" : $"{symbol.KindName} `{symbol.Name}`");
        Place ??= symbol?.Location ?? model.Tree.GetLocation(syntax);
    }
}
