using System.Collections.Immutable;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

/// <summary>Mistakes in how rules are written: DP1001 to DP1999.</summary>
public static partial class SyntaxDiagnostics
{
    private static readonly DiagnosticDescriptor UnexpectedTokenDescriptor = Error("DP1001", "Something else was expected here");
    private static readonly DiagnosticDescriptor ClauseEndsDescriptor = Error("DP1002", "The clause ends too early");
    private static readonly DiagnosticDescriptor UnknownDeclarationDescriptor = Error("DP1003", "No declaration starts with this word");
    private static readonly DiagnosticDescriptor IndentedDeclarationDescriptor = Error("DP1004", "A declaration is indented");
    private static readonly DiagnosticDescriptor UnknownClauseDescriptor = Error("DP1005", "The declaration has no such clause");
    private static readonly DiagnosticDescriptor ClauseTooDeepDescriptor = Error("DP1006", "A clause is indented deeper than the others");
    private static readonly DiagnosticDescriptor UnterminatedStringDescriptor = Error("DP1007", "A text is not closed");
    private static readonly DiagnosticDescriptor BadEscapeDescriptor = Error("DP1008", "An escape is not known");
    private static readonly DiagnosticDescriptor TypographicQuotesDescriptor = Error("DP1009", "Typographic quotes");
    private static readonly DiagnosticDescriptor SingleQuotesDescriptor = Error("DP1010", "Single quotes");
    private static readonly DiagnosticDescriptor ForeignOperatorDescriptor = Error("DP1011", "An operator of another language");
    private static readonly DiagnosticDescriptor SemicolonDescriptor = Error("DP1012", "A semicolon");
    private static readonly DiagnosticDescriptor LookAlikeDescriptor = Error("DP1013", "A look-alike character");
    private static readonly DiagnosticDescriptor StrayCharacterDescriptor = Error("DP1014", "A character without meaning");
    private static readonly DiagnosticDescriptor ForeignDigitsDescriptor = Error("DP1015", "Digits other than 0 to 9");
    private static readonly DiagnosticDescriptor ConflictMarkerDescriptor = Error("DP1016", "An unresolved merge conflict");
    private static readonly DiagnosticDescriptor MixedAndOrDescriptor = Error("DP1017", "`and` and `or` without parentheses");
    private static readonly DiagnosticDescriptor UnterminatedRegexDescriptor = Error("DP1018", "A regex is not closed");
    private static readonly DiagnosticDescriptor UnclosedBracketDescriptor = Error("DP1019", "A bracket is not closed");
    private static readonly DiagnosticDescriptor UnopenedBracketDescriptor = Error("DP1020", "A bracket closes nothing");
    private static readonly DiagnosticDescriptor MisplacedLineTextDescriptor = Error("DP1021", "A line text in the wrong place");
    private static readonly DiagnosticDescriptor HomelessLinesDescriptor = Error("DP1022", "Indented lines without a declaration");
    private static readonly DiagnosticDescriptor MisplacedHeaderDescriptor = Error("DP1023", "`package`, `import` or `language` in the wrong place");
    private static readonly DiagnosticDescriptor RepeatedHeaderDescriptor = Error("DP1024", "`package` or `language` twice");
    private static readonly DiagnosticDescriptor ReversedBoundsDescriptor = Error("DP1025", "The upper bound is below the lower one");
    private static readonly DiagnosticDescriptor NumberTooLargeDescriptor = Error("DP1026", "A number is too large");
    private static readonly DiagnosticDescriptor InvalidUtf8Descriptor = Error("DP1027", "The file is not UTF-8");
    private static readonly DiagnosticDescriptor EqualsInConditionDescriptor = Error("DP1028", "`=` used to compare");
    private static readonly DiagnosticDescriptor ForeignCommentDescriptor = Error("DP1029", "A comment of another language");
    private static readonly DiagnosticDescriptor BraceBlockDescriptor = Error("DP1030", "A block in braces");
    private static readonly DiagnosticDescriptor NeedlessColonDescriptor = Error("DP1031", "A colon where none stands");
    private static readonly DiagnosticDescriptor BulletDescriptor = Error("DP1032", "Clauses that begin with a bullet");
    private static readonly DiagnosticDescriptor RepeatedWordDescriptor = Error("DP1060", "A word or sign stands twice");
    private static readonly DiagnosticDescriptor InvisibleCharacterDescriptor = Error("DP1061", "An invisible character");

