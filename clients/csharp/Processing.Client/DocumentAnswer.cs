using Processing.Extraction.V1;

namespace Processing.Client;

/// <summary>The answer to one document of many: a result or an error.</summary>
/// <param name="CorrelationId">The caller's id of the document.</param>
/// <param name="Sequence">Number of the request in its stream, counted from 0.</param>
/// <param name="Result">The result; null when there is an error.</param>
/// <param name="Error">Why there is no result; null when there is one.</param>
public sealed record DocumentAnswer(string CorrelationId, ulong Sequence, ExtractionResult? Result, ExtractionException? Error);
