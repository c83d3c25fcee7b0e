using Processing.Matching.Programs;
using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>A bound expression.</summary>
/// <param name="Node">Its compiled form.</param>
/// <param name="Type">Its type; null where it is known only once it matched, or where a mistake was reported.</param>
internal sealed record BoundExpression(ExpressionNode Node, DataType? Type)
{
    /// <summary>The label, where the expression is a label and nothing more; -1 otherwise.</summary>
    public int Label { get; init; } = -1;

    /// <summary>Where <see cref="Type"/> is not known because it is either of this type or text; null otherwise.</summary>
    public DataType? OrText { get; init; }

    /// <summary>The type as messages name it.</summary>
    public string TypeName => OrText is { } type ? $"{Types.Describe(type)} or text" : Types.Describe(Type);

    /// <summary>Whether it is the text of a number token, so that it can stand for a number.</summary>
    public bool IsNumberToken { get; init; }
}
