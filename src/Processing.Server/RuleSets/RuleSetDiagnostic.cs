namespace Processing.Server.RuleSets;

/// <summary>Why a rule set does not compile: one diagnostic of the compiler, as the service passes it on.</summary>
/// <param name="Id">Diagnostic id, such as <c>DP2001</c>.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Path">The rules file.</param>
/// <param name="Line">Its line there, counted from 1.</param>
/// <param name="Column">Its column there, counted from 1.</param>
public sealed record RuleSetDiagnostic(string Id, string Message, string Path, int Line, int Column);
