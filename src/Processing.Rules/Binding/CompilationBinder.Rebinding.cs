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
    /// <summary>
    /// Gives the program after a change of some files, with all producers of the one before; null where the changed files have errors. False where the change is of another
    /// kind, so that all must be bound. What was bound before, without an error, stays as it is.
    /// </summary>
    public static bool TryRebind(BindingInput input, BoundCompilation before, IEnumerable<(SourceFile Before, SourceFile After)> changes, out RuleProgram? program)
    {
        program = null;
        return changes.All(change => IsInside(change.Before.Tree, change.After.Tree))
            && new CompilationBinder(input, before, CancellationToken.None) { KeepsWarned = true }.TryRebind(before, out program);
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
        if (before.IsEquivalentTo(after))
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

        BindRecordNames();
        BindResolutions();
        BindReferenceNames();
        var order = new List<Symbol>(before.Order.Count);
        foreach (var earlier in before.Order.Where(symbol => symbol is not (ResolveSymbol or RuleSymbol)))
        {
            if (_context.Packages.Counterpart(earlier) is not { } symbol)
            {
                return false;
            }

            order.Add(symbol);
            (symbol as ProducerSymbol)?.Index = ((ProducerSymbol)earlier).Index;
            (symbol as ZoneSymbol)?.Index = ((ZoneSymbol)earlier).Index;
        }

        CompareWithEarlier(order);
        foreach (var symbol in order)
        {
            BindSymbol(symbol);
        }

        if (_reachable.Any(file => file.Tree.Diagnostics.Any(IsError)) || _diagnostics.All.Any(IsError))
        {
            return true;
        }

        program = new RuleProgram(
            [.. order.OfType<ProducerSymbol>().Where(symbol => symbol.Index >= 0).OrderBy(symbol => symbol.Index).Select(symbol => _compiled[symbol]).Cast<Producer>()],
            [.. order.OfType<ZoneSymbol>().OrderBy(zone => zone.Index).Select(symbol => _compiled[symbol]).Cast<ZoneDefinition>()],
            before.Policies);
        return true;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
