using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Looks at the conditions behind <c>if</c> in values and scores: at each alone, and where the conditions hold without which there is no value.</summary>
/// <param name="run">Where to report.</param>
/// <param name="facts">What is known of the labels.</param>
/// <param name="given">What holds wherever the value is asked for: each <c>where</c>, and that no <c>unless</c> does.</param>
/// <param name="fallback">Where to report a condition whose place is not known.</param>
internal sealed class ValueConditions(AnalysisRun run, ConditionFacts facts, ImmutableArray<ExpressionNode> given, SourceLocation fallback)
{
    private const string NeverHelp = "what stands before this `if` is never given";
    private const string AlwaysHelp = "take `if` and the condition away, or ask for what was meant";

    /// <summary>Reports what it finds. Where nothing is ever given, which is told elsewhere, nothing is said of how.</summary>
    public void Analyze(IEnumerable<ExpressionNode> values)
    {
        if (given.IsEmpty || ConditionSolver.WhyNever(Together(given), facts, run.Fuel) is null)
        {
            foreach (var value in values)
            {
                Visit(value, given);
            }
        }
    }

    private void Visit(ExpressionNode value, ImmutableArray<ExpressionNode> holding)
    {
        switch (value)
        {
            case ExpressionNode.Conditional conditional:
                Visit(conditional, holding);
                break;
            case ExpressionNode.Coalesce coalesce:
                Visit(coalesce.First, holding);
                Visit(coalesce.Second, holding);
                break;
            case ExpressionNode.Binary binary:
                Visit(binary.Left, holding);
                Visit(binary.Right, holding);
                break;
            case ExpressionNode.Member member:
                Visit(member.Target, holding);
                break;
            case ExpressionNode.Call call:
                foreach (var argument in call.Arguments)
                {
                    Visit(argument, holding);
                }

                break;
            default:
                break;
        }
    }

    // What stands before `if` is asked for only where the condition holds.
    private void Visit(ExpressionNode.Conditional conditional, ImmutableArray<ExpressionNode> holding)
    {
        if (Find(conditional, holding) is { } found)
        {
            run.Report(found);
        }
        else
        {
            Visit(conditional.Then, holding.Add(conditional.Condition));
        }

        if (conditional.Else is { } other)
        {
            Visit(other, holding);
        }
    }

    private Diagnostic? Find(ExpressionNode.Conditional conditional, ImmutableArray<ExpressionNode> holding)
    {
        var condition = conditional.Condition;
        if (ConditionSolver.WhyNever(condition, facts, run.Fuel) is { } never)
        {
            return DecidedConditionAnalyzer.Never(PlaceOf(conditional), "this condition never holds", never) with { Help = NeverHelp };
        }

        if (ConditionSolver.WhyAlways(condition, facts, run.Fuel) is { } always)
        {
            return DecidedConditionAnalyzer.Always(PlaceOf(conditional), "this condition always holds", always) with { Help = AlwaysHelp };
        }

        if (holding.IsEmpty)
        {
            return null;
        }

        if (ConditionSolver.WhyNever(Together(holding.Add(condition)), facts, run.Fuel) is { } neverThere)
        {
            return DecidedConditionAnalyzer.Never(PlaceOf(conditional), "this condition never holds where the others of its rule do", neverThere) with { Help = NeverHelp };
        }

        return ConditionSolver.WhyFollows(holding, condition, facts, run.Fuel) is { } alwaysThere
            ? DecidedConditionAnalyzer.Always(PlaceOf(conditional), "this condition holds wherever the others of its rule do", alwaysThere) with { Help = AlwaysHelp }
            : null;
    }

    private SourceLocation PlaceOf(ExpressionNode.Conditional conditional) =>
        run.Compilation.GetPlace(conditional.Condition) ?? run.Compilation.GetPlace(conditional) ?? fallback;

    private static ExpressionNode Together(ImmutableArray<ExpressionNode> conditions) => conditions is [var only] ? only : new ExpressionNode.And(conditions);
}
