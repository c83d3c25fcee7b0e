using System.Collections.Immutable;
using Processing.Rules.Analysis.Silencing;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>All analyzers. Adding one here is all that it takes to have it run.</summary>
public static class AnalyzerCatalogue
{
    /// <summary>The analyzers, by their first id.</summary>
    public static ImmutableArray<RuleAnalyzer> All { get; } =
    [
        new ImpossiblePatternAnalyzer(),
        new CoveredAlternativeAnalyzer(),
        new ShadowedRuleAnalyzer(),
        new UnfilledFieldAnalyzer(),
        new FoldedEntriesAnalyzer(),
        new UnusedDeclarationAnalyzer(),
        new UnusedImportAnalyzer(),
        new UnusedLabelAnalyzer(),
        new UnusedParameterAnalyzer(),
        new UntestedRuleAnalyzer(),
        new SearchCostAnalyzer(),
        new UnboundedReachAnalyzer(),
        new LargeExpansionAnalyzer(),
        new ImpossibleConditionAnalyzer(),
    ];

    /// <summary>Everything that an analysis can report, what it says of silencings included, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> Descriptors { get; } =
        [.. All.SelectMany(analyzer => analyzer.Descriptors).Concat(SilencingDiagnostics.All).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];
}
