using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>A condition that holds or that does not.</summary>
/// <param name="Condition">No <c>and</c>, <c>or</c> or <c>not</c>.</param>
/// <param name="Holds">Whether it must hold or must not.</param>
internal readonly record struct ConditionTerm(ExpressionNode Condition, bool Holds);

/// <summary>Writes a condition as alternatives, in each of which all terms are met (disjunctive normal form).</summary>
internal static class Conjunctions
{
    // Nested `and` and `or` multiply, and every term is kept.
    private const int StepsPerTerm = 16;

    /// <summary>The alternatives; null where the fuel does not reach for all.</summary>
    public static ImmutableArray<ImmutableArray<ConditionTerm>>? Of(ExpressionNode condition, AnalysisFuel fuel) => Of(condition, true, fuel)?.Select(terms => terms.ToImmutableArray()).ToImmutableArray();

    private static List<List<ConditionTerm>>? Of(ExpressionNode condition, bool holds, AnalysisFuel fuel) => condition switch
    {
        ExpressionNode.Not not => Of(not.Operand, !holds, fuel),
        ExpressionNode.And and => holds ? All(and.Operands, holds, fuel) : Any(and.Operands, holds, fuel),
        ExpressionNode.Or or => holds ? Any(or.Operands, holds, fuel) : All(or.Operands, holds, fuel),
        _ => fuel.TrySpend(StepsPerTerm) ? [[new ConditionTerm(condition, holds)]] : null,
    };

    private static List<List<ConditionTerm>>? Any(ImmutableArray<ExpressionNode> operands, bool holds, AnalysisFuel fuel)
    {
        var all = new List<List<ConditionTerm>>();
        foreach (var operand in operands)
        {
            if (Of(operand, holds, fuel) is not { } more)
            {
                return null;
            }

            all.AddRange(more);
        }

        return all;
    }

    private static List<List<ConditionTerm>>? All(ImmutableArray<ExpressionNode> operands, bool holds, AnalysisFuel fuel)
    {
        List<List<ConditionTerm>> all = [[]];
        foreach (var operand in operands)
        {
            if (Of(operand, holds, fuel) is not { } more || Product(all, more, fuel) is not { } product)
            {
                return null;
            }

            all = product;
        }

        return all;
    }

    // A single alternative goes on at the end of each, so that a long `and` is not copied for each of its terms.
    private static List<List<ConditionTerm>>? Product(List<List<ConditionTerm>> all, List<List<ConditionTerm>> more, AnalysisFuel fuel)
    {
        if (more is [var single])
        {
            all.ForEach(terms => terms.AddRange(fuel.TrySpend(StepsPerTerm * single.Count) ? single : []));
            return fuel.IsOut ? null : all;
        }

        var product = new List<List<ConditionTerm>>();
        foreach (var terms in all)
        {
            foreach (var others in more)
            {
                if (!fuel.TrySpend(StepsPerTerm * (1L + terms.Count + others.Count)))
                {
                    return null;
                }

                product.Add([.. terms, .. others]);
            }
        }

        return product;
    }
}
