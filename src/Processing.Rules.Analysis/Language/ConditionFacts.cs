using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Language;

/// <summary>What is known of that which conditions speak of, whatever the text.</summary>
/// <param name="Labels">The names of the labels, by their numbers; none in brackets.</param>
/// <param name="Filled">The labels that every match fills.</param>
/// <param name="ProblemOf">Says what is impossible about values that are bounded so, beyond their contradicting each other; null for nothing.</param>
internal sealed record ConditionFacts(ImmutableArray<string> Labels, ImmutableHashSet<int> Filled, Func<IReadOnlyDictionary<string, ValueBounds>, string?> ProblemOf)
{
    /// <summary>Nothing is known.</summary>
    public static readonly ConditionFacts None = new([], [], _ => null);

    /// <summary>The value that an expression gives, as the author may have written it.</summary>
    public string NameOf(ExpressionNode expression) => expression switch
    {
        ExpressionNode.LabelValue label => Label(label.Label),
        ExpressionNode.LabelText label => Label(label.Label) + ".text",
        ExpressionNode.LabelTokenCount label => Label(label.Label) + ".tokens",
        ExpressionNode.Member member => $"{NameOf(member.Target)}.{member.Name}",
        ExpressionNode.DocumentProperty property => $"document.{property.Name}",

        // A label is made a number where it is compared with one.
        ExpressionNode.Call { Function: "number", Arguments: [ExpressionNode.LabelValue or ExpressionNode.LabelText] } call => NameOf(call.Arguments[0]),
        ExpressionNode.Call call => $"{call.Function}({string.Join(", ", call.Arguments.Select(NameOf))})",
        ExpressionNode.TokenAttribute attribute => attribute.Attribute.ToString().ToLowerInvariant(),
        ExpressionNode.AnnotationValue => "value",
        ExpressionNode.AnnotationText => "text",
        ExpressionNode.Constant constant => Matching.Values.ValueFormatter.ToScalar(constant.Value),
        _ => "…",
    };

    private string Label(int label) => label >= 0 && label < Labels.Length ? Labels[label] : "…";
}
