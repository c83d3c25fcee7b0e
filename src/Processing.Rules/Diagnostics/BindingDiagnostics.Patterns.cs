using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

// Factories for patterns, entities, zones and tests.
public static partial class BindingDiagnostics
{
    internal static Diagnostic LiteralFoldsToNothing(SourceLocation at) =>
        new(LiteralFoldsToNothingDescriptor, "nothing is left of this text once it is folded", new DiagnosticLabel(at, "it can never match"))
        {
            Help = "white space, marks of direction and the like are no tokens",
        };

    internal static Diagnostic BadRegex(SourceLocation at, string why) =>
        new(BadRegexDescriptor, $"this regex cannot be used: {why}", new DiagnosticLabel(at, ""))
        {
            Help = "a regex matches one whole token, by letters, classes, groups, `|` and repetitions",
        };

    internal static Diagnostic NamedGroup(SourceLocation at, string regex)
    {
        var start = regex.IndexOf("(?", StringComparison.Ordinal);
        var end = regex.IndexOfAny(['>', '\''], start + "(?'".Length);
        var name = end > start ? regex[start..end].TrimStart('(', '?', 'P', '<', '\'') : "";

        // A group that is all of the regex is a label before it.
        var isWhole = start == 0 && name.Length > 0 && regex[^1] == ')' && regex[^2] != '\\' && regex.IndexOfAny(['(', ')'], 1) == regex.Length - 1;
        return new Diagnostic(NamedGroupDescriptor, "a group of a regex fills no field", new DiagnosticLabel(at, ""))
        {
            Help = "a label stands before the regex, which is one whole token: `name:/[a-z]+/`",
            Fix = isWhole ? new SuggestedFix("write a label", FixSafety.Unsafe, [new TextEdit(at, $"{name}:/{regex[(end + 1)..^1]}/")]) : null,
        };
    }

    internal static Diagnostic RegexNotLinear(SourceLocation at, string what) =>
        new(BadRegexDescriptor, $"this regex cannot be used: {what}, which takes more than linear time", new DiagnosticLabel(at, "here"))
        {
            Help = "what stands around a token is asked outside the regex, by `ahead(…)`, `behind(…)` or more of the pattern",
        };

    internal static Diagnostic RegexTooLarge(SourceLocation at) =>
        new(BadRegexDescriptor, "this regex cannot be used: with its repetitions written out it is too large", new DiagnosticLabel(at, ""))
        {
            Help = "bounds of nested repetitions multiply; `*` and `+` have no upper bound and cost nothing more",
        };

    internal static Diagnostic PredicateNotAllowed(SourceLocation at, string name, string kind) =>
        new(PredicateNotAllowedDescriptor, $"{kind} `{name}` takes no condition in brackets", new DiagnosticLabel(at, ""))
        {
            Help = "a condition in brackets follows a token class, a lexicon, an entity or a record",
        };

    internal static Diagnostic UnknownAttribute(SourceLocation at, string name, string of, IEnumerable<string> names, string? near) =>
        new(UnknownAttributeDescriptor, $"{of} has no `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = near is null ? $"the names here are {List(names)}" : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic TokenInPattern(SourceLocation at) =>
        new(TokenInPatternDescriptor, "a token can only be looked up in lexicons, entities and single words", new DiagnosticLabel(at, ""))
        {
            Help = "for longer patterns join the two with `&`: `word & (…)`",
        };

    internal static Diagnostic EntityWithoutMatch(SourceLocation at, string name) =>
        new(EntityWithoutMatchDescriptor, $"entity `{name}` has no `match`", new DiagnosticLabel(at, "it can never match"));

    internal static Diagnostic EntityValueType(SourceLocation at, string entity, string found, string expected, string? help) =>
        new(EntityValueTypeDescriptor, $"entity `{entity}` is {expected}, but this value is {found}", new DiagnosticLabel(at, $"{found}")) { Help = help };

    internal static Diagnostic EntityWithoutValue(SourceLocation at, string entity, string what, string type, string? help, SuggestedFix? fix) =>
        new(EntityWithoutValueDescriptor, $"entity `{entity}` is {type}, but {what}", new DiagnosticLabel(at, "the text of a match is no " + type))
        {
            Help = $"write the value behind `=>`{(help is null ? "" : $"; {help}")}, or leave the type away",
            Fix = fix,
        };

    internal static Diagnostic UnknownLanguage(SourceLocation at, string name, IEnumerable<string> known) =>
        new(UnknownLanguageDescriptor, $"`{name}` is no language that the text engine knows", new DiagnosticLabel(at, ""))
        {
            Help = $"it knows {List(known)}",
        };

    internal static Diagnostic UnknownBlockKind(SourceLocation at, string name, IEnumerable<string> kinds, string? near) =>
        new(UnknownBlockKindDescriptor, $"`{name}` is no kind of block", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = $"a block is {List(kinds)}",
            Fix = Rename(at, near),
        };

    internal static Diagnostic BadJsonPath(SourceLocation at, string path) =>
        new(BadJsonPathDescriptor, $"{StringLiteral.Encode(path)} is no JSON path", new DiagnosticLabel(at, ""))
        {
            Help = "a path is written `$.name`, `$.list[0]` or `$.list[*].name`",
        };

    internal static Diagnostic ParagraphZero(SourceLocation at) =>
        new(ParagraphZeroDescriptor, "paragraphs are counted from 1", new DiagnosticLabel(at, ""));

    internal static Diagnostic ZoneWithoutClause(SourceLocation at, string name) =>
        new(ZoneWithoutClauseDescriptor, $"zone `{name}` does not say what belongs to it", new DiagnosticLabel(at, ""))
        {
            Help = "its clauses are `json`, `kind`, `paragraph`, `from paragraph` and `matching`",
        };

    internal static Diagnostic TestWithoutGiven(SourceLocation at) =>
        new(TestWithoutGivenDescriptor, "this test has no `given`", new DiagnosticLabel(at, ""))
        {
            Help = "write `given` and below it lines that begin with `>`",
        };

    internal static Diagnostic TestWithoutExpect(SourceLocation at) =>
        new(TestWithoutExpectDescriptor, "this test expects nothing, so it could not fail", new DiagnosticLabel(at, ""))
        {
            Help = "write `expect` and what must come out, or `expect no` and what must not",
        };

    internal static Diagnostic BadReference(SourceLocation at, string written) =>
        new(BadReferenceDescriptor, $"`{written}` is no moment", new DiagnosticLabel(at, ""))
        {
            Help = "write an ISO 8601 day or moment that the calendar has, such as `2026-03-04` or `2026-03-04T10:30`",
        };

    internal static Diagnostic ExpectationType(SourceLocation at, string field, string found, string expected) =>
        new(ExpectationTypeDescriptor, $"field `{field}` is {expected}, so it cannot be {found}", new DiagnosticLabel(at, $"{found}"));
}
