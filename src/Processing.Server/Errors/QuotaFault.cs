namespace Processing.Server.Errors;

/// <summary>A quota that is used up.</summary>
/// <param name="Subject">Whose it is, such as <c>tenant:desk</c>.</param>
/// <param name="Description">Which it is, one sentence.</param>
internal sealed record QuotaFault(string Subject, string Description);
