using Processing.Matching.Values;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Takes down what is noted while one declaration is bound, and starts afresh for the next.</summary>
internal sealed class UnitLog
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<(SyntaxToken, SymbolKey)> _symbols = [];
    private readonly List<(ExpressionSyntax, DataType)> _types = [];
    private readonly List<(SyntaxToken, string)> _values = [];
    private readonly List<(SyntaxToken, ValueKind)> _codes = [];
    private readonly List<(object, SyntaxNode)> _places = [];

    private bool _isOpen;

    /// <summary>The meaning of a name was asked for.</summary>
    public void AddName(string name)
    {
        if (_isOpen)
        {
            _names.Add(name);
        }
    }

    public void AddSymbol(SyntaxToken token, Symbol symbol) => _symbols.Add((token, symbol.Key));

    public void AddType(ExpressionSyntax syntax, DataType type) => _types.Add((syntax, type));

    public void AddValue(SyntaxToken token, string fullName) => _values.Add((token, fullName));

    /// <summary>A token is written as a code that no standard assigns.</summary>
    public void AddCode(SyntaxToken token, ValueKind kind) => _codes.Add((token, kind));

    public void AddPlace(object node, SyntaxNode syntax) => _places.Add((node, syntax));

    /// <summary>Starts with a declaration.</summary>
    public void Open() => _isOpen = true;

    /// <summary>All that was noted since the log was empty, and an empty log.</summary>
    public BoundUnit Take(UnitState state, bool isWhole, object? result)
    {
        var unit = new BoundUnit(state, isWhole, result, [.. _names], [.. _symbols], [.. _types], [.. _values], [.. _codes], [.. _places]);
        _isOpen = false;
        _names.Clear();
        _symbols.Clear();
        _types.Clear();
        _values.Clear();
        _codes.Clear();
        _places.Clear();
        return unit;
    }
}
