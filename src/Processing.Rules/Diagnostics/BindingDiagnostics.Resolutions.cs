using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

// Factories for `resolve` and `reference`.
public static partial class BindingDiagnostics
{
    internal static Diagnostic ResolvedTwice(SourceLocation at, string record, SourceLocation first) =>
        new(ResolvedTwiceDescriptor, $"record `{record}` stands in two `resolve` declarations", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Help = "name all records that compete in one declaration",
        };

    internal static Diagnostic NamedTwiceInResolve(SourceLocation at, string record, SourceLocation first) =>
        new(ResolvedTwiceDescriptor, $"record `{record}` stands twice in this `resolve`", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Help = "each record that competes is named once; the matches of one record compete with each other, too",
        };

    internal static Diagnostic RepeatedCriterion(SourceLocation at, string criterion, SourceLocation first) =>
        new(RepeatedCriterionDescriptor, $"`{criterion}` decides nothing the second time", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };

    internal static Diagnostic ReferenceWithoutClue(SourceLocation at, string record) =>
        new(ReferenceWithoutClueDescriptor, $"nothing says which words stand for `{record}`", new DiagnosticLabel(at, ""))
        {
            Help = "write `surname of field`, `words \"…\"`, `phrase (…)` or `same field`, indented below",
        };

    internal static Diagnostic SurnameOfOther(SourceLocation at, string field, string type) =>
        new(SurnameOfOtherDescriptor, $"a surname is the last word of a text, but `{field}` is {type}", new DiagnosticLabel(at, $"{type}"));
}
