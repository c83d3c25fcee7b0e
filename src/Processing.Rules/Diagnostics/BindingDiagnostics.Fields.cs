using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

// Factories for records, rules and fields.
public static partial class BindingDiagnostics
{
    internal static Diagnostic UnknownField(SourceLocation at, string name, string record, IEnumerable<string> fields, string? near) =>
        new(UnknownFieldDescriptor, $"record `{record}` has no field `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = near is null ? $"its fields are {List(fields)}" : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic FieldSetTwice(SourceLocation at, string name, SourceLocation first) =>
        new(FieldSetTwiceDescriptor, $"field `{name}` is set twice", new DiagnosticLabel(at, "set again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first set here")],
        };

    internal static Diagnostic FieldNeverFilled(SourceLocation at, string rule, string field, SourceLocation declared) =>
        new(FieldNeverFilledDescriptor, $"rule `{rule}` never fills `{field}`, so it can never give a record", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(declared, $"`{field}` is required")],
            Help = $"label a part of the pattern `{field}:`, write `set {field} = …`, or make the field optional with `?`",
        };

    internal static Diagnostic FieldType(SourceLocation at, string field, string found, string expected, SourceLocation declared, string? help, SuggestedFix? fix) =>
        new(FieldTypeDescriptor, $"field `{field}` is {expected}, but gets {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Secondary = [new DiagnosticLabel(declared, $"declared as {expected}")],
            Help = help,
            Fix = fix,
        };

    internal static Diagnostic DuplicateField(SourceLocation at, string name, SourceLocation first) =>
        new(DuplicateFieldDescriptor, $"field `{name}` is declared twice", new DiagnosticLabel(at, "declared again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first declared here")],
        };

    internal static Diagnostic RecordWithoutFields(SourceLocation at, string name) =>
        new(RecordWithoutFieldsDescriptor, $"record `{name}` has no fields", new DiagnosticLabel(at, ""))
        {
            Help = "a field is written `name: type`, indented below",
        };

    internal static Diagnostic BadSimilarity(SourceLocation at, string number) =>
        new(BadSimilarityDescriptor, $"a similarity lies above 0 and at most at 1, not at {number}", new DiagnosticLabel(at, ""));

    internal static Diagnostic SimilarityOfOther(SourceLocation at, string field, string type) =>
        new(SimilarityOfOtherDescriptor, $"`like` compares texts, but `{field}` is {type}", new DiagnosticLabel(at, ""));

    internal static Diagnostic RepeatedKey(SourceLocation at, string name) =>
        new(RepeatedKeyDescriptor, $"field `{name}` stands twice in the key", new DiagnosticLabel(at, "again here"));

    internal static Diagnostic RuleWithoutBody(SourceLocation at, string name) =>
        new(RuleWithoutBodyDescriptor, $"rule `{name}` has neither `match` nor `trigger`", new DiagnosticLabel(at, ""))
        {
            Help = "`match` finds a run of tokens; `trigger` starts a frame with slots around it",
        };

    internal static Diagnostic MatchAndTrigger(SourceLocation at, SourceLocation match) =>
        new(MatchAndTriggerDescriptor, "a rule has either `match` or `trigger`", new DiagnosticLabel(at, "this makes it a frame"))
        {
            Secondary = [new DiagnosticLabel(match, "this makes it a sequence")],
        };

    internal static Diagnostic SlotWithoutTrigger(SourceLocation at, string name) =>
        new(SlotWithoutTriggerDescriptor, $"slot `{name}` has no trigger to stand near", new DiagnosticLabel(at, ""))
        {
            Help = "add `trigger pattern`, or label a part of a `match`",
        };

    internal static Diagnostic RepeatedSlot(SourceLocation at, string name, SourceLocation first) =>
        new(RepeatedSlotDescriptor, $"slot `{name}` stands twice", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };

    internal static Diagnostic RepeatedClause(SourceLocation at, string keyword, SourceLocation first) =>
        new(RepeatedClauseDescriptor, $"`{keyword}` can stand only once here", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };

    internal static Diagnostic SlotFillsList(SourceLocation at, string field, string found, string expected, SourceLocation declared) =>
        new(SlotFillsListDescriptor, $"field `{field}` holds one value, but this gives a list", new DiagnosticLabel(at, $"{found}"))
        {
            Secondary = [new DiagnosticLabel(declared, $"declared as {expected}")],
            Help = $"declare the field as `list of …`, or take one with `first(…)`",
        };
}
