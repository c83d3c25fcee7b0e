using Processing.Matching.Anchors;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching;

/// <summary>The anchored executor: a pattern is tried only where something stands that every match of it needs. Its results are those of <see cref="PlainExecutor"/>.</summary>
/// <remarks>
/// The cost follows what the document contains, not how many rules are loaded; docs/engine.md explains it with an example.
/// A program is indexed when it is first used, in O(its size), and kept as long as the program itself. As it does less work for the same result,
/// it spends fewer steps and matches of <see cref="MatchLimits"/>: what the plain executor truncates it may find whole. Safe to share between threads.
/// </remarks>
public sealed class FastExecutor : IRuleExecutor
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
        var fast = FastProgram.Of(program);
        var workspace = fast.Workspaces.Take();
        try
        {
            return ProgramRun.Execute(FastLattice.Of(fast, text, budget, workspace, reference), found);
        }
        finally
        {
            workspace.Clear();
            fast.Workspaces.Return(workspace);
        }
    }
}
