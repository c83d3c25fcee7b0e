using System.Collections.Immutable;

namespace Processing.Server.Auditing;

/// <summary>Something that was decided, for the audit record.</summary>
/// <param name="Kind">What, in the past tense, such as <c>call.refused</c> or <c>label.moved</c>. <c>docs/operations/security.md</c> lists all.</param>
/// <param name="Caller">Name of the credential by which it was asked for; empty where nobody was asked for one.</param>
/// <param name="Tenant">Whose it is; empty where the server knows no tenants.</param>
/// <param name="Facts">What there is to say of it, such as the method, the rule set and the revisions before and after. No content of documents, and no credential.</param>
public sealed record Decision(string Kind, string Caller, string Tenant, ImmutableArray<KeyValuePair<string, string>> Facts);
