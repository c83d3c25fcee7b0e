using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>One match of a producer, a step of any length in the token lattice.</summary>
/// <param name="Tokens">The tokens it takes; never empty.</param>
/// <param name="Span">Its place in the text, without the clitics that were looked through.</param>
/// <param name="Value">Its value; null for none.</param>
/// <param name="Clitics">What was glued to it.</param>
internal sealed record Annotation(TokenSpan Tokens, TextSpan Span, Value? Value, LexiconClitics Clitics);
