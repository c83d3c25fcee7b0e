using System.Collections.Immutable;
using Processing.Matching.Programs;
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
/// <param name="Notes">What tokens name, and what type expressions have.</param>
/// <param name="Context">What the binders shared: packages and scopes, for what is asked later.</param>
internal sealed record BoundCompilation(
    ImmutableArray<Producer> Producers,
    ImmutableArray<ZoneDefinition> Zones,
    ImmutableArray<OverlapPolicy> Policies,
    Lazy<ImmutableArray<RuleTest>> Tests,
    ImmutableArray<Diagnostic> Diagnostics,
    BoundNotes Notes,
    BindingContext Context)
{
    /// <summary>What was bound.</summary>
    public required BindingInput Input { get; init; }

    /// <summary>The same diagnostics before the list of a file with very many is cut, in no order.</summary>
    public ImmutableArray<Diagnostic> AllDiagnostics { get; init; } = [];

    /// <summary>All that was bound, each after all that it uses.</summary>
    public IReadOnlyList<Symbol> Order { get; init; } = [];

    /// <summary>The compiled form of each symbol that has one.</summary>
    public IReadOnlyDictionary<Symbol, object> Compiled { get; init; } = new Dictionary<Symbol, object>();

    /// <summary>What each declaration was bound to, in the order in which they were.</summary>
    public IReadOnlyDictionary<DeclarationSyntax, BoundUnit> Units { get; init; } = new Dictionary<DeclarationSyntax, BoundUnit>();
}
