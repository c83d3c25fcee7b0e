using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>What an expression of a rule or an entity looks at.</summary>
/// <param name="Captures">The labels.</param>
/// <param name="Match">The whole match.</param>
/// <param name="Block">The block in which the match ends; its neighbours are looked for there and in the block where it starts.</param>
internal sealed record ExpressionScope(CaptureSet Captures, TokenSpan Match, TokenSpan Block);
