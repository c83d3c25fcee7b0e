using System.Collections.Immutable;
using System.Globalization;
using Processing.Rules.Sources;

namespace Processing.Rules.Diagnostics;

/// <summary>Limits, and what emitting refuses: DP3001 to DP3999.</summary>
public static class EmitDiagnostics
{
    private static readonly DiagnosticDescriptor FileTooLargeDescriptor = Error("DP3001", "A file is too large");
    private static readonly DiagnosticDescriptor TooManyTokensDescriptor = Error("DP3002", "A clause is too long");
    private static readonly DiagnosticDescriptor NestedTooDeepDescriptor = Error("DP3003", "Parentheses nest too deep");
    private static readonly DiagnosticDescriptor MoreDiagnosticsDescriptor = Error("DP3004", "More mistakes than are listed");
    private static readonly DiagnosticDescriptor MoreWarningsDescriptor = new("DP3004", DiagnosticSeverity.Warning, "More mistakes than are listed");
    private static readonly DiagnosticDescriptor TooManyEntriesDescriptor = Error("DP3005", "A lexicon has too many entries");
    private static readonly DiagnosticDescriptor ExpansionTooLargeDescriptor = Error("DP3006", "A pattern becomes too large");
    private static readonly DiagnosticDescriptor ExpansionTooDeepDescriptor = Error("DP3007", "A pattern becomes too deep");
    private static readonly DiagnosticDescriptor TooManyOperandsDescriptor = Error("DP3008", "A chain has too many operands");
    private static readonly DiagnosticDescriptor RepetitionTooLargeDescriptor = Error("DP3009", "A repetition is too large");
    private static readonly DiagnosticDescriptor GapTooLongDescriptor = Error("DP3010", "A gap or distance is too long");
    private static readonly DiagnosticDescriptor OutOfFuelDescriptor = Error("DP3011", "A clause takes too long to read");
    private static readonly DiagnosticDescriptor TooManyDeclarationsDescriptor = Error("DP3012", "A file has too many declarations");
    private static readonly DiagnosticDescriptor TokenTooLongDescriptor = Error("DP3013", "A text, name or comment is too long");
    private static readonly DiagnosticDescriptor TooManySimilarEntriesDescriptor = Error("DP3020", "A lexicon with `similar` has too many entries");
    private static readonly DiagnosticDescriptor RegexTooLongDescriptor = Error("DP3060", "A regex is too long");
    private static readonly DiagnosticDescriptor TooManyStatesDescriptor = Error("DP3061", "A pattern has too many states");
    private static readonly DiagnosticDescriptor TooManyProgramStatesDescriptor = Error("DP3062", "All rules together have too many states");
    private static readonly DiagnosticDescriptor ProgramTooLargeDescriptor = Error("DP3063", "All rules together take too much memory");

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        FileTooLargeDescriptor, TooManyTokensDescriptor, NestedTooDeepDescriptor, MoreDiagnosticsDescriptor, TooManyEntriesDescriptor,
        ExpansionTooLargeDescriptor, ExpansionTooDeepDescriptor, TooManyOperandsDescriptor, RepetitionTooLargeDescriptor, GapTooLongDescriptor,
        OutOfFuelDescriptor, TooManyDeclarationsDescriptor, TokenTooLongDescriptor, TooManySimilarEntriesDescriptor, RegexTooLongDescriptor,
        TooManyStatesDescriptor, TooManyProgramStatesDescriptor, ProgramTooLargeDescriptor,
    ];

    internal static Diagnostic FileTooLarge(SourceLocation at, int bytes, int limit, string key) =>
        new(FileTooLargeDescriptor, $"the file has {Number(bytes)} bytes; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit(key, "bytes per file"),
            Help = "split the file; several files may share a package",
        };

    internal static Diagnostic TooManyTokens(SourceLocation at, int tokens, int limit) =>
        new(TooManyTokensDescriptor, $"this clause has {Number(tokens)} tokens; the limit is {Number(limit)}", new DiagnosticLabel(at, "the clause starts here"))
        {
            Note = Limit("compilation.max_clause_tokens", "tokens per clause"),
            Help = "put long lists of words into a lexicon",
        };

    internal static Diagnostic NestedTooDeep(SourceLocation at, int limit) =>
        new(NestedTooDeepDescriptor, $"parentheses and brackets may nest {Number(limit)} deep; these go deeper", new DiagnosticLabel(at, "too deep from here"))
        {
            Note = Limit("compilation.max_nesting", "open brackets"),
            Help = "give the inner part a name with `pattern`",
        };

    internal static Diagnostic MoreDiagnostics(SourceLocation at, int more, int limit, DiagnosticSeverity worst) =>
        new(worst == DiagnosticSeverity.Error ? MoreDiagnosticsDescriptor : MoreWarningsDescriptor, $"and {Number(more)} more in this file; the first {Number(limit)} are listed", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_file_diagnostics", "diagnostics per file"),
        };

    internal static Diagnostic TooManyEntries(SourceLocation at, string lexicon, int limit) =>
        new(TooManyEntriesDescriptor, $"lexicon `{lexicon}` has more than {Number(limit)} entries", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_lexicon_entries", "entries per lexicon"),
        };

    internal static Diagnostic TooManySimilarEntries(SourceLocation at, string lexicon, int entries, int limit) =>
        new(TooManySimilarEntriesDescriptor, $"lexicon `{lexicon}` has {Number(entries)} entries that are compared by `similar`; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_similar_entries", "entries per lexicon with `similar`"),
            Help = "put the entries whose spelling varies into a lexicon of their own",
        };

    internal static Diagnostic ExpansionTooLarge(SourceLocation at, long nodes, int limit) =>
        new(ExpansionTooLargeDescriptor, $"with the patterns it names put in their places, this pattern has {AtLeast(nodes)} nodes; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_pattern_nodes", "nodes per pattern"),
            Help = "make an `entity` of what is named often: it is matched once, not copied",
        };

    internal static Diagnostic ExpansionTooDeep(SourceLocation at, long depth, int limit) =>
        new(ExpansionTooDeepDescriptor, $"with the patterns it names put in their places, this pattern nests {AtLeast(depth)} deep; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_pattern_depth", "levels per pattern"),
            Help = "make an `entity` of an inner pattern",
        };

    internal static Diagnostic TooManyStates(SourceLocation at, long states, int limit) =>
        new(TooManyStatesDescriptor, $"with its repetitions written out, this pattern has {AtLeast(states)} states; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_pattern_states", "states per pattern, or per rule for its alternatives"),
            Help = "bounds of nested repetitions multiply; `*` and `+` have no upper bound and cost nothing more",
        };

    internal static Diagnostic TooManyTokensInPattern(SourceLocation at, long states, int limit) =>
        new(TooManyStatesDescriptor, $"this pattern has {AtLeast(states)} states, about one for each token of its texts; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_pattern_states", "states per pattern, or per rule for its alternatives"),
            Help = "put long texts and lists of words into a lexicon",
        };

    internal static Diagnostic TooManyProgramStates(SourceLocation largest, long most, long states, int limit) =>
        new(TooManyProgramStatesDescriptor, $"all rules together have {AtLeast(states)} states; the limit is {Number(limit)}", new DiagnosticLabel(largest, $"the largest part, with {AtLeast(most)}"))
        {
            Note = Limit("compilation.max_program_states", "states of all patterns that are compiled together"),
            Help = "lower the bounds of repetitions and gaps, or put rules that need not see each other into packages that are loaded apart",
        };

    internal static Diagnostic ProgramTooLarge(SourceLocation largest, long most, long bytes, long limit) =>
        new(ProgramTooLargeDescriptor, $"all rules and lexicons together would take about {Number(bytes)} bytes of memory; the limit is {Number(limit)}", new DiagnosticLabel(largest, $"the largest part, with about {Number(most)}"))
        {
            Note = Limit("compilation.max_program_bytes", "bytes of memory per program"),
            Help = "leave out entries that no document needs, or put what need not be seen together into packages that are loaded apart",
        };

    internal static Diagnostic TooManyOperands(SourceLocation at, int operands, int limit) =>
        new(TooManyOperandsDescriptor, $"this chain has {Number(operands)} operands; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_chain_operands", "operands per chain"),
        };

    internal static Diagnostic RepetitionTooLarge(SourceLocation at, int limit) =>
        new(RepetitionTooLargeDescriptor, $"a bounded repetition repeats at most {Number(limit)} times", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_repetition", "repetitions"),
            Help = "`*` and `+` have no upper bound and cost nothing more",
        };

    internal static Diagnostic GapTooLong(SourceLocation at, int limit) =>
        new(GapTooLongDescriptor, $"a gap or distance is at most {Number(limit)} tokens long", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_gap_tokens", "tokens"),
            Help = "in a frame, `within paragraph` or `within document` reach further",
        };

    internal static Diagnostic OutOfFuel(SourceLocation at, int limit) =>
        new(OutOfFuelDescriptor, $"this clause takes more than {Number(limit)} tries for each token to read", new DiagnosticLabel(at, "the clause starts here"))
        {
            Note = Limit("compilation.max_tries_per_token", "tries per token"),
            Help = "split it into named patterns",
        };

    internal static Diagnostic TooManyDeclarations(SourceLocation at, int limit) =>
        new(TooManyDeclarationsDescriptor, $"a file holds at most {Number(limit)} declarations", new DiagnosticLabel(at, "nothing from here on was read"))
        {
            Note = Limit("compilation.max_file_declarations", "declarations per file"),
            Help = "split the file; several files may share a package",
        };

    internal static Diagnostic TokenTooLong(SourceLocation at, string what, int length, int limit, string help) =>
        new(TokenTooLongDescriptor, $"this {what} is {Number(length)} characters long; the limit is {Number(limit)}", new DiagnosticLabel(at, "it starts here"))
        {
            Note = Limit("compilation.max_token_length", "UTF-16 code units per text, name, or comment on one line"),
            Help = help,
        };

    internal static Diagnostic RegexTooLong(SourceLocation at, int length, int limit) =>
        new(RegexTooLongDescriptor, $"this regex is {Number(length)} characters long; the limit is {Number(limit)}", new DiagnosticLabel(at, ""))
        {
            Note = Limit("compilation.max_regex_length", "UTF-16 code units per regex"),
            Help = "put long lists of words into a lexicon",
        };

    private static DiagnosticDescriptor Error(string id, string title) => new(id, DiagnosticSeverity.Error, title);

    private static string Limit(string key, string unit) => $"the limit is `{key}` ({unit}), set in the configuration of the server or the command line";

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string AtLeast(long number) => number >= int.MaxValue ? $"more than {Number(int.MaxValue)}" : Number(number);
}
