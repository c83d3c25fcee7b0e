using System.Collections.Immutable;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;

namespace Processing.Rules.Diagnostics;

// Factories for enums.
public static partial class BindingDiagnostics
{
    internal static Diagnostic UnknownEnumValue(SourceLocation at, string name, string type, ImmutableArray<string> values, string? near) =>
        new(UnknownEnumValueDescriptor, $"`{name}` is no value of {type}", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = $"its values are {List(values)}",
            Fix = Rename(at, near),
        };

    internal static Diagnostic EnumWithoutValues(SourceLocation at, string name) =>
        new(EnumWithoutValuesDescriptor, $"enum `{name}` has no values", new DiagnosticLabel(at, ""))
        {
            Help = "write its values below it, indented: one or several a line, with commas between them",
        };

    internal static Diagnostic RepeatedEnumValue(SourceLocation at, string name, SourceLocation first, string firstName) =>
        new(RepeatedEnumValueDescriptor, name == firstName ? $"`{name}` stands twice in this enum" : $"`{name}` and `{firstName}` are the same after folding", new DiagnosticLabel(at, "again here"))
        {
            Secondary = [new DiagnosticLabel(first, "first here")],
            Help = "values are compared after folding: one form of each letter, lower case",
        };

    internal static Diagnostic BooleanEnumValue(SourceLocation at, string name) =>
        new(BooleanEnumValueDescriptor, $"`{name}` is a boolean and cannot name a value of an enum", new DiagnosticLabel(at, ""))
        {
            Help = "a field that is true or false has the type `boolean`; else give the value another name, such as `yes`",
        };

    internal static Diagnostic EnumInPattern(SourceLocation at, EnumSymbol symbol) =>
        new(EnumInPatternDescriptor, $"enum `{symbol.Name}` is no pattern", new DiagnosticLabel(at, "it stands for values, not for text"))
        {
            Secondary = [new DiagnosticLabel(symbol.Location, "declared here")],
            Help = $"a lexicon says which words mean which value: `lexicon Words: {symbol.Name}`",
        };
}
