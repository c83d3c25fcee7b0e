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

    internal static Diagnostic EmptyDataFile(SourceLocation at) =>
        new(EmptyDataFileDescriptor, "the data file has no header line", new DiagnosticLabel(at, ""))
        {
            Help = "the first line that does not begin with `#` names the columns, with tabs between them",
        };

    internal static Diagnostic LexiconValueType(SourceLocation at, string found, string expected) =>
        new(LexiconValueTypeDescriptor, $"the values here are {expected}, but this is {found}", new DiagnosticLabel(at, $"{found}"));

    internal static Diagnostic BadLexiconType(SourceLocation at, string name, string? near) =>
        new(BadLexiconTypeDescriptor, $"entries of a lexicon cannot have the type `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = "they are text, integer, decimal, boolean, time, country, language, url, email or an enum",
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
