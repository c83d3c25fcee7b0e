using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>All that binding found out.</summary>
/// <param name="Producers">Compiled producers that the program needs, in its order.</param>
/// <param name="Zones">Compiled zones that the program needs, in its order.</param>
/// <param name="Policies">What becomes of overlaps, by first producer.</param>
/// <param name="Tests">Tests of root files.</param>
/// <param name="Diagnostics">The diagnostics that are listed, in their order.</param>
/// <param name="Symbols">What tokens name.</param>
/// <param name="ExpressionTypes">Types of expressions.</param>
/// <param name="Context">What the binders shared: packages and scopes, for what is asked later.</param>
internal sealed record BoundCompilation(
    ImmutableArray<Producer> Producers,
    ImmutableArray<ZoneDefinition> Zones,
    ImmutableArray<OverlapPolicy> Policies,
    ImmutableArray<RuleTest> Tests,
    ImmutableArray<Diagnostic> Diagnostics,
    IReadOnlyDictionary<SyntaxToken, Symbol> Symbols,
    IReadOnlyDictionary<ExpressionSyntax, DataType> ExpressionTypes,
    BindingContext Context)
{
    /// <summary>The same diagnostics before the list of a file with very many is cut, in no order.</summary>
    public ImmutableArray<Diagnostic> AllDiagnostics { get; init; } = [];

    /// <summary>All that was bound, each after all that it uses.</summary>
    public IReadOnlyList<Symbol> Order { get; init; } = [];

    /// <summary>The compiled form of each symbol that has one.</summary>
    public IReadOnlyDictionary<Symbol, object> Compiled { get; init; } = new Dictionary<Symbol, object>();
}
