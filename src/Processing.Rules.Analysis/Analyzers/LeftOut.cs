using Processing.Rules.Semantics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>What one analyzer did not look at, or not to its end, because the fuel was out.</summary>
internal sealed class LeftOut(RuleAnalyzer analyzer)
{
    private readonly HashSet<DeclarationSyntax> _declarations = new(ReferenceEqualityComparer.Instance);
    private bool _hasLooked;

    /// <summary>Who left it out.</summary>
    public RuleAnalyzer Analyzer { get; } = analyzer;

    /// <summary>Number of declarations.</summary>
    public int Count => _declarations.Count;

    /// <summary>Whether it looked at nothing at all.</summary>
    public bool IsAll => !_hasLooked;

    /// <summary>The first of them, in words; empty where there is none.</summary>
    public string First { get; private set; } = "";

    /// <summary>Where the first of them stands; null where there is none.</summary>
    public SourceLocation? Place { get; private set; }

    /// <summary>Takes note of a declaration after its turn.</summary>
    /// <param name="model">Its file.</param>
    /// <param name="syntax">The declaration.</param>
    /// <param name="isOut">Whether the fuel ran out on it, or before it.</param>
    public void Note(SemanticModel model, DeclarationSyntax syntax, bool isOut)
    {
        if (!isOut)
        {
            _hasLooked = true;
        }
        else if (_declarations.Add(syntax) && Place is null)
        {
            var symbol = model.GetDeclaredSymbol(syntax);
            First = symbol is null ? $"`{syntax.Tokens[0].Text}`" : $"{symbol.KindName} `{symbol.Name}`";
            Place = symbol?.Location ?? model.Tree.GetLocation(syntax);
        }
    }
}
