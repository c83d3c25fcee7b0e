using System.Collections.Immutable;
using Processing.Rules.Analysis.Silencing;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>All analyzers. Adding one here is all that it takes to have it run.</summary>
public static class AnalyzerCatalogue
{
    /// <summary>The analyzers in the order in which they run: those that compare come last, so that where the fuel does not reach it is they who leave something out.</summary>
    public static ImmutableArray<RuleAnalyzer> All { get; } =
    [
        new UnfilledFieldAnalyzer(),
        new UnusedDeclarationAnalyzer(),
        new UnusedImportAnalyzer(),
        new UnusedLabelAnalyzer(),
        new UnusedParameterAnalyzer(),
        new UntestedRuleAnalyzer(),
        new SearchCostAnalyzer(),
        new UnboundedReachAnalyzer(),
        new LargeExpansionAnalyzer(),
        new NoRepetitionAnalyzer(),
        new UnassignedCodeAnalyzer(),
        new FoldedEntriesAnalyzer(),
        new DecidedConditionAnalyzer(),
        new ImpossiblePatternAnalyzer(),
        new CoveredAlternativeAnalyzer(),
        new ShadowedRuleAnalyzer(),
    ];

    /// <summary>Everything that an analysis can report, what it says of silencings and of itself included, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. All.SelectMany(analyzer => analyzer.Descriptors).Concat(SilencingDiagnostics.All).Concat(BudgetDiagnostics.All).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];
}
