using Processing.Matching.Functions;
using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Language;

/// <summary>Whether a condition that is no <c>and</c>, <c>or</c> or <c>not</c> holds in every match, or in none, all by itself.</summary>
/// <param name="Holds">Whether it always holds rather than never.</param>
/// <param name="Reason">Why, as the end of a sentence.</param>
internal sealed record TermTruth(bool Holds, string Reason)
{
    /// <summary>The truth of a condition; null where it depends on the text.</summary>
    public static TermTruth? Of(ExpressionNode condition, ConditionFacts facts) => condition switch
    {
        ExpressionNode.Constant { Value: Value.Boolean constant } => new TermTruth(constant.IsTrue, $"it is the constant `{ValueFormatter.ToScalar(constant)}`"),
        ExpressionNode.LabelExists label when facts.Filled.Contains(label.Label) => new TermTruth(true, $"every match has `{facts.Labels[label.Label]}`"),
        ExpressionNode.Binary { Left: ExpressionNode.Constant left, Right: ExpressionNode.Constant right } binary => OfConstants(binary.Operator, left.Value, right.Value),
        ExpressionNode.Binary binary when NodeText.Of(binary.Left) == NodeText.Of(binary.Right) => OfSameSides(binary, facts),
        ExpressionNode.InRange { Operand: ExpressionNode.Constant { Value: Value.Integer constant } } range =>
            new TermTruth(constant.Number >= range.Minimum && constant.Number <= range.Maximum, "it compares constants"),
        _ => null,
    };

    /// <summary>The labels without which a condition does not hold.</summary>
    public static IEnumerable<int> Needs(ExpressionNode expression) => expression switch
    {
        ExpressionNode.LabelValue label => [label.Label],
        ExpressionNode.LabelText label => [label.Label],
        ExpressionNode.LabelMatches matches => [matches.Label],
        ExpressionNode.LabelContains contains => [contains.Label],
        ExpressionNode.Member member => Needs(member.Target),
        ExpressionNode.Exists exists => Needs(exists.Operand),
        ExpressionNode.InRange range => Needs(range.Operand),
        ExpressionNode.InList list => Needs(list.Operand),
        ExpressionNode.Binary { Operator: not (BinaryOperator.Add or BinaryOperator.Subtract) } binary => Needs(binary.Left).Concat(Needs(binary.Right)),
        ExpressionNode.Call call when FunctionCatalogue.Find(call.Function) is { } function =>
            call.Arguments.Where((_, index) => index < function.Parameters.Length && !function.Parameters[index].IsOptional).SelectMany(Needs),
        _ => [],
    };

    private static TermTruth? OfConstants(BinaryOperator comparison, Value left, Value right)
    {
        var order = ValueComparison.Compare(left, right);
        bool? holds = comparison switch
        {
            BinaryOperator.Equal => ValueComparison.AreEqual(left, right),
            BinaryOperator.NotEqual => !ValueComparison.AreEqual(left, right),
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            BinaryOperator.GreaterOrEqual => order >= 0,
            _ => null,
        };
        return holds is { } known ? new TermTruth(known, "it compares constants") : null;
    }

    // What is absent, or has no order, is neither equal to itself nor anything else.
    private static TermTruth? OfSameSides(ExpressionNode.Binary binary, ConditionFacts facts) => binary.Operator switch
    {
        BinaryOperator.NotEqual or BinaryOperator.Less or BinaryOperator.Greater => new TermTruth(false, "both sides are the same"),
        BinaryOperator.Equal when binary.Left is ExpressionNode.LabelValue or ExpressionNode.LabelText && Needs(binary.Left).All(facts.Filled.Contains) => new TermTruth(true, "both sides are the same"),
        _ => null,
    };
}
