using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching;

/// <summary>The plain executor: every pattern is tried at every token where it can start. Its results are what every other executor must give.</summary>
/// <remarks>
/// A program is prepared when it is first used, in O(its size), and kept as long as the program itself. One search costs at most 4 × states × tokens steps.
/// Safe to share between threads.
/// </remarks>
public sealed class PlainExecutor : IRuleExecutor
{
    /// <inheritdoc/>
    public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, RunControl control)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(control);
        return Execute(program, text, new MatchBudget(limits, limits.StepsFor(text.Count), control.Cancellation, control.TimeLimit) { Clock = control.Clock, TimesRules = control.TimesRules }, control.Found, ReferenceMoment.ToValue(control.Reference));
    }

    internal static MatchResult Execute(RuleProgram program, TokenizedText text, MatchBudget budget, Action<MatchedRecord>? found, Value? reference = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(text);
        budget.Look();
        return ProgramRun.Execute(new DocumentLattice(PreparedProgram.Of(program), text, budget) { Reference = reference }, found);
    }
}