    private static readonly DiagnosticDescriptor UnindentedClausesDescriptor = Error("DP1070", "Clauses that are not indented");

    internal static string BraceBlockId => BraceBlockDescriptor.Id;

    internal static string UnopenedBracketId => UnopenedBracketDescriptor.Id;

    internal static string IndentedDeclarationId => IndentedDeclarationDescriptor.Id;

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnexpectedTokenDescriptor, ClauseEndsDescriptor, UnknownDeclarationDescriptor, IndentedDeclarationDescriptor, UnknownClauseDescriptor,
        ClauseTooDeepDescriptor, UnterminatedStringDescriptor, BadEscapeDescriptor, TypographicQuotesDescriptor, SingleQuotesDescriptor,
        ForeignOperatorDescriptor, SemicolonDescriptor, LookAlikeDescriptor, StrayCharacterDescriptor, ForeignDigitsDescriptor,
        ConflictMarkerDescriptor, MixedAndOrDescriptor, UnterminatedRegexDescriptor, UnclosedBracketDescriptor, UnopenedBracketDescriptor,
        MisplacedLineTextDescriptor, HomelessLinesDescriptor, MisplacedHeaderDescriptor, RepeatedHeaderDescriptor, ReversedBoundsDescriptor,
        NumberTooLargeDescriptor, InvalidUtf8Descriptor, EqualsInConditionDescriptor, ForeignCommentDescriptor, BraceBlockDescriptor,
        NeedlessColonDescriptor, BulletDescriptor, RepeatedWordDescriptor, InvisibleCharacterDescriptor, UnindentedClausesDescriptor,
    ];

    internal static Diagnostic UnexpectedToken(SourceLocation at, string expected, string after, string found, string? suggestion) =>
        new(UnexpectedTokenDescriptor, $"expected {expected} {after}, found {found}", new DiagnosticLabel(at, DidYouMean(suggestion)))
        {
            Fix = suggestion is null ? null : Replace($"write `{suggestion}`", FixSafety.Unsafe, at, suggestion),
        };

    internal static Diagnostic ClauseEnds(SourceLocation at, string expected, string after) =>
        new(ClauseEndsDescriptor, $"expected {expected} {after}, but the clause ends here", new DiagnosticLabel(at, "nothing follows"))
        {
            Help = "a clause goes on in the next line only where that line is indented deeper",
        };

    internal static Diagnostic UnknownDeclaration(SourceLocation at, string word, string? suggestion) =>
        new(UnknownDeclarationDescriptor, $"no declaration starts with {word}", new DiagnosticLabel(at, DidYouMean(suggestion)))
        {
            Help = suggestion is null
                ? DeclarationHabit(word.Trim('`')) ?? $"a line that is not indented starts with {SyntaxFacts.DeclarationKeywordList}"
                : null,
            Fix = suggestion is null ? null : Replace($"write `{suggestion}`", FixSafety.Unsafe, at, suggestion),
        };

    internal static Diagnostic UnindentedClause(SourceLocation at, string keyword) => keyword == "from" && FollowedBy(at, "import")
        ? UnknownDeclaration(at, "`from`", null) with { Help = ImportHelp }
        : new(UnknownDeclarationDescriptor, $"no declaration starts with `{keyword}`", new DiagnosticLabel(at, "this line is not indented"))
        {
            Help = "a clause stands indented below the first line of its declaration",
            Fix = Replace($"indent `{keyword}`", FixSafety.Unsafe, at, "  " + keyword),
        };

    internal static Diagnostic UnindentedClauses(SourceLocation at, string first, string declaration, SourceLocation above, int clauses, ImmutableArray<TextEdit> edits) =>
        new(
            UnindentedClausesDescriptor,
            clauses == 1 ? $"{Quoted(first)} belongs to the {declaration} above, but is not indented" : $"{Quoted(first)} and what follows belong to the {declaration} above, but are not indented",
            new DiagnosticLabel(at, clauses == 1 ? "this line starts in column 1" : $"the first of {clauses} that start in column 1"))
        {
            Secondary = [new DiagnosticLabel(above, $"the {declaration} starts here")],
            Help = "a clause stands indented below the first line of its declaration",
            Fix = new SuggestedFix(clauses == 1 ? $"indent {Quoted(first)}" : "indent them all", FixSafety.Unsafe, edits),
        };

    internal static Diagnostic IndentedDeclaration(SourceLocation at, SourceLocation indent, string keyword) =>
        new(IndentedDeclarationDescriptor, $"`{keyword}` starts a declaration and must stand in column 1", new DiagnosticLabel(at, "this line is indented"))
        {
            Fix = Replace("remove the indent", FixSafety.Unsafe, indent, ""),
        };

    internal static Diagnostic UnknownClause(SourceLocation at, string found, string declaration, string clauses, string? suggestion) =>
        new(UnknownClauseDescriptor, $"{Articled(declaration)} has no clause that starts with {found}", new DiagnosticLabel(at, DidYouMean(suggestion)))
        {
            Help = $"what can stand here in {Articled(declaration)}: {clauses}",
            Fix = suggestion is null ? null : Replace($"write `{suggestion}`", FixSafety.Unsafe, at, suggestion),
        };

    internal static Diagnostic ClauseTooDeep(SourceLocation at, string keyword, SourceLocation above, string aboveKeyword) =>
        new(ClauseTooDeepDescriptor, $"`{keyword}` is indented deeper than `{aboveKeyword}`, so it continues that clause", new DiagnosticLabel(at, "indented deeper"))
        {
            Note = IndentHasTab(at) || IndentHasTab(above) ? "a tab reaches to the next column that is a multiple of 4, whatever the editor shows" : null,
            Secondary = [new DiagnosticLabel(above, "this clause is still open")],
            Help = $"indent `{keyword}` exactly as `{aboveKeyword}`",
        };

    internal static Diagnostic UnterminatedString(SourceLocation at) =>
        new(UnterminatedStringDescriptor, "this text has no closing `\"`", new DiagnosticLabel(at, "it runs to the end of the line"))
        {
            Help = "a text ends on the line where it starts; write \\\" for a quote inside it",
        };

    internal static Diagnostic BadEscape(SourceLocation at, string escape) =>
        new(BadEscapeDescriptor, $"`{escape}` is not an escape", new DiagnosticLabel(at, ""))
        {
            Help = "the escapes are \\\" \\\\ \\n \\t and \\u{200C} with the number of a character",
        };

    internal static Diagnostic TypographicQuotes(SourceLocation at, string quote, string straight) =>
        new(TypographicQuotesDescriptor, $"`{quote}` ({CodePoint(quote)}) is not a quotation mark in a rule", new DiagnosticLabel(at, "written with typographic quotes"))
        {
            Help = "texts are written between straight quotes",
            Fix = Replace("use straight quotes", FixSafety.Safe, at, straight),
        };

    internal static Diagnostic SingleQuotes(SourceLocation at, string straight) =>
        new(SingleQuotesDescriptor, "texts are written between double quotes", new DiagnosticLabel(at, "written with single quotes"))
        {
            Fix = Replace("use double quotes", FixSafety.Safe, at, straight),
        };

    internal static Diagnostic ForeignOperator(SourceLocation at, string written, string local) =>
        new(ForeignOperatorDescriptor, $"rules spell this operator `{local}`, not `{written}`", new DiagnosticLabel(at, ""))
        {
            Fix = Replace($"replace `{written}` with `{local}`", written == "!" ? FixSafety.Unsafe : FixSafety.Safe, at, written == "!" ? local + " " : local),
        };

    internal static Diagnostic NegationInPattern(SourceLocation at) =>
        new(ForeignOperatorDescriptor, "rules spell this operator `not`, not `!`", new DiagnosticLabel(at, ""))
        {
            Help = "in a pattern, what must not stand there is written `not ahead(…)` or `not behind(…)`",
        };

    internal static Diagnostic Semicolon(SourceLocation at) =>
        new(SemicolonDescriptor, "nothing ends with `;` here", new DiagnosticLabel(at, "a clause ends with its line"))
        {
            Fix = Replace("remove `;`", FixSafety.Safe, at, ""),
        };

    internal static Diagnostic LookAlike(SourceLocation at, string written, string meant) =>
        new(LookAlikeDescriptor, $"`{written}` ({CodePoint(written)}) looks like `{meant}`, but is another character", new DiagnosticLabel(at, $"did you mean `{meant}`?"))
        {
            Fix = Replace($"write `{meant}`", FixSafety.Safe, at, meant),
        };

    internal static Diagnostic StrayCharacter(SourceLocation at, string written) =>
        new(StrayCharacterDescriptor, $"{Visible(written)} ({CodePoint(written)}) has no meaning in a rule", new DiagnosticLabel(at, ""))
        {
            Help = "characters of a document stand in quotes: \"…\"",
        };

    internal static Diagnostic RepeatedWord(SourceLocation at, SourceLocation first, string word) =>
        new(RepeatedWordDescriptor, $"`{word}` stands twice", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Fix = new SuggestedFix($"remove the second `{word}`", FixSafety.Unsafe, [new TextEdit(at with { Span = SourceSpan.FromBounds(first.Span.End, at.Span.End) }, "")]),
        };

    internal static Diagnostic InvisibleCharacter(SourceLocation at, string written, string name) =>
        new(InvisibleCharacterDescriptor, $"{name} ({CodePoint(written)}) has no meaning in a rule, and nobody sees it", new DiagnosticLabel(at, "it stands here"))
        {
            Help = $"inside a text write it as \\u{{{(int)written[0]:X4}}}",
            Fix = Replace("remove it", FixSafety.Safe, at, ""),
        };

    internal static Diagnostic ForeignDigits(SourceLocation at, string written, string digits) =>
        new(ForeignDigitsDescriptor, $"numbers of a rule are written with the digits 0 to 9, not as `{written}`", new DiagnosticLabel(at, "the documents may use any digits"))
        {
            Fix = Replace($"write {digits}", FixSafety.Safe, at, digits),
        };

    internal static Diagnostic ConflictMarker(SourceLocation at) =>
        new(ConflictMarkerDescriptor, "a merge conflict was not resolved", new DiagnosticLabel(at, "the conflict starts here"))
        {
            Help = "keep one of the two sides and remove the lines that begin with `<<<<<<<`, `=======` and `>>>>>>>`",
        };

    internal static Diagnostic MixedAndOr(SourceLocation at, string second, SourceLocation first, string firstWord, string reading1, string reading2) =>
        new(MixedAndOrDescriptor, "`and` and `or` stand side by side without parentheses", new DiagnosticLabel(at, $"`{second}` here"))
        {
            Secondary = [new DiagnosticLabel(first, $"`{firstWord}` here")],
            Help = $"write `{reading1}`, or `{reading2}`",
        };

    internal static Diagnostic UnterminatedRegex(SourceLocation at) =>
        new(UnterminatedRegexDescriptor, "this regex has no closing `/`", new DiagnosticLabel(at, "it runs to the end of the line"))
        {
            Help = "for a division put a space after `/`; write \\/ for a slash inside a regex",
        };

    internal static Diagnostic UnclosedBracket(SourceLocation open, string bracket, SourceLocation end, string close) =>
        new(UnclosedBracketDescriptor, $"this `{bracket}` is never closed", new DiagnosticLabel(open, $"has no `{close}`"))
        {
            Secondary = [new DiagnosticLabel(end, "the clause ends here")],
        };

    internal static Diagnostic UnopenedBracket(SourceLocation at, string bracket) =>
        new(UnopenedBracketDescriptor, $"this `{bracket}` closes nothing", new DiagnosticLabel(at, "no bracket is open"))
        {
            Fix = Replace($"remove `{bracket}`", FixSafety.Unsafe, at, ""),
        };

    internal static Diagnostic MisplacedLineText(SourceLocation at) =>
        new(MisplacedLineTextDescriptor, "a line that begins with `>` is a line text, and none can stand here", new DiagnosticLabel(at, ""))
        {
            Help = "line texts follow `given`; to compare with `>`, leave it at the end of the line above",
        };

    internal static Diagnostic HomelessLines(SourceLocation at) =>
        new(HomelessLinesDescriptor, "these lines are indented, but no declaration stands above them", new DiagnosticLabel(at, ""))
        {
            Help = "a declaration starts in column 1",
        };

    internal static Diagnostic MisplacedHeader(SourceLocation at, string keyword, SourceLocation before) =>
        new(MisplacedHeaderDescriptor, $"`{keyword}` must stand before all declarations", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(before, "declarations start here")],
            Help = "a file begins with `package`, then the `import` lines, then `language`",
        };

    internal static Diagnostic RepeatedHeader(SourceLocation at, string keyword, SourceLocation first) =>
        new(RepeatedHeaderDescriptor, $"`{keyword}` stands twice in this file", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };

    internal static Diagnostic ReversedBounds(SourceLocation at, string low, string high) =>
        new(ReversedBoundsDescriptor, $"the upper bound {high} is below the lower bound {low}", new DiagnosticLabel(at, ""))
        {
            Fix = Replace("swap the bounds", FixSafety.Unsafe, at, at.Text.Replace(low, "\0", StringComparison.Ordinal).Replace(high, low, StringComparison.Ordinal).Replace("\0", high, StringComparison.Ordinal)),
        };

    internal static Diagnostic NumberTooLarge(SourceLocation at, string number, string largest) =>
        new(NumberTooLargeDescriptor, $"the number {number} is too large", new DiagnosticLabel(at, $"the largest is {largest}"));

    internal static Diagnostic InvalidUtf8(SourceLocation at) =>
        new(InvalidUtf8Descriptor, "the file is not valid UTF-8", new DiagnosticLabel(at, "the first bytes that are not"))
        {
            Help = "save the file as UTF-8",
        };

    internal static Diagnostic EqualsInCondition(SourceLocation at) =>
        new(EqualsInConditionDescriptor, "conditions compare with `is`, not `=`", new DiagnosticLabel(at, ""))
        {
            Fix = Replace("replace `=` with `is`", FixSafety.Safe, at, "is"),
        };

    internal static Diagnostic ForeignComment(SourceLocation at) =>
        new(ForeignCommentDescriptor, "comments start with `//`", new DiagnosticLabel(at, ""))
        {
            Help = "a comment runs from `//` to the end of the line; there are no block comments",
        };

    internal static Diagnostic BraceBlock(SourceLocation at, string declaration) =>
        new(BraceBlockDescriptor, $"{Articled(declaration)} has no braces", new DiagnosticLabel(at, ""))
        {
            Help = "what is indented below the first line belongs to the declaration",
        };

    private static bool IndentHasTab(SourceLocation at)
    {
        var line = at.Source.GetLine(at.Start.Line);
        return at.Source.Content.AsSpan(line.Start, at.Span.Start - line.Start).Contains('\t');
    }

    private static DiagnosticDescriptor Error(string id, string title) => new(id, DiagnosticSeverity.Error, title);

    private static SuggestedFix Replace(string title, FixSafety safety, SourceLocation at, string text) => new(title, safety, [new TextEdit(at, text)]);

    private static string Articled(string declaration) => declaration[0] is 'a' or 'e' or 'i' or 'o' ? $"an {declaration}" : $"a {declaration}";

    private static string Quoted(string word) => word[0] == '"' ? word : $"`{word}`";

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $"did you mean `{suggestion}`?";

    private static string CodePoint(string character) =>
        char.IsSurrogatePair(character, 0) ? $"U+{char.ConvertToUtf32(character, 0):X4}" : $"U+{(int)character[0]:X4}";

    private static string Visible(string character) =>
        char.IsControl(character[0]) || char.IsSurrogate(character[0]) != char.IsSurrogatePair(character + " ", 0) || char.GetUnicodeCategory(character[0]) == System.Globalization.UnicodeCategory.Format
            ? "an invisible character"
            : $"`{character}`";
}
