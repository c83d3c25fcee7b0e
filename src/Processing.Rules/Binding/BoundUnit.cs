using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>What binding one declaration gave. It holds no position and nothing of its compilation, so a later one can take it over as it is.</summary>
/// <param name="State">What was known of the declaration before it was bound, apart from its text.</param>
/// <param name="IsWhole">Whether nothing was reported, so that it says all there is to say.</param>
/// <param name="Result">What was made: a producer, a zone, a shape, a rule, words, a test or a size; null for nothing.</param>
/// <param name="Names">The names whose meaning was asked for.</param>
/// <param name="Symbols">What its tokens name.</param>
/// <param name="Types">Types of its expressions.</param>
/// <param name="Values">Its tokens that name values of enums, with the full name of the enum.</param>
/// <param name="Codes">Its tokens that are written as codes which no standard assigns, with the kind of value.</param>
/// <param name="Places">What compiled patterns and expressions were made of.</param>
internal sealed record BoundUnit(
    UnitState State,
    bool IsWhole,
    object? Result,
    ImmutableArray<string> Names,
    ImmutableArray<(SyntaxToken Token, SymbolKey Symbol)> Symbols,
    ImmutableArray<(ExpressionSyntax Syntax, DataType Type)> Types,
    ImmutableArray<(SyntaxToken Token, string Enum)> Values,
    ImmutableArray<(SyntaxToken Token, ValueKind Kind)> Codes,
    ImmutableArray<(object Node, SyntaxNode Syntax)> Places)
{
    // Boxed, so that threads that share the unit see all of it or nothing.
    private object? _size;

    /// <summary>How much of a program it fills; worked out at the first question.</summary>
    public ProgramSize Size => (ProgramSize)(_size ??= SizeOf(Result));

    private static ProgramSize SizeOf(object? result) => result switch
    {
        Producer.Lexicon lexicon => ProgramSize.Of(lexicon),
        Producer.Entity entity => ProgramSize.Of(entity),
        RuleDefinition rule => ProgramSize.Of(rule),
        RecordReference reference => ProgramSize.Of(reference),
        ZoneDefinition zone => ProgramSize.Of(zone),
        _ => default,
    };
}

/// <summary>What a declaration is told from outside, before it is bound.</summary>
/// <param name="IsBroken">Whether a part of it could not be read, or it uses itself.</param>
/// <param name="IsEmitted">Whether results carry the record.</param>
internal readonly record struct UnitState(bool IsBroken, bool IsEmitted)
{
    /// <summary>That of a symbol that is not bound yet.</summary>
    public static UnitState Of(Symbol symbol) => new(symbol.IsBroken, symbol is RecordSymbol { IsEmitted: true });
}
