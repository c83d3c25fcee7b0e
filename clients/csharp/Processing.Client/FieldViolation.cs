namespace Processing.Client;

/// <summary>A field of a request that the server did not accept.</summary>
/// <param name="Field">Its path, such as <c>options.record_types[1]</c>.</param>
/// <param name="Description">What is wrong with it.</param>
public sealed record FieldViolation(string Field, string Description);
