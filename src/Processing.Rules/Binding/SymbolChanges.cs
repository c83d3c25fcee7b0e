using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <summary>The names that do not mean the same as in an earlier compilation. What asks for none of them is bound as it was.</summary>
/// <remarks>Names are told apart by their text alone, so that what is declared in another package or file under the same name counts as changed, too: that costs time and no truth.</remarks>
internal sealed class SymbolChanges
{
    /// <summary>Stands for the question whether a name may be that of a declaration that could not be read.</summary>
    public const string Nameless = "(nameless)";

    /// <summary>Stands for the question whether a word may be a value of an enum that could not be read.</summary>
    public const string UnreadEnum = "(enum)";

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly PackageTable _before;

    /// <summary>Compares what is declared; what a changed declaration means is added once it is bound.</summary>
    /// <param name="before">The declarations of the earlier compilation, which is bound.</param>
    /// <param name="after">Those of this one, with the same packages.</param>
    public SymbolChanges(PackageTable before, PackageTable after)
    {
        _before = before;
        foreach (var package in after.All)
        {
            if (before.Find(package.Name) is not { } earlier)
            {
                throw new ArgumentException($"The earlier compilation has no package `{package.Name}`.", nameof(before));
            }

            Compare(earlier.Names, package.Names);
            Compare(earlier.Zones, package.Zones);
            Compare(earlier.Rules, package.Rules);
            if (earlier.HasNamelessDeclaration != package.HasNamelessDeclaration)
            {
                _names.Add(Nameless);
            }

            if (!UnreadEnums(earlier).SequenceEqual(UnreadEnums(package)))
            {
                _names.Add(UnreadEnum);
            }
        }
    }

    /// <summary>Whether one of the names means something else.</summary>
    public bool Touch(ImmutableArray<string> names)
    {
        if (_names.Count > 0)
        {
            foreach (var name in names)
            {
                if (_names.Contains(name))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The symbol of the same kind and name in the earlier compilation.</summary>
    public Symbol? Before(Symbol symbol) => _before.Counterpart(symbol);

    /// <summary>Says that a symbol is broken already before anything is bound, as one that uses itself.</summary>
    public void AddBroken(Symbol symbol)
    {
        if (symbol.IsBroken && Before(symbol) is { IsBroken: false })
        {
            _names.Add(symbol.Name);
        }
    }

    /// <summary>Says that a symbol is bound now, with what was asked for on the way.</summary>
    public void Add(Symbol symbol, ImmutableArray<string> names)
    {
        var earlier = Before(symbol);
        var isSame = earlier is not null && earlier.IsBroken == symbol.IsBroken && (symbol, earlier) switch
        {
            (RecordSymbol record, RecordSymbol old) => record.Index == old.Index && !Touch(names),
            (ProducerSymbol producer, ProducerSymbol old) => producer.Index == old.Index && IsSame(producer.Type, old.Type),
            (ZoneSymbol zone, ZoneSymbol old) => zone.Index == old.Index,
            _ => !Touch(names),
        };
        if (!isSame)
        {
            _names.Add(symbol.Name);
        }
    }

    private void Compare<T>(Dictionary<string, T> before, Dictionary<string, T> after)
        where T : Symbol
    {
        foreach (var (name, symbol) in after)
        {
            if (!before.TryGetValue(name, out var earlier) || !IsDeclaredAlike(earlier, symbol))
            {
                _names.Add(name);
            }
        }

        foreach (var name in before.Keys)
        {
            if (!after.ContainsKey(name))
            {
                _names.Add(name);
            }
        }
    }

    // What can be seen of lexicons, entities and zones from outside is known when they are bound; of the others it is their text.
    private static bool IsDeclaredAlike(Symbol before, Symbol after) => ReferenceEquals(before.Declaration, after.Declaration)
        || (before.GetType() == after.GetType() && before.Declaration.HasSkippedClauses == after.Declaration.HasSkippedClauses
            && (after is LexiconSymbol or EntitySymbol or ZoneSymbol or RuleSymbol or BrokenSymbol || before.Declaration.IsEquivalentTo(after.Declaration)));

    // Types of records are equal where the records have the same name, and the same only where it is the same record.
    private static bool IsSame(DataType? before, DataType? after) => ReferenceEquals(before, after)
        || (before is not null && after is not null && before.Kind != ValueKind.Record && before.Equals(after) && IsSame(before.Element, after.Element));

    private static IEnumerable<string> UnreadEnums(Package package) => package.Names.Values.Where(FileScope.IsUnreadEnum).Select(symbol => symbol.Name).Order(StringComparer.Ordinal);
}
