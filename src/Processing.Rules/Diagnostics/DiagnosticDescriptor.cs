namespace Processing.Rules.Diagnostics;

/// <summary>What all diagnostics of one id have in common.</summary>
/// <param name="Id"><c>DP</c> and four digits. Ids are never reused; those no longer given are in <see cref="RetiredDiagnostics"/>.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, in a few words; the title of its page.</param>
public sealed record DiagnosticDescriptor(string Id, DiagnosticSeverity Severity, string Title);
