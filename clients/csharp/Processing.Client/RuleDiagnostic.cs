namespace Processing.Client;

/// <summary>One reason why a rule set is broken.</summary>
/// <param name="Id">Diagnostic id, such as <c>DP2001</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Place">File, line and column in the rules, with colons between them.</param>
public sealed record RuleDiagnostic(string Id, string Message, string Place);
