using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Language;

/// <summary>Finds conditions that hold in no match, or in every one. It knows numbers, texts and presence; what it does not know it takes to be possible.</summary>
internal static class ConditionSolver
{
    /// <summary>Why a condition never holds, as the end of a sentence; null where it may, or where the fuel does not reach for an answer.</summary>
    public static string? WhyNever(ExpressionNode condition, ConditionFacts facts, AnalysisFuel fuel) => Why(condition, facts, Claim.Never, fuel);

    /// <summary>Why a condition always holds, as the end of a sentence; null where it may not, or where the fuel does not reach for an answer.</summary>
    public static string? WhyAlways(ExpressionNode condition, ConditionFacts facts, AnalysisFuel fuel) => Why(new ExpressionNode.Not(condition), facts, Claim.Always, fuel);

    /// <summary>Why a condition holds wherever others do, as the end of a sentence; null where it may not, or where the fuel does not reach for an answer.</summary>
    public static string? WhyFollows(ImmutableArray<ExpressionNode> from, ExpressionNode condition, ConditionFacts facts, AnalysisFuel fuel) =>
        Why(new ExpressionNode.And(from.Add(new ExpressionNode.Not(condition))), facts, Claim.Follows, fuel);

    private static string? Why(ExpressionNode condition, ConditionFacts facts, Claim claim, AnalysisFuel fuel)
    {
        if (Conjunctions.Of(condition, fuel) is not { } alternatives)
        {
            return null;
        }

        string? first = null;
        foreach (var terms in alternatives)
        {
            if (!fuel.TrySpend(terms.Length) || ProblemOf(terms, facts, claim) is not { } problem)
            {
                return null;
            }

            first ??= problem;
        }

        return first;
    }

    private static string? ProblemOf(ImmutableArray<ConditionTerm> terms, ConditionFacts facts, Claim claim)
    {
        foreach (var term in terms)
        {
            if (TermTruth.Of(term.Condition, facts) is { } truth && truth.Holds != term.Holds)
            {
                return truth.Reason;
            }
        }

        var holding = terms.Where(term => term.Holds).Select(term => NodeText.Of(term.Condition)).ToHashSet(StringComparer.Ordinal);
        if (terms.FirstOrDefault(term => !term.Holds && holding.Contains(NodeText.Of(term.Condition))) is { Condition: not null })
        {
            return claim switch
            {
                Claim.Never => "one part says the opposite of another",
                Claim.Always => "one part holds wherever another does not",
                _ => "a part of it is asked for there already",
            };
        }

        var needed = terms.Where(term => term.Holds).SelectMany(term => TermTruth.Needs(term.Condition)).ToHashSet();
        foreach (var term in terms)
        {
            if (!term.Holds && term.Condition is ExpressionNode.LabelExists label && needed.Contains(label.Label))
            {
                return $"one part looks at `{facts.Labels[label.Label]}` and another asks that it is not there";
            }
        }

        return BoundsProblem(terms, facts, claim);
    }

    private static string? BoundsProblem(ImmutableArray<ConditionTerm> terms, ConditionFacts facts, Claim claim)
    {
        var values = new Dictionary<string, ValueBounds>(StringComparer.Ordinal);
        var names = new Dictionary<string, ExpressionNode>(StringComparer.Ordinal);
        foreach (var term in terms.OrderBy(term => !term.Holds))
        {
            if (Read(term) is { } read && NodeText.Of(read.Value) is var key && (term.Holds || SaysSomething(term.Condition, read.Value, values.GetValueOrDefault(key))))
            {
                values[key] = read.Bound(values.GetValueOrDefault(key, ValueBounds.Any));
                names[key] = read.Value;
            }
        }

        var empty = values.FirstOrDefault(value => value.Value.IsEmpty).Key;
        if (empty is null)
        {
            return facts.ProblemOf(values);
        }

        var name = facts.NameOf(names[empty]);
        return claim switch
        {
            Claim.Never => $"no `{name}` meets all that is asked of it",
            Claim.Always => $"every `{name}` meets a part of it",
            _ => $"every `{name}` that is allowed there meets it",
        };
    }

    // What is absent meets a condition that must not hold, and so does what has no order. So it says something of a value only where another condition says that the value is there, and for an order a number.
    private static bool SaysSomething(ExpressionNode condition, ExpressionNode value, ValueBounds? known) => value is ExpressionNode.LabelTokenCount
        || (known is not null && (known.Minimum is not null || known.Maximum is not null || condition is not ExpressionNode.Binary { Operator: not (BinaryOperator.Equal or BinaryOperator.NotEqual) }));

    private static (ExpressionNode Value, Func<ValueBounds, ValueBounds> Bound)? Read(ConditionTerm term) => term.Condition switch
    {
        ExpressionNode.Binary { Right: ExpressionNode.Constant constant } binary => Read(binary.Left, binary.Operator, constant.Value, term.Holds),
        ExpressionNode.Binary { Left: ExpressionNode.Constant constant } binary => Read(binary.Right, Turned(binary.Operator), constant.Value, term.Holds),
        ExpressionNode.InRange range when term.Holds => (range.Operand, bounds => bounds.AtLeast(range.Minimum, false).AtMost(range.Maximum, false)),
        ExpressionNode.InList list when term.Holds && list.Choices.All(ValueBounds.IsComparedAsText) => (list.Operand, bounds => bounds.OneOf(list.Choices.Select(ValueBounds.Fold))),
        _ => null,
    };

    private static (ExpressionNode Value, Func<ValueBounds, ValueBounds> Bound)? Read(ExpressionNode value, BinaryOperator comparison, Value constant, bool holds)
    {
        var meant = holds ? comparison : Opposite(comparison);
        return meant is null or BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide || value is ExpressionNode.Constant
            ? null
            : (value, bounds => bounds.And(meant.Value, constant));
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

    // What is claimed of the condition that the author wrote.
    private enum Claim
    {
        Never = 0,
        Always,
        Follows,
    }
}
