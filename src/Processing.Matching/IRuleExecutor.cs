using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;

namespace Processing.Matching;

/// <summary>Applies a compiled program to a text. Implementations are safe to share between threads.</summary>
public interface IRuleExecutor
{
    /// <summary>Finds all records and zones of a document without a moment of reference.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="limits">How much work is allowed; when it is spent the result says so in <see cref="MatchResult.Truncation"/>.</param>
    /// <param name="cancellation">Looked at between tokens.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation);

    /// <summary>Finds all records and zones.</summary>
    /// <param name="program">The rules.</param>
    /// <param name="text">The document's text.</param>
    /// <param name="limits">How much work is allowed; when it is spent the result says so in <see cref="MatchResult.Truncation"/>.</param>
    /// <param name="reference">The moment from which relative dates count, as a clock on the wall shows it (its kind does not matter); null when it is not known.</param>
    /// <param name="cancellation">Looked at between tokens.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, DateTime? reference, CancellationToken cancellation);
}
