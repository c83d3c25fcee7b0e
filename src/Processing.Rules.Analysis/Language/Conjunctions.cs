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
    private const int Most = 64;

    /// <summary>The alternatives; null where there are more than <see cref="Most"/>.</summary>
    public static ImmutableArray<ImmutableArray<ConditionTerm>>? Of(ExpressionNode condition) => Of(condition, true);

    private static ImmutableArray<ImmutableArray<ConditionTerm>>? Of(ExpressionNode condition, bool holds) => condition switch
    {
        ExpressionNode.Not not => Of(not.Operand, !holds),
        ExpressionNode.And and => holds ? All(and.Operands, holds) : Any(and.Operands, holds),
        ExpressionNode.Or or => holds ? Any(or.Operands, holds) : All(or.Operands, holds),
        _ => [[new ConditionTerm(condition, holds)]],
    };

    private static ImmutableArray<ImmutableArray<ConditionTerm>>? Any(ImmutableArray<ExpressionNode> operands, bool holds)
    {
        var all = ImmutableArray<ImmutableArray<ConditionTerm>>.Empty;
        foreach (var operand in operands)
        {
            if (Of(operand, holds) is not { } more || all.Length + more.Length > Most)
            {
                return null;
            }

            all = all.AddRange(more);
        }

        return all;
    }

    private static ImmutableArray<ImmutableArray<ConditionTerm>>? All(ImmutableArray<ExpressionNode> operands, bool holds)
    {
        ImmutableArray<ImmutableArray<ConditionTerm>> all = [[]];
        foreach (var operand in operands)
        {
            if (Of(operand, holds) is not { } more || all.Length * more.Length > Most)
            {
                return null;
            }

            all = [.. all.SelectMany(_ => more, (left, right) => left.AddRange(right))];
        }

        return all;
    }
}
