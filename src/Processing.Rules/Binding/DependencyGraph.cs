using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <summary>Who uses whom, read from the names alone, before anything is bound.</summary>
internal sealed class DependencyGraph
{
    private static readonly Comparer<Symbol> ByFullName = Comparer<Symbol>.Create((a, b) =>
        string.CompareOrdinal(a.FullName, b.FullName) is var order && order != 0 ? order : string.CompareOrdinal(a.KindName, b.KindName));

    private readonly Func<SourceFile, FileScope> _scopeOf;
    private readonly Dictionary<Symbol, List<Symbol>> _uses = [];

    public DependencyGraph(IEnumerable<Symbol> start, Func<SourceFile, FileScope> scopeOf, CancellationToken cancellation)
    {
        _scopeOf = scopeOf;
        var open = new Stack<Symbol>(start);
        while (open.TryPop(out var symbol))
        {
            if (_uses.ContainsKey(symbol))
            {
                continue;
            }

            cancellation.ThrowIfCancellationRequested();
            var uses = FindUses(symbol);
            _uses.Add(symbol, uses);
            foreach (var used in uses.Concat(Competitors(symbol)))
            {
                open.Push(used);
            }
        }
    }

    /// <summary>Everything that the start uses, directly or not, each after all that it uses; equal choices by full name.</summary>
    public List<Symbol> Order()
    {
        var waitsFor = _uses.ToDictionary(pair => pair.Key, pair => pair.Value.Count);
        var usedBy = _uses.Keys.ToDictionary(symbol => symbol, _ => new List<Symbol>());
        foreach (var (symbol, uses) in _uses)
        {
            foreach (var used in uses)
            {
                usedBy[used].Add(symbol);
            }
        }

        var ready = new SortedSet<Symbol>(waitsFor.Where(pair => pair.Value == 0).Select(pair => pair.Key), ByFullName);
        var order = new List<Symbol>(_uses.Count);
        while (ready.Min is { } next)
        {
            ready.Remove(next);
            order.Add(next);
            foreach (var user in usedBy[next])
            {
                if (--waitsFor[user] == 0)
                {
                    ready.Add(user);
                }
            }
        }

        return order;
    }

    /// <summary>All that symbols use, directly or not, themselves included.</summary>
    public HashSet<Symbol> ReachableFrom(IEnumerable<Symbol> start)
    {
        var reached = new HashSet<Symbol>();
        var open = new Stack<Symbol>(start);
        while (open.TryPop(out var symbol))
        {
            if (reached.Add(symbol) && _uses.TryGetValue(symbol, out var uses))
            {
                foreach (var used in uses.Concat(Competitors(symbol)))
                {
                    open.Push(used);
                }
            }
        }

        return reached;
    }

    /// <summary>Reports each cycle once and cuts it, so that what is left can be ordered.</summary>
    public void CutCycles(DiagnosticBag diagnostics)
    {
        foreach (var component in FindComponents())
        {
            var members = component.ToHashSet();
            if (members.Count == 1 && !_uses[component[0]].Contains(component[0]))
            {
                continue;
            }

            var first = component.Min(ByFullName) ?? component[0];
            diagnostics.Add(BindingDiagnostics.Cycle(first, FindCycle(first, members)));
            foreach (var member in members)
            {
                member.IsBroken = true;
                _uses[member].RemoveAll(members.Contains);
            }
        }
    }

    // The shortest way from a symbol back to itself, inside its component.
    private List<Symbol> FindCycle(Symbol start, HashSet<Symbol> members)
    {
        var cameFrom = new Dictionary<Symbol, Symbol>();
        var open = new Queue<Symbol>([start]);
        while (open.TryDequeue(out var symbol))
        {
            foreach (var used in _uses[symbol].Where(members.Contains).Order(ByFullName))
            {
                if (used == start)
                {
                    var path = new List<Symbol> { start };
                    for (var step = symbol; step != start; step = cameFrom[step])
                    {
                        path.Insert(1, step);
                    }

                    path.Add(start);
                    return path;
                }

                if (cameFrom.TryAdd(used, symbol))
                {
                    open.Enqueue(used);
                }
            }
        }

        return [start, start];
    }

