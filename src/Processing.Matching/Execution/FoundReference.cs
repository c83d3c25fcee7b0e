using Processing.Text;

namespace Processing.Matching.Execution;

/// <summary>Words that stand for a record.</summary>
/// <param name="Tokens">Their tokens.</param>
/// <param name="Span">Their place, without clitics.</param>
/// <param name="Clitics">What was glued to them.</param>
/// <param name="Record">Index of the record.</param>
internal readonly record struct FoundReference(TokenSpan Tokens, TextSpan Span, LexiconClitics Clitics, int Record);
