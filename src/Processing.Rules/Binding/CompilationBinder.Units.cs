using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <remarks>
/// What binding a declaration gives depends on its text and on what the names mean that it asks for. So where a compilation is derived from one that is bound, a declaration whose
/// text is the same object, and all of whose names mean what they meant, is not bound again. One of which something was reported always is: messages hold places, and may depend on all names.
/// </remarks>
internal sealed partial class CompilationBinder
{
    private readonly Dictionary<DeclarationSyntax, BoundUnit> _units;
    private readonly UnitLog _log = new();
    private BoundCompilation? _earlier;
    private SymbolChanges? _changes;
    private (int Diagnostics, int Looks) _unitStart;

    /// <summary>Whether what was bound with a warning is taken over, too: for who asks for the program alone.</summary>
    private bool KeepsWarned { get; init; }

    // Once the order is known: a record sees the fields of those that come before it, so their order must be the same.
    private void CompareWithEarlier(List<Symbol> order)
    {
        if (_earlier is null)
        {
            return;
        }

        var packages = _earlier.Context.Packages;
        var before = _earlier.Order.OfType<RecordSymbol>().Where(record => _context.Packages.Counterpart(record) is not null).Select(record => record.Key);
        if (!before.SequenceEqual(order.OfType<RecordSymbol>().Where(record => packages.Counterpart(record) is not null).Select(record => record.Key)))
        {
            _earlier = null;
            return;
        }

        _changes = new SymbolChanges(packages, _context.Packages);
        foreach (var symbol in order)
        {
            _changes.AddBroken(symbol);
        }
    }

    /// <summary>What the declaration was bound to; null where it must be bound again, and what that gives is to be kept.</summary>
    private BoundUnit? Kept(DeclarationSyntax declaration, UnitState state)
    {
        if (_changes is { } changes && _earlier is { } earlier && earlier.Units.TryGetValue(declaration, out var unit)
            && (unit.IsWhole || KeepsWarned) && unit.State == state && !changes.Touch(unit.Names))
        {
            _units[declaration] = unit;
            return unit;
        }

        _log.Open();
        _unitStart = (_diagnostics.Count, _context.Looks);
        return null;
    }

    private BoundUnit Bound(DeclarationSyntax declaration, UnitState state, object? result, bool isBroken = false)
    {
        var isWhole = !isBroken && _unitStart == (_diagnostics.Count, _context.Looks);
        return _units[declaration] = _log.Take(state, isWhole, result);
    }
}
