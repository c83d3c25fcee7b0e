using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>What stands in the way of a schema, and changes that break those who read records: DP3040 to DP3059.</summary>
public static class SchemaDiagnostics
{
    private static readonly DiagnosticDescriptor BadNumberMapDescriptor = Error("DP3040", "A number map that cannot be read");
    private static readonly DiagnosticDescriptor NoProtoNameDescriptor = Error("DP3041", "A name that protobuf cannot have");
    private static readonly DiagnosticDescriptor SameJsonNameDescriptor = Error("DP3042", "Two fields with one name in JSON");
    private static readonly DiagnosticDescriptor RecordRemovedDescriptor = Error("DP3043", "A record was removed");
    private static readonly DiagnosticDescriptor FieldRemovedDescriptor = Error("DP3044", "A field was removed");
    private static readonly DiagnosticDescriptor TypeChangedDescriptor = Error("DP3045", "The type of a field was changed");
    private static readonly DiagnosticDescriptor NumberChangedDescriptor = Error("DP3046", "The number of a field was changed");
    private static readonly DiagnosticDescriptor BecameOptionalDescriptor = Error("DP3047", "A field became optional");

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        BadNumberMapDescriptor, NoProtoNameDescriptor, SameJsonNameDescriptor, RecordRemovedDescriptor,
        FieldRemovedDescriptor, TypeChangedDescriptor, NumberChangedDescriptor, BecameOptionalDescriptor,
    ];

    internal static Diagnostic BadNumberMap(SourceLocation at, string problem) =>
        new(BadNumberMapDescriptor, $"the number map cannot be read: {problem}", new DiagnosticLabel(at, ""))
        {
            Help = "take the last good version of the file; a new one would give fields other numbers",
        };

    internal static Diagnostic NoProtoName(SourceLocation at, string name) =>
        new(NoProtoNameDescriptor, $"`{name}` cannot be a name in protobuf", new DiagnosticLabel(at, ""))
        {
            Help = "there a name is an ASCII letter, then ASCII letters, digits and `_`; JSON Schema (`--format json-schema`) takes any",
        };

    internal static Diagnostic SameJsonName(SourceLocation at, string name, string other, string json, SourceLocation first) =>
        new(SameJsonNameDescriptor, $"`{name}` and `{other}` are both `{json}` in the JSON form of protobuf", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(first, "the other")],
        };

    internal static Diagnostic RecordRemoved(SourceLocation at, string record) =>
        new(RecordRemovedDescriptor, $"record `{record}` was there before and is no more", new DiagnosticLabel(at, ""))
        {
            Help = "clients that have it as a class get none any longer; keep it, or tell them",
        };

    internal static Diagnostic FieldRemoved(SourceLocation at, string record, string field, int number) =>
        new(FieldRemovedDescriptor, $"field `{field}` of `{record}` was there before and is no more", new DiagnosticLabel(at, ""))
        {
            Note = $"its number {number} and its name stay reserved",
            Help = "clients that read it find it empty; keep it, or tell them. A new name is a new field",
        };

    internal static Diagnostic TypeChanged(SourceLocation at, string field, int number, string before, string now) =>
        new(TypeChangedDescriptor, $"field `{field}` was `{before}` and is now `{now}`", new DiagnosticLabel(at, ""))
        {
            Note = $"number {number} stands for `{before}` in every message written before",
            Help = "give the field another name: it is then a new field with a number of its own",
        };

    internal static Diagnostic NumberChanged(SourceLocation at, string field, int before, int now) =>
        new(NumberChangedDescriptor, $"field `{field}` had number {before} and has now {now}", new DiagnosticLabel(at, ""))
        {
            Help = "take the number map that belongs to the older revision, and let it be carried on from there",
        };

    internal static Diagnostic BecameOptional(SourceLocation at, string field) =>
        new(BecameOptionalDescriptor, $"field `{field}` was always there and is now optional", new DiagnosticLabel(at, ""))
        {
            Help = "clients may rely on it; tell them, or leave it required",
        };

    private static DiagnosticDescriptor Error(string id, string title) => new(id, DiagnosticSeverity.Error, title);
}
