using System.Collections.Immutable;
using Processing.Rules.Analysis.Analyzers;
using Processing.Rules.Analysis.Silencing;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis;

/// <summary>Says of rules that compile what is doubtful about them.</summary>
public static class RuleAnalysis
{
    /// <summary>
    /// The diagnostics of the compiler, and the warnings of all analyzers about the files that were asked for, but for those that are silenced where they stand.
    /// Rules with errors are not analyzed: what is said of them would follow from the errors.
    /// </summary>
    /// <param name="compilation">The rules.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ImmutableArray<Diagnostic> Check(RuleCompilation compilation, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        if (compilation.Emit(cancellation) is { Program: null } failed)
        {
            return failed.Diagnostics;
        }

        compilation = compilation.WithUnneeded();
        var emitted = compilation.Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            return emitted.Diagnostics;
        }

        var run = new AnalysisRun(compilation, program, emitted.Tests, cancellation);
        foreach (var analyzer in AnalyzerCatalogue.All)
        {
            analyzer.Analyze(run);
        }

        var left = Silencer.Apply(run.Models.Select(model => model.Tree), run.Found);
        return DiagnosticOrder.Sort(emitted.Diagnostics.Concat(left), compilation.Limits.MaxFileDiagnostics);
    }
}
