namespace Processing.Server.Errors;

/// <summary>A field of a request that cannot be accepted.</summary>
/// <param name="Field">Its path in the request, such as <c>options.record_types[1]</c>.</param>
/// <param name="Description">What is wrong with it, one sentence.</param>
internal sealed record FieldFault(string Field, string Description);
