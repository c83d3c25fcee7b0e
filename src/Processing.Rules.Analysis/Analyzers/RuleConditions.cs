using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Analysis.Language;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Analysis.Analyzers;

/// <summary>Looks at the conditions of one rule: at each alone, at those of <c>where</c> together, and at <c>unless</c> where these hold. One cause is told once.</summary>
internal sealed class RuleConditions(AnalysisRun run, RuleDefinition definition, ConditionFacts facts, Func<SyntaxNode, SourceLocation> place)
{
    /// <summary>Reports what it finds.</summary>
    public void Analyze(RuleSyntax syntax)
    {
        var wheres = Parts(definition.Where, [.. syntax.Clauses.OfType<WhereSyntax>().Select(clause => clause.Condition)], node => (node as ExpressionNode.And)?.Operands);
        var unlesses = Parts(definition.Unless, [.. syntax.Clauses.OfType<UnlessSyntax>().Select(clause => clause.Condition)], node => (node as ExpressionNode.Or)?.Operands);
        var canHold = CheckWheres(syntax, wheres);
        var open = unlesses.RemoveAll(IsDecidedException);
        if (!canHold || open.IsEmpty)
        {
            return;
        }

        if (!wheres.IsEmpty)
        {
            open = open.RemoveAll(exception => IsDecidedBeside(wheres, exception));
        }

        if (open.Length > 1 && open.Length == unlesses.Length
            && ConditionSolver.WhyFollows([.. wheres.Select(part => part.Node)], new ExpressionNode.Or([.. open.Select(part => part.Node)]), facts, run.Fuel) is { } problem)
        {
            run.Report(DecidedConditionAnalyzer.Always(place(open[^1].Syntax), "one of the exceptions always holds, so the rule gives nothing", problem) with { Secondary = Labels(open.RemoveAt(open.Length - 1)) });
        }
    }

    // The condition of each clause; the whole stands for the first where the clauses cannot be told apart.
    private static ImmutableArray<Part> Parts(ExpressionNode? whole, ImmutableArray<ExpressionSyntax> clauses, Func<ExpressionNode, ImmutableArray<ExpressionNode>?> operands) => whole switch
    {
        null => [],
        _ when clauses.Length > 1 && operands(whole) is { } nodes && nodes.Length == clauses.Length => [.. nodes.Zip(clauses, (node, syntax) => new Part(node, syntax))],
        _ => clauses.IsEmpty ? [] : [new Part(whole, clauses[0])],
    };

    private bool CheckWheres(RuleSyntax syntax, ImmutableArray<Part> wheres)
    {
        var canHold = true;
        foreach (var part in wheres)
        {
            if (WhyNever([part.Node]) is { } never)
            {
                canHold = false;
                run.Report(DecidedConditionAnalyzer.Never(place(part.Syntax), "this condition never holds", never));
            }
            else if (ConditionSolver.WhyAlways(part.Node, facts, run.Fuel) is { } always)
            {
                var clause = syntax.Clauses.OfType<WhereSyntax>().First(clause => ReferenceEquals(clause.Condition, part.Syntax));
                run.Report(DecidedConditionAnalyzer.Always(place(part.Syntax), "this condition always holds", always) with { Fix = DecidedConditionAnalyzer.Removal(place(clause)) });
            }
        }

        // The whole first: clause by clause only where there is something to tell.
        if (!canHold || wheres.Length < 2 || WhyNever([.. wheres.Select(part => part.Node)]) is null)
        {
            return canHold;
        }

        for (var count = 2; count <= wheres.Length; count++)
        {
            if (WhyNever([.. wheres.Take(count).Select(part => part.Node)]) is { } problem)
            {
                run.Report(DecidedConditionAnalyzer.Never(place(wheres[count - 1].Syntax), "this condition never holds beside the others", problem) with { Secondary = Labels([.. wheres.Take(count - 1)]) });
                break;
            }
        }

        return false;
    }

    private bool IsDecidedException(Part exception)
    {
        if (WhyNever([exception.Node]) is { } never)
        {
            run.Report(DecidedConditionAnalyzer.Never(place(exception.Syntax), "this condition never holds", never) with { Help = "an exception that never holds excepts nothing" });
            return true;
        }

        if (ConditionSolver.WhyAlways(exception.Node, facts, run.Fuel) is { } always)
        {
            run.Report(DecidedConditionAnalyzer.Always(place(exception.Syntax), "this exception always holds, so the rule gives nothing", always));
            return true;
        }

        return false;
    }

    private bool IsDecidedBeside(ImmutableArray<Part> wheres, Part exception)
    {
        ImmutableArray<ExpressionNode> conditions = [.. wheres.Select(part => part.Node)];
        if (WhyNever([.. conditions, exception.Node]) is { } never)
        {
            run.Report(DecidedConditionAnalyzer.Never(place(exception.Syntax), "this exception never holds where `where` does", never) with { Secondary = Labels(wheres), Help = "an exception that never holds excepts nothing" });
            return true;
        }

        if (ConditionSolver.WhyFollows(conditions, exception.Node, facts, run.Fuel) is { } always)
        {
            run.Report(DecidedConditionAnalyzer.Always(place(exception.Syntax), "this exception holds wherever `where` does, so the rule gives nothing", always) with { Secondary = Labels(wheres) });
            return true;
        }

        return false;
    }

    private string? WhyNever(ImmutableArray<ExpressionNode> all) => ConditionSolver.WhyNever(all is [var only] ? only : new ExpressionNode.And(all), facts, run.Fuel);

    private ImmutableArray<DiagnosticLabel> Labels(ImmutableArray<Part> parts) => [.. parts.Select(part => new DiagnosticLabel(place(part.Syntax), "beside this"))];

    private readonly record struct Part(ExpressionNode Node, ExpressionSyntax Syntax);
}
