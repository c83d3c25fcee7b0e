using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

// Factories for lexicons and data files.
public static partial class BindingDiagnostics
{
    internal static Diagnostic MissingDataFile(SourceLocation at, string name, string? near) =>
        new(MissingDataFileDescriptor, $"there is no data file {StringLiteral.Encode(name)} beside this file", new DiagnosticLabel(at, DidYouMean(near)));

    internal static Diagnostic MissingColumn(SourceLocation at, string name, IEnumerable<string> columns, string? near) =>
        new(MissingColumnDescriptor, $"the data file has no column `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = $"its columns are {List(columns)}",
            Fix = Rename(at, near),
        };

    internal static Diagnostic BadCell(SourceLocation at, string text, string column, string type) =>
        new(BadCellDescriptor, $"column `{column}` is {type}, but this cell is {StringLiteral.Encode(text)}", new DiagnosticLabel(at, $"not {type}"));

    internal static Diagnostic DuplicateColumn(SourceLocation at, string name) =>
        new(DuplicateColumnDescriptor, $"the data file names column `{name}` twice", new DiagnosticLabel(at, "again here"));

    internal static Diagnostic EmptyDataFile(SourceLocation at, string separators) =>
        new(EmptyDataFileDescriptor, "the data file has no header line", new DiagnosticLabel(at, ""))
        {
            Help = $"the first line names the columns, with {separators} between them",
        };

    internal static Diagnostic SurplusCells(SourceLocation at, int columns) =>
        new(SurplusCellsDescriptor, $"this row has more cells than the {Count(columns, "column")} of the header", new DiagnosticLabel(at, ""))
        {
            Help = "name a column for them, take them away, or put a cell that holds the separator in quotes in a .csv file",
        };

    internal static Diagnostic OpenQuote(SourceLocation at) =>
        new(OpenQuoteDescriptor, "this quote is not closed before the end of the file", new DiagnosticLabel(at, "the cell starts here"))
        {
            Help = "a quote inside a quoted cell is written twice: `\"\"`",
        };

    internal static Diagnostic TextBehindQuote(SourceLocation at) =>
        new(TextBehindQuoteDescriptor, "text stands behind the closing quote of a cell", new DiagnosticLabel(at, ""))
        {
            Help = "put the whole cell in quotes, and write a quote inside it twice: `\"\"`",
        };

    internal static Diagnostic BadJsonTable(SourceLocation at, string mistake) =>
        new(BadJsonTableDescriptor, $"the JSON file is no table: {mistake}", new DiagnosticLabel(at, ""))
        {
            Help = "write `[ { \"form\": [\"…\", \"…\"], \"code\": \"…\" }, … ]`",
        };

    internal static Diagnostic LongDistance(SourceLocation at, string number) =>
        new(LongDistanceDescriptor, $"words may differ by 1 or 2 letters, not by {number}", new DiagnosticLabel(at, ""))
        {
            Help = "`similar 1` for one letter in words of five or more, `similar 2` for two in words of eight or more",
        };

    internal static Diagnostic ConflictingOptions(SourceLocation at, string option, SourceLocation first, string other) =>
        new(ConflictingOptionsDescriptor, $"`{option}` contradicts `{other}`", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(first, "")],
            Help = option == other ? "say it once" : $"`exact` and `case` want entries as they are written, `similar` and `stem` do not: keep one side",
        };

    internal static Diagnostic LexiconValueType(SourceLocation at, string found, string expected) =>
        new(LexiconValueTypeDescriptor, $"the values here are {expected}, but this is {found}", new DiagnosticLabel(at, $"{found}"));

    internal static Diagnostic BadLexiconType(SourceLocation at, string name, string? near) =>
        new(BadLexiconTypeDescriptor, $"entries of a lexicon cannot have the type `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = "they are text, integer, decimal, boolean, date, time, duration, quantity, money, country, language, url, email or an enum",
            Fix = Rename(at, near),
        };

    internal static Diagnostic EmptyLexicon(SourceLocation at, string name) =>
        new(EmptyLexiconDescriptor, $"lexicon `{name}` has no entries", new DiagnosticLabel(at, "it can never match"));

    internal static Diagnostic RepeatedForm(SourceLocation at, string form, SourceLocation first) =>
        new(RepeatedFormDescriptor, $"{StringLiteral.Encode(form)} stands twice in this lexicon", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
        };

    internal static Diagnostic UnknownColumn(SourceLocation at, string name, string lexicon, IEnumerable<string> columns, string? near) =>
        new(UnknownColumnDescriptor, $"the values of lexicon `{lexicon}` have no column `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = $"its columns are {List(columns)}",
            Fix = Rename(at, near),
        };
}
