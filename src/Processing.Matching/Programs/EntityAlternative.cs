using System.Collections.Immutable;

namespace Processing.Matching.Programs;

/// <summary>One way to write an entity.</summary>
/// <param name="Pattern">The pattern.</param>
/// <param name="Labels">Names of its labels.</param>
/// <param name="Value">Its value; null for none. Where the value is absent there is no annotation.</param>
/// <param name="Condition">What must hold for a match to count; null for nothing.</param>
public sealed record EntityAlternative(PatternNode Pattern, ImmutableArray<string> Labels, ExpressionNode? Value, ExpressionNode? Condition);
