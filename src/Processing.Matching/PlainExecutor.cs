using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
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
    public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, CancellationToken cancellation) =>
        Execute(program, text, limits, null, cancellation, out _);

    /// <inheritdoc/>
    public MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, DateTime? reference, CancellationToken cancellation) =>
        Execute(program, text, limits, reference, cancellation, out _);

    internal static MatchResult Execute(RuleProgram program, TokenizedText text, MatchLimits limits, DateTime? reference, CancellationToken cancellation, out long steps)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        cancellation.ThrowIfCancellationRequested();
        var budget = new MatchBudget(limits, cancellation);
        var lattice = new DocumentLattice(PreparedProgram.Of(program), text, budget) { Reference = ReferenceMoment.ToValue(reference) };
        var result = ProgramRun.Execute(lattice);
        steps = budget.Steps;
        return result;
    }
}
