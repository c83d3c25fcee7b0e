using Processing.Server.Errors;

namespace Processing.Server.Serving;

/// <summary>What came of one document: a result or the reason why there is none.</summary>
internal readonly record struct DocumentOutcome(EncodedResult? Result, ServiceError? Error);
