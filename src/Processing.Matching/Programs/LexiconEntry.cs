using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Matching.Programs;

/// <summary>One entry of a lexicon.</summary>
/// <param name="Forms">The ways it is written, as the author wrote them; at least one.</param>
/// <param name="Value">Its value; null for none.</param>
public sealed record LexiconEntry(ImmutableArray<string> Forms, Value? Value);
