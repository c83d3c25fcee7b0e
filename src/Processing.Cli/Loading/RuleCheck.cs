using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Server.Hosting;

namespace Processing.Cli.Loading;

/// <summary>All that can be said of rules without a document.</summary>
internal static class RuleCheck
{
    /// <summary>The compiler's diagnostics.</summary>
    public static ImmutableArray<Diagnostic> Run(RuleSelection selection, EngineSettings settings) => selection.Compile(settings).Emit().Diagnostics;
}
