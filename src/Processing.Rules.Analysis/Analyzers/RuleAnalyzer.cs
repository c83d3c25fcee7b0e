using System.Collections.Immutable;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Looks for one thing in rules that compile. Without state, so that one instance serves all.</summary>
public abstract class RuleAnalyzer
{
    /// <summary>What it can report, by id.</summary>
    public abstract ImmutableArray<DiagnosticDescriptor> Descriptors { get; }

    /// <summary>Reports what it finds in the files that were asked for.</summary>
    internal abstract void Analyze(AnalysisRun run);

    private protected static DiagnosticDescriptor Warning(string id, string title) => new(id, DiagnosticSeverity.Warning, title);
}
