using System.Collections.Immutable;
using Processing.Rules.Analysis;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;

namespace Processing.Cli.Loading;

/// <summary>All that can be said of rules without a document.</summary>
internal static class RuleCheck
{
    /// <summary>The compiler's diagnostics, and the warnings of all analyzers but those that are allowed.</summary>
    /// <param name="selection">The rules.</param>
    /// <param name="settings">Their limits.</param>
    /// <param name="allowed">Ids of warnings that are left out.</param>
    /// <param name="cancellation">Stops it.</param>
    public static ImmutableArray<Diagnostic> Run(RuleSelection selection, EngineSettings settings, ImmutableArray<string> allowed, CancellationToken cancellation) =>
        RuleAnalysis.Check(selection.Compile(settings), allowed, cancellation);
}
