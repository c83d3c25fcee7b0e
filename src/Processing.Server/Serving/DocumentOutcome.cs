using Processing.Server.Errors;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Serving;

/// <summary>What came of one document: a result or the reason why there is none. A result may be shared with the cache and must not be changed.</summary>
internal readonly record struct DocumentOutcome(Wire.ExtractionResult? Result, ServiceError? Error);
