namespace Processing.Server.Auditing;

/// <summary>The audit record cannot take a decision, and the settings say that nothing may then be done.</summary>
public sealed class AuditUnavailableException() : Exception("The audit record cannot be written.");
