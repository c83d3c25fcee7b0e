using System.Collections.Immutable;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Results;

/// <summary>One filled field of a record.</summary>
/// <param name="Name">The field.</param>
/// <param name="Value">Its value.</param>
/// <param name="Spans">Where it was read, in text order; empty only for a constant that the rule sets, and for a statement of the document without a place.</param>
public sealed record MatchedField(string Name, Value Value, ImmutableArray<TextSpan> Spans);
