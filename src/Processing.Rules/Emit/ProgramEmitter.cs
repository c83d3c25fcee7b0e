using Processing.Matching.Programs;
using Processing.Rules.Binding;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Emit;

/// <summary>Makes the program of a bound compilation.</summary>
internal static class ProgramEmitter
{
    public static EmitResult Emit(BoundCompilation bound, CancellationToken cancellation)
    {
        var hasErrors = bound.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return new EmitResult(hasErrors ? null : new RuleProgram(bound.Producers, bound.Zones, bound.Policies, cancellation), bound.Tests.Value, bound.Diagnostics);
    }
}