    // Tarjan's strongly connected components, with a stack of its own.
    private List<List<Symbol>> FindComponents()
    {
        var components = new List<List<Symbol>>();
        var numbers = new Dictionary<Symbol, int>();
        var lowest = new Dictionary<Symbol, int>();
        var waiting = new Stack<Symbol>();
        var isWaiting = new HashSet<Symbol>();
        var open = new Stack<(Symbol Symbol, int Next)>();
        foreach (var root in _uses.Keys.Order(ByFullName))
        {
            if (!numbers.ContainsKey(root))
            {
                open.Push((root, 0));
            }

            while (open.TryPop(out var top))
            {
                var (symbol, next) = top;
                if (next == 0)
                {
                    numbers[symbol] = lowest[symbol] = numbers.Count;
                    waiting.Push(symbol);
                    isWaiting.Add(symbol);
                }
                else
                {
                    var done = _uses[symbol][next - 1];
                    lowest[symbol] = isWaiting.Contains(done) ? Math.Min(lowest[symbol], lowest[done]) : lowest[symbol];
                }

                if (next < _uses[symbol].Count)
                {
                    open.Push((symbol, next + 1));
                    var used = _uses[symbol][next];
                    if (!numbers.ContainsKey(used))
                    {
                        open.Push((used, 0));
                    }

                    continue;
                }

                if (lowest[symbol] == numbers[symbol])
                {
                    var component = new List<Symbol>();
                    Symbol member;
                    do
                    {
                        member = waiting.Pop();
                        isWaiting.Remove(member);
                        component.Add(member);
                    }
                    while (member != symbol);
                    components.Add(component);
                }
            }
        }

        return components;
    }

    private List<Symbol> FindUses(Symbol symbol)
    {
        var uses = new HashSet<Symbol>();
        AddUses(symbol, uses);
        if (symbol is ResolveSymbol resolution)
        {
            return [.. resolution.Records.Order(ByFullName)];
        }

        if (symbol is RecordSymbol record)
        {
            foreach (var rule in record.Rules)
            {
                AddUses(rule, uses);
            }

            foreach (var reference in record.References)
            {
                AddUses(reference, uses);
            }
        }

        // What uses one record of a `resolve` waits for all of them; they themselves see each other as they are before the competition.
        if (symbol is not ResolveSymbol)
        {
            var own = (symbol as RecordSymbol)?.Resolution;
            uses.UnionWith(uses.OfType<RecordSymbol>().Select(record => record.Resolution).OfType<ResolveSymbol>().Where(resolve => resolve != own).ToArray());
        }

        return [.. uses.Order(ByFullName)];
    }

    // Records that compete belong together, whether or not anything uses them.
    private static ImmutableArray<RecordSymbol> Competitors(Symbol symbol) =>
        symbol is RecordSymbol { Resolution: { } resolve } ? resolve.Records : [];

    private void AddUses(Symbol symbol, HashSet<Symbol> uses)
    {
        var scope = _scopeOf(symbol.File);
        var parameters = symbol is PatternSymbol pattern ? pattern.Parameters : [];
        var names = UsedNames.Of(symbol.Declaration);
        foreach (var name in names.Patterns)
        {
            if (!parameters.Contains(name))
            {
                AddUse(scope.Find(name, out _), uses);
            }
        }

        foreach (var name in names.Zones)
        {
            AddUse(scope.FindZone(name, out _), uses);
        }

        foreach (var name in names.Types)
        {
            // A record may hold a record of any type, its own included: only values of other types must be known first.
            AddUse(scope.Find(name, out _) is { } type and (LexiconSymbol or EntitySymbol or EnumSymbol) ? type : null, uses);
        }

        foreach (var name in names.EntryTypes)
        {
            AddUse(scope.Find(name, out _) as EnumSymbol, uses);
        }
    }

    private static void AddUse(Symbol? used, HashSet<Symbol> uses)
    {
        if (used is not (null or BrokenSymbol))
        {
            uses.Add(used);
        }
    }
}
