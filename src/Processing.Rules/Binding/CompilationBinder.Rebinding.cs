using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <remarks>
/// Binding again after a change inside rules, entities, patterns and zones that names nothing new: the order and the numbers of the producers stay, so what the change cannot
/// touch keeps its compiled form. A pattern is put in the place of its name, so a changed one touches all that name it; of the others only the type is seen from outside.
/// </remarks>
internal sealed partial class CompilationBinder
{
    private readonly HashSet<Symbol> _touched = [];

    /// <summary>
    /// Gives the program after a change of some files, with all producers of the one before; null where the changed files have errors. False where the change is of another
    /// kind, so that all must be bound. What was bound before, without an error, stays as it is.
    /// </summary>
    public static bool TryRebind(
        ImmutableArray<SourceFile> files, ImmutableArray<RuleFile> roots, ImmutableArray<RuleFile> libraries, CompilationLimits limits, KeptProducers keeps, LiteralCache literals,
        BoundCompilation before, IEnumerable<(SourceFile Before, SourceFile After)> changes, out RuleProgram? program)
    {
        program = null;
        if (changes.All(change => IsInside(change.Before.Tree, change.After.Tree)))
        {
            return new CompilationBinder(files, roots, libraries, limits, keeps, literals, CancellationToken.None).TryRebind(before, out program);
        }

        return false;
    }

    // Whether all that differs are declarations of the same kind and name, which use no other names than before.
    private static bool IsInside(SyntaxTree before, SyntaxTree after) =>
        before.Declarations.Length == after.Declarations.Length && before.Declarations.Zip(after.Declarations, IsInside).All(inside => inside);

    private static bool IsInside(DeclarationSyntax before, DeclarationSyntax after)
    {
        if (ReferenceEquals(before, after))
        {
            return true;
        }

        if (before.GetType() != after.GetType() || before.NameToken?.Text != after.NameToken?.Text || after is PackageSyntax or ImportSyntax or LanguageSyntax or SkippedDeclarationSyntax)
        {
            return false;
        }

        // A neighbour of the change is read again too, and is as it was.
        if (before.Tokens.Select(token => token.Text).SequenceEqual(after.Tokens.Select(token => token.Text)))
        {
            return true;
        }

        var (old, now) = (UsedNames.Of(before), UsedNames.Of(after));
        return after is RuleSyntax or EntitySyntax or PatternDeclarationSyntax or ZoneSyntax
            && now.Patterns.All(old.Patterns.Contains) && now.Zones.All(old.Zones.Contains) && now.Types.All(old.Types.Contains)
            && (before as RuleSyntax)?.Record.Text == (after as RuleSyntax)?.Record.Text;
    }

    private bool TryRebind(BoundCompilation before, out RuleProgram? program)
    {
        program = null;
        foreach (var file in _reachable)
        {
            Languages.BindLine(_context, file);
        }

        foreach (var record in SymbolsOf(_reachable).OfType<RecordSymbol>())
        {
            record.Type = (Find(before.Context.Packages, record) as RecordSymbol)?.Type;
        }

        BindRecordNames();
        BindResolutions();
        BindReferenceNames();
        var pairs = new List<(Symbol Before, Symbol After)>(before.Order.Count);
        foreach (var earlier in before.Order.Where(symbol => symbol is not (ResolveSymbol or RuleSymbol)))
        {
            if (Find(_context.Packages, earlier) is not { } symbol)
            {
                return false;
            }

            pairs.Add((earlier, symbol));
            (symbol as ProducerSymbol)?.Index = ((ProducerSymbol)earlier).Index;
            (symbol as ZoneSymbol)?.Index = ((ZoneSymbol)earlier).Index;
        }

        foreach (var (earlier, symbol) in pairs)
        {
            Rebind(earlier, symbol, before);
        }

        if (_reachable.Any(file => file.Tree.Diagnostics.Any(IsError)) || _diagnostics.All.Any(IsError))
        {
            return true;
        }

        program = new RuleProgram(
            [.. pairs.Select(pair => pair.After).OfType<ProducerSymbol>().Where(symbol => symbol.Index >= 0).OrderBy(symbol => symbol.Index).Select(symbol => _compiled[symbol]).Cast<Producer>()],
            [.. pairs.Select(pair => pair.After).OfType<ZoneSymbol>().OrderBy(zone => zone.Index).Select(symbol => _compiled[symbol]).Cast<ZoneDefinition>()],
            before.Policies);
        return true;
    }

    private void Rebind(Symbol earlier, Symbol symbol, BoundCompilation before)
    {
        var isAsBefore = IsAsBefore(earlier, symbol);
        switch (symbol)
        {
            case PatternSymbol pattern when isAsBefore:
                _context.Expansions.Add(pattern, _context.ScopeOf(pattern.File));
                break;
            case RecordSymbol record:
                Rebind((RecordSymbol)earlier, record, before);
                break;
            case EnumSymbol:
                break;
            case ProducerSymbol or ZoneSymbol when isAsBefore:
                (symbol as ProducerSymbol)?.Type = ((ProducerSymbol)earlier).Type;
                _compiled.Add(symbol, before.Compiled[earlier]);
                break;
            default:
                BindSymbol(symbol);
                if (symbol is PatternSymbol || (symbol is ProducerSymbol producer && !Equals(producer.Type, ((ProducerSymbol)earlier).Type)))
                {
                    _touched.Add(symbol);
                }

                break;
        }
    }

    private void Rebind(RecordSymbol earlier, RecordSymbol record, BoundCompilation before)
    {
        (record.Fields, record.IsBound) = (earlier.Fields, true);
        var old = (Producer.Record)before.Compiled[earlier];
        var definitions = old.Rules.ToDictionary(rule => rule.Name, StringComparer.Ordinal);
        var isWhole = !record.References.Any(UsesTouched);
        var rules = ImmutableArray.CreateBuilder<RuleDefinition>(record.Rules.Length);
        foreach (var rule in record.Rules)
        {
            var known = Find(before.Context.Packages, rule) is { } counterpart && IsAsBefore(counterpart, rule);
            isWhole &= known;
            if ((known ? definitions.GetValueOrDefault(rule.FullName) : new RuleBinder(_context, rule, record).Bind()) is { } definition)
            {
                rules.Add(definition);
            }
        }

        _compiled.Add(record, isWhole ? old : old with
        {
            Rules = rules.ToImmutable(),
            References = record.References.Any(UsesTouched) ? [.. record.References.Select(reference => new ReferenceBinder(_context, reference, record, old.Shape).Bind())] : old.References,
        });
    }

    private bool IsAsBefore(Symbol earlier, Symbol symbol) => ReferenceEquals(earlier.Declaration, symbol.Declaration) && !UsesTouched(symbol);

    private bool UsesTouched(Symbol symbol)
    {
        if (_touched.Count == 0)
        {
            return false;
        }

        var names = UsedNames.Of(symbol.Declaration);
        var scope = _context.ScopeOf(symbol.File);
        return names.Patterns.Concat(names.Types).Any(name => scope.Find(name, out _) is { } used && _touched.Contains(used));
    }

    // The symbol of the same kind and name.
    private static Symbol? Find(PackageTable packages, Symbol symbol)
    {
        var package = packages.Find(symbol.File.PackageName);
        Symbol? found = symbol switch
        {
            ZoneSymbol => package?.Zones.GetValueOrDefault(symbol.Name),
            RuleSymbol => package?.Rules.GetValueOrDefault(symbol.Name),
            _ => package?.Names.GetValueOrDefault(symbol.Name),
        };
        return found?.GetType() == symbol.GetType() ? found : null;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
