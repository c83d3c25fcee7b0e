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
    /// Rules with errors are not analyzed: what is said of them would follow from the errors. All analyzers together take at most
    /// <see cref="CompilationLimits.MaxAnalysisSteps"/>; where that is not enough the last diagnostic says what was not looked at (DP4020).
    /// </summary>
    /// <param name="compilation">The rules.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ImmutableArray<Diagnostic> Check(RuleCompilation compilation, CancellationToken cancellation) => Check(compilation, [], cancellation);

    /// <summary>The same without the warnings of some ids. They are left out before the list of a file is cut to its limit, so they neither take the place of others nor are counted.</summary>
    /// <param name="compilation">The rules.</param>
    /// <param name="allowed">Ids of warnings; errors stay whatever it says.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ImmutableArray<Diagnostic> Check(RuleCompilation compilation, ImmutableArray<string> allowed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(compilation);
        var (all, unfinished) = Find(compilation, cancellation);
        var found = DiagnosticOrder.Sort(all.Where(IsWanted), compilation.Limits.MaxFileDiagnostics);

        // It is about the whole, so the limit of a file does not cut it away.
        return unfinished is null || !IsWanted(unfinished) ? found : found.Add(unfinished);
        bool IsWanted(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || !allowed.Contains(diagnostic.Id);
    }

    private static (IEnumerable<Diagnostic> Found, Diagnostic? Unfinished) Find(RuleCompilation compilation, CancellationToken cancellation)
    {
        if (compilation.Emit(cancellation).Program is null)
        {
            return (compilation.AllDiagnostics, null);
        }

        compilation = compilation.WithUnneeded();
        var emitted = compilation.Emit(cancellation);
        if (emitted.Program is not { } program)
        {
            return (compilation.AllDiagnostics, null);
        }

        var run = new AnalysisRun(compilation, program, emitted.Tests, cancellation);
        run.Run(AnalyzerCatalogue.All);
        var left = Silencer.Apply(run.Models.Select(model => model.Tree), run.Found, run.LeftOut);
        return (compilation.AllDiagnostics.Concat(left), BudgetDiagnostics.OutOfFuel(run.LeftOut, compilation.Limits.MaxAnalysisSteps));
    }
}
