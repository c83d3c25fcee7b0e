using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching;

/// <summary>Applies a compiled program to a text. Implementations are safe to share between threads.</summary>
public interface IRuleExecutor
{
    /// <summary>Finds all records and zones.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="limits">How much work is allowed; when it is spent the result says so in <see cref="MatchResult.Truncation"/>.</param>
    /// <param name="control">Who hears of records as they are found, and what stops the run.</param>
    /// <exception cref="OperationCanceledException"><see cref="RunControl.Cancellation"/> was cancelled.</exception>
    MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, RunControl control);
}
