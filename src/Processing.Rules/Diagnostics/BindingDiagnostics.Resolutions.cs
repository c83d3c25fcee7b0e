using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

// Factories for `resolve`.
public static partial class BindingDiagnostics
{
    internal static Diagnostic ResolvedTwice(SourceLocation at, string record, SourceLocation first) =>
        new(ResolvedTwiceDescriptor, $"record `{record}` stands in two `resolve` declarations", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Help = "name all records that compete in one declaration",
        };

    internal static Diagnostic RepeatedCriterion(SourceLocation at, string criterion, SourceLocation first) =>
        new(RepeatedCriterionDescriptor, $"`{criterion}` decides nothing the second time", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };
}
