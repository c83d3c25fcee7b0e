using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching;

/// <summary>Shorter ways to run an executor.</summary>
public static class RuleExecutorExtensions
{
    /// <summary>Finds all records and zones; nobody hears of them before.</summary>
    /// <param name="executor">The executor.</param>
    /// <param name="program">The rules.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="limits">How much work is allowed.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public static MatchResult Execute(this IRuleExecutor executor, RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(executor);
        return executor.Execute(program, text, limits, new RunControl { Cancellation = cancellation });
    }
}
