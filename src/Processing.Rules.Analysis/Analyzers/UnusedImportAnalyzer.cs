using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Semantics;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Imports of which a file uses nothing. Zones hold and rules run without being named, so an import that brings any is used.</summary>
internal sealed class UnusedImportAnalyzer : RuleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Warning("DP4011", "An import that the file does not use");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors => [Descriptor];

    internal override void Analyze(AnalysisRun run)
    {
        foreach (var (model, import) in run.InTurn(model => model.File.Imports))
        {
            Analyze(run, model, import);
        }
    }

    private static void Analyze(AnalysisRun run, SemanticModel model, ImportSyntax import)
    {
        var symbols = model.SymbolsOf(import);
        run.Fuel.Spend(symbols.Length);
        var unused = symbols.Where(symbol => !IsUsed(run, model, symbol)).Select(symbol => symbol.Name).ToHashSet(StringComparer.Ordinal);
        if (unused.Count == symbols.Length)
        {
            var package = string.Join('.', import.Path.Items.Select(part => part.Text));
            run.Report(new Diagnostic(Descriptor, $"the file uses nothing of `{package}`", new DiagnosticLabel(model.Tree.GetLocation(import), "not used below"))
            {
                Fix = new SuggestedFix("take the import away", FixSafety.Safe, [new TextEdit(Removal.OfDeclaration(model.Tree, import), "")]),
            });
            return;
        }

        var names = import.Items?.Names;
        for (var i = 0; i < (names?.Count ?? 0) && names is not null; i++)
        {
            if (unused.Contains(names[i].Text))
            {
                run.Report(new Diagnostic(Descriptor, $"the file does not use `{names[i].Text}`", new DiagnosticLabel(model.Tree.GetLocation(names[i]), "not used below"))
                {
                    Fix = new SuggestedFix("take the name away", FixSafety.Safe, [new TextEdit(Removal.OfItem(model.Tree, names, i), "")]),
                });
            }
        }
    }

    private static bool IsUsed(AnalysisRun run, SemanticModel model, Symbol symbol) =>
        symbol is ZoneSymbol or RuleSymbol || run.Names.IsUsedIn(model.File, symbol);
}
