using System.Collections.Immutable;
using Processing.Documents;

namespace Processing.Evaluation;

/// <summary>One text of a set, and what it should give.</summary>
/// <param name="Group">The part of the set that is scored by itself, such as <c>English/Number.NumberModel</c>.</param>
/// <param name="Id">Where the case stands in its file.</param>
/// <param name="Text">The text whose UTF-16 code units the marks count.</param>
/// <param name="Input">The document to extract from.</param>
/// <param name="Gold">What it should give.</param>
public sealed record EvaluationCase(string Group, string Id, string Text, DocumentInput Input, ImmutableArray<EvaluationMark> Gold)
{
    /// <summary>The moment from which relative dates count; null where the set gives none.</summary>
    public DateTime? Reference { get; init; }
}
