using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Language;

/// <summary>Finds conditions that nothing can meet. It knows numbers, texts and presence; what it does not know it takes to be possible.</summary>
internal static class ConditionSolver
{
    /// <summary>Why a condition never holds, as the end of a sentence; null where it may, or where the fuel does not reach for an answer.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="problemOf">Says what is impossible about values that are bounded so, beyond their contradicting each other; null for nothing.</param>
    /// <param name="fuel">What may still be done.</param>
    public static string? ProblemOf(ExpressionNode condition, Func<IReadOnlyDictionary<string, ValueBounds>, string?> problemOf, AnalysisFuel fuel)
    {
        if (Conjunctions.Of(condition, fuel) is not { } alternatives)
        {
            return null;
        }

        string? first = null;
        foreach (var terms in alternatives)
        {
            if (!fuel.TrySpend(terms.Length) || ProblemOf(terms, problemOf) is not { } problem)
            {
                return null;
            }

            first ??= problem;
        }

        return first;
    }

    private static string? ProblemOf(ImmutableArray<ConditionTerm> terms, Func<IReadOnlyDictionary<string, ValueBounds>, string?> problemOf)
    {
        var holding = terms.Where(term => term.Holds).Select(term => NodeText.Of(term.Condition)).ToHashSet(StringComparer.Ordinal);
        if (terms.FirstOrDefault(term => !term.Holds && holding.Contains(NodeText.Of(term.Condition))) is { Condition: not null })
        {
            return "one part says the opposite of another";
        }

        // A condition that must not hold says something of a value only where another one says that the value is there: what is absent meets it.
        var values = new Dictionary<string, ValueBounds>(StringComparer.Ordinal);
        foreach (var term in terms.OrderBy(term => !term.Holds))
        {
            if (Read(term) is { } read && (term.Holds || values.ContainsKey(read.Key)))
            {
                values[read.Key] = read.Bound(values.GetValueOrDefault(read.Key, ValueBounds.Any));
            }
        }

        var empty = values.FirstOrDefault(value => value.Value.IsEmpty).Key;
        return empty is null ? problemOf(values) : $"no {Name(empty)} meets all that is asked of it";
    }

    private static string Name(string key) => key.StartsWith('$') || key.StartsWith("text$", StringComparison.Ordinal) ? "value" : $"`{key}`";

    private static (string Key, Func<ValueBounds, ValueBounds> Bound)? Read(ConditionTerm term) => term.Condition switch
    {
        ExpressionNode.Binary { Right: ExpressionNode.Constant constant } binary => Read(binary.Left, binary.Operator, constant.Value, term.Holds),
        ExpressionNode.Binary { Left: ExpressionNode.Constant constant } binary => Read(binary.Right, Turned(binary.Operator), constant.Value, term.Holds),
        ExpressionNode.InRange range when term.Holds => (NodeText.Of(range.Operand), bounds => bounds.AtLeast(range.Minimum, false).AtMost(range.Maximum, false)),
        ExpressionNode.InList list when term.Holds && list.Choices.All(choice => choice is Value.Text or Value.Code) =>
            (NodeText.Of(list.Operand), bounds => bounds.OneOf(list.Choices.Select(ValueBounds.Fold))),
        _ => null,
    };

    private static (string Key, Func<ValueBounds, ValueBounds> Bound)? Read(ExpressionNode value, BinaryOperator comparison, Value constant, bool holds)
    {
        var meant = holds ? comparison : Opposite(comparison);
        return meant is null or BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide || value is ExpressionNode.Constant
            ? null
            : (NodeText.Of(value), bounds => bounds.And(meant.Value, constant));
    }

    private static BinaryOperator Turned(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => comparison,
    };

    private static BinaryOperator? Opposite(BinaryOperator comparison) => comparison switch
    {
        BinaryOperator.Less => BinaryOperator.GreaterOrEqual,
        BinaryOperator.LessOrEqual => BinaryOperator.Greater,
        BinaryOperator.Greater => BinaryOperator.LessOrEqual,
        BinaryOperator.GreaterOrEqual => BinaryOperator.Less,
        BinaryOperator.Equal => BinaryOperator.NotEqual,
        BinaryOperator.NotEqual => BinaryOperator.Equal,
        _ => null,
    };
}
