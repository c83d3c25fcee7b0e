using Processing.Matching.Values;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>What was noted of all declarations together, for editors and explanations. Each part is put together at the first question, in time linear in what was bound, and safe for all threads.</summary>
internal sealed class BoundNotes
{
    private readonly Lazy<Dictionary<SyntaxToken, Symbol>> _symbols;
    private readonly Lazy<Dictionary<ExpressionSyntax, DataType>> _types;
    private readonly Lazy<Dictionary<SyntaxToken, EnumSymbol>> _values;
    private readonly Lazy<Dictionary<SyntaxToken, ValueKind>> _codes;
    private readonly Lazy<Dictionary<object, SyntaxNode>> _places;

    /// <summary>The notes of a compilation.</summary>
    /// <param name="units">What was bound, in that order: of two notes on one thing the first holds.</param>
    /// <param name="context">What names mean there.</param>
    public BoundNotes(IReadOnlyCollection<BoundUnit> units, BindingContext context)
    {
        _symbols = new(() => Collect<SyntaxToken, Symbol>(units.SelectMany(unit => unit.Symbols).Select(note => (note.Token, context.Packages.Find(note.Symbol)))));
        _types = new(() => Collect<ExpressionSyntax, DataType>(units.SelectMany(unit => unit.Types).Select(note => (note.Syntax, (DataType?)note.Type))));
        _values = new(() => Collect<SyntaxToken, EnumSymbol>(units.SelectMany(unit => unit.Values).Select(note => (note.Token, context.Enums.GetValueOrDefault(note.Enum)))));
        _codes = new(() => units.SelectMany(unit => unit.Codes).DistinctBy(note => note.Token).ToDictionary(note => note.Token, note => note.Kind));
        _places = new(() => Collect<object, SyntaxNode>(units.SelectMany(unit => unit.Places).Select(note => (note.Node, (SyntaxNode?)note.Syntax))));
    }

    /// <summary>What a token names; null for nothing.</summary>
    public Symbol? SymbolOf(SyntaxToken token) => _symbols.Value.GetValueOrDefault(token);

    /// <summary>The type of an expression; null where it is not known.</summary>
    public DataType? TypeOf(ExpressionSyntax expression) => _types.Value.GetValueOrDefault(expression);

    /// <summary>The enum whose value a token names; null for none.</summary>
    public EnumSymbol? EnumOf(SyntaxToken token) => _values.Value.GetValueOrDefault(token);

    /// <summary>The kind of value that a token is written as a code of, where no standard assigns it; null for all others.</summary>
    public ValueKind? UnassignedCodeOf(SyntaxToken token) => _codes.Value.TryGetValue(token, out var kind) ? kind : null;

    /// <summary>What a compiled pattern or expression was made of; null for what was not made here.</summary>
    public SyntaxNode? SyntaxOf(object node) => _places.Value.GetValueOrDefault(node);

    private static Dictionary<TKey, TValue> Collect<TKey, TValue>(IEnumerable<(TKey Key, TValue? Value)> notes)
        where TKey : class
        where TValue : class
    {
        var all = new Dictionary<TKey, TValue>(ReferenceEqualityComparer.Instance);
        foreach (var (key, value) in notes)
        {
            if (value is not null)
            {
                all.TryAdd(key, value);
            }
        }

        return all;
    }
}
