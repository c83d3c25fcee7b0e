using System.Collections.Immutable;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

/// <summary>Mistakes in what rules mean: DP2001 to DP2999.</summary>
public static partial class BindingDiagnostics
{
    private const int MostListed = 12;
    private static readonly DiagnosticDescriptor UnknownNameDescriptor = Error("DP2001", "No such name");
    private static readonly DiagnosticDescriptor UnknownPackageDescriptor = Error("DP2002", "No such package");
    private static readonly DiagnosticDescriptor UnknownImportDescriptor = Error("DP2003", "A package has no such name");
    private static readonly DiagnosticDescriptor DuplicateDeclarationDescriptor = Error("DP2004", "A name is declared twice");
    private static readonly DiagnosticDescriptor AmbiguousNameDescriptor = Error("DP2005", "A name has two meanings");
    private static readonly DiagnosticDescriptor CycleDescriptor = Error("DP2006", "Declarations use each other in a circle");
    private static readonly DiagnosticDescriptor WrongArityDescriptor = Error("DP2007", "A pattern got the wrong number of arguments");
    private static readonly DiagnosticDescriptor ArgumentsToOtherDescriptor = Error("DP2008", "Arguments for something that takes none");
    private static readonly DiagnosticDescriptor UnknownTypeDescriptor = Error("DP2009", "No such type");
    private static readonly DiagnosticDescriptor UnknownRecordDescriptor = Error("DP2010", "No such record");
    private static readonly DiagnosticDescriptor UnknownFieldDescriptor = Error("DP2011", "The record has no such field");
    private static readonly DiagnosticDescriptor FieldSetTwiceDescriptor = Error("DP2012", "A field is set twice");
    private static readonly DiagnosticDescriptor FieldNeverFilledDescriptor = Error("DP2013", "A required field is never filled");
    private static readonly DiagnosticDescriptor FieldTypeDescriptor = Error("DP2014", "A value does not fit its field");
    private static readonly DiagnosticDescriptor ConditionNotBooleanDescriptor = Error("DP2015", "A condition is not true or false");
    private static readonly DiagnosticDescriptor CannotCompareDescriptor = Error("DP2016", "Values that cannot be compared");
    private static readonly DiagnosticDescriptor CannotCalculateDescriptor = Error("DP2017", "Values that cannot be calculated with");
    private static readonly DiagnosticDescriptor UnknownFunctionDescriptor = Error("DP2018", "No such function");
    private static readonly DiagnosticDescriptor ArgumentCountDescriptor = Error("DP2019", "A function got the wrong number of arguments");
    private static readonly DiagnosticDescriptor ArgumentTypeDescriptor = Error("DP2020", "A function got a value of the wrong type");
    private static readonly DiagnosticDescriptor UnknownChoiceDescriptor = Error("DP2021", "A word that is none of the choices");
    private static readonly DiagnosticDescriptor UnknownLabelDescriptor = Error("DP2022", "No such label");
    private static readonly DiagnosticDescriptor UnknownMemberDescriptor = Error("DP2023", "A value has no such member");
    private static readonly DiagnosticDescriptor ScoreNotNumberDescriptor = Error("DP2024", "A score is not a number");
    private static readonly DiagnosticDescriptor UnknownZoneDescriptor = Error("DP2025", "No such zone");
    private static readonly DiagnosticDescriptor LiteralFoldsToNothingDescriptor = Error("DP2026", "A text without any token");
    private static readonly DiagnosticDescriptor BadRegexDescriptor = Error("DP2027", "A regex that cannot be used");
    private static readonly DiagnosticDescriptor PredicateNotAllowedDescriptor = Error("DP2028", "Brackets after a pattern");
    private static readonly DiagnosticDescriptor UnknownAttributeDescriptor = Error("DP2029", "A condition in brackets names nothing");
    private static readonly DiagnosticDescriptor TokenInPatternDescriptor = Error("DP2030", "A token compared with more than a token");
    private static readonly DiagnosticDescriptor NothingToLookAtDescriptor = Error("DP2031", "`in` without a left side");
    private static readonly DiagnosticDescriptor NeighbourInPredicateDescriptor = Error("DP2032", "`next in` inside brackets");
    private static readonly DiagnosticDescriptor NotALabelDescriptor = Error("DP2033", "A pattern compared with something that is no label");
    private static readonly DiagnosticDescriptor DuplicateFieldDescriptor = Error("DP2034", "A field is declared twice");
    private static readonly DiagnosticDescriptor RecordWithoutFieldsDescriptor = Error("DP2035", "A record without fields");
    private static readonly DiagnosticDescriptor BadSimilarityDescriptor = Error("DP2036", "A similarity out of range");
    private static readonly DiagnosticDescriptor SimilarityOfOtherDescriptor = Error("DP2037", "`like` for something that is no text");
    private static readonly DiagnosticDescriptor RepeatedKeyDescriptor = Error("DP2038", "A field stands twice in a key");
    private static readonly DiagnosticDescriptor RuleWithoutBodyDescriptor = Error("DP2039", "A rule that says not what to find");
    private static readonly DiagnosticDescriptor MatchAndTriggerDescriptor = Error("DP2040", "A rule with both `match` and `trigger`");
    private static readonly DiagnosticDescriptor SlotWithoutTriggerDescriptor = Error("DP2041", "A slot without a trigger");
    private static readonly DiagnosticDescriptor RepeatedSlotDescriptor = Error("DP2042", "A slot stands twice");
    private static readonly DiagnosticDescriptor RepeatedClauseDescriptor = Error("DP2043", "A clause stands twice");
    private static readonly DiagnosticDescriptor MissingDataFileDescriptor = Error("DP2044", "A data file is missing");
    private static readonly DiagnosticDescriptor MissingColumnDescriptor = Error("DP2045", "A data file has no such column");
    private static readonly DiagnosticDescriptor BadCellDescriptor = Error("DP2046", "A cell that does not fit its column");
    private static readonly DiagnosticDescriptor DuplicateColumnDescriptor = Error("DP2047", "A data file names a column twice");
    private static readonly DiagnosticDescriptor EmptyDataFileDescriptor = Error("DP2048", "A data file without a header");
    private static readonly DiagnosticDescriptor LexiconValueTypeDescriptor = Error("DP2049", "A value does not fit its lexicon");
    private static readonly DiagnosticDescriptor BadLexiconTypeDescriptor = Error("DP2050", "A type that entries cannot have");
    private static readonly DiagnosticDescriptor EmptyLexiconDescriptor = Warning("DP2051", "A lexicon without entries");
    private static readonly DiagnosticDescriptor RepeatedFormDescriptor = Warning("DP2052", "A form stands twice");
    private static readonly DiagnosticDescriptor EntityWithoutMatchDescriptor = Error("DP2053", "An entity without `match`");
    private static readonly DiagnosticDescriptor EntityValueTypeDescriptor = Error("DP2054", "A value does not fit its entity");
    private static readonly DiagnosticDescriptor UnknownLanguageDescriptor = Error("DP2055", "No such language");
    private static readonly DiagnosticDescriptor UnknownBlockKindDescriptor = Error("DP2056", "No such kind of block");
    private static readonly DiagnosticDescriptor BadJsonPathDescriptor = Error("DP2057", "A JSON path that cannot be read");
    private static readonly DiagnosticDescriptor ParagraphZeroDescriptor = Error("DP2058", "Paragraph 0");
    private static readonly DiagnosticDescriptor ZoneWithoutClauseDescriptor = Error("DP2059", "A zone that holds nothing");
    private static readonly DiagnosticDescriptor TestWithoutGivenDescriptor = Error("DP2060", "A test without input");
    private static readonly DiagnosticDescriptor ExpectationTypeDescriptor = Error("DP2061", "An expected value does not fit its field");
    private static readonly DiagnosticDescriptor BadCodeDescriptor = Error("DP2062", "Not a code");
    private static readonly DiagnosticDescriptor DuplicateParameterDescriptor = Error("DP2063", "A parameter stands twice");
    private static readonly DiagnosticDescriptor NotANumberDescriptor = Error("DP2064", "A range for something that is no number");
    private static readonly DiagnosticDescriptor EmptyRangeDescriptor = Error("DP2065", "A range without numbers");
    private static readonly DiagnosticDescriptor ElseMismatchDescriptor = Error("DP2066", "Both sides of `else` differ in type");
    private static readonly DiagnosticDescriptor SlotFillsListDescriptor = Error("DP2067", "A list for a field of one value");
    private static readonly DiagnosticDescriptor UnknownColumnDescriptor = Error("DP2068", "A value has a column that its lexicon does not declare");
    private static readonly DiagnosticDescriptor ReservedNameDescriptor = Error("DP2069", "A name that patterns read as their own");
    private static readonly DiagnosticDescriptor ResolvedTwiceDescriptor = Error("DP2070", "A record is resolved twice");
    private static readonly DiagnosticDescriptor RepeatedCriterionDescriptor = Error("DP2071", "A criterion stands twice");
    private static readonly DiagnosticDescriptor ReferenceWithoutClueDescriptor = Error("DP2072", "A reference that says no words");
    private static readonly DiagnosticDescriptor SurnameOfOtherDescriptor = Error("DP2073", "A surname of something that is no text");
    private static readonly DiagnosticDescriptor DuplicateTestDescriptor = Warning("DP2074", "Two tests have one name");
    private static readonly DiagnosticDescriptor ScoreOutOfRangeDescriptor = Error("DP2075", "A score out of range");
    private static readonly DiagnosticDescriptor UnknownEnumValueDescriptor = Error("DP2080", "An enum has no such value");
    private static readonly DiagnosticDescriptor EnumWithoutValuesDescriptor = Error("DP2081", "An enum without values");
    private static readonly DiagnosticDescriptor RepeatedEnumValueDescriptor = Error("DP2082", "A value stands twice in an enum");
    private static readonly DiagnosticDescriptor BooleanEnumValueDescriptor = Error("DP2083", "A value named `true` or `false`");
    private static readonly DiagnosticDescriptor EnumInPatternDescriptor = Error("DP2084", "An enum in a pattern");
    private static readonly DiagnosticDescriptor PrivateNameDescriptor = Error("DP2085", "A private name of another package");
    private static readonly DiagnosticDescriptor PrivateExpectationDescriptor = Error("DP2086", "A test that expects a private record");
    private static readonly DiagnosticDescriptor BadSelectorDescriptor = Error("DP2087", "A selector that cannot be read");
    private static readonly DiagnosticDescriptor SurplusCellsDescriptor = Error("DP2090", "A row has more cells than columns");
    private static readonly DiagnosticDescriptor OpenQuoteDescriptor = Error("DP2091", "A quote in a data file is not closed");
    private static readonly DiagnosticDescriptor TextBehindQuoteDescriptor = Error("DP2092", "Text behind the closing quote of a cell");
    private static readonly DiagnosticDescriptor BadJsonTableDescriptor = Error("DP2093", "A JSON file that is no table");
    private static readonly DiagnosticDescriptor LongDistanceDescriptor = Error("DP2094", "A distance that lexicons do not know");
    private static readonly DiagnosticDescriptor ConflictingOptionsDescriptor = Error("DP2095", "Options of a lexicon that contradict each other");
    private static readonly DiagnosticDescriptor BadQuotedValueDescriptor = Error("DP2096", "A text that does not read as the value that is wanted");
    private static readonly DiagnosticDescriptor DivisionByZeroDescriptor = Warning("DP2100", "A division by 0");
    private static readonly DiagnosticDescriptor EmptyFileDescriptor = Warning("DP2101", "A file that declares nothing");
    private static readonly DiagnosticDescriptor TextForChoiceDescriptor = Error("DP2110", "Text of the document where a word of the language is wanted");
    private static readonly DiagnosticDescriptor CallWithoutValueDescriptor = Error("DP2111", "A call that never has a value");
    private static readonly DiagnosticDescriptor EntityWithoutValueDescriptor = Error("DP2112", "A typed entity without a value");
    private static readonly DiagnosticDescriptor UnlikeArgumentsDescriptor = Error("DP2113", "Values of several types where they must be of one");
    private static readonly DiagnosticDescriptor LabelAmongConstantsDescriptor = Error("DP2114", "A label in a list of constants");
    private static readonly DiagnosticDescriptor ComparedWithNothingDescriptor = Error("DP2115", "A comparison with nothing");
    private static readonly DiagnosticDescriptor BadReferenceDescriptor = Error("DP2120", "A moment of reference that is none");
    private static readonly DiagnosticDescriptor UnknownPropertyDescriptor = Error("DP2121", "No such property of the document");
    private static readonly DiagnosticDescriptor TestWithoutExpectDescriptor = Error("DP2122", "A test that expects nothing");
    private static readonly DiagnosticDescriptor NamedGroupDescriptor = Error("DP2123", "A group with a name in a regex");

    /// <summary>All descriptors, by id.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        UnknownNameDescriptor, UnknownPackageDescriptor, UnknownImportDescriptor, DuplicateDeclarationDescriptor,
        AmbiguousNameDescriptor, CycleDescriptor, WrongArityDescriptor, ArgumentsToOtherDescriptor,
        UnknownTypeDescriptor, UnknownRecordDescriptor, UnknownFieldDescriptor, FieldSetTwiceDescriptor,
        FieldNeverFilledDescriptor, FieldTypeDescriptor, ConditionNotBooleanDescriptor, CannotCompareDescriptor,
        CannotCalculateDescriptor, UnknownFunctionDescriptor, ArgumentCountDescriptor, ArgumentTypeDescriptor,
        UnknownChoiceDescriptor, UnknownLabelDescriptor, UnknownMemberDescriptor, ScoreNotNumberDescriptor,
        UnknownZoneDescriptor, LiteralFoldsToNothingDescriptor, BadRegexDescriptor, PredicateNotAllowedDescriptor,
        UnknownAttributeDescriptor, TokenInPatternDescriptor, NothingToLookAtDescriptor, NeighbourInPredicateDescriptor,
        NotALabelDescriptor, DuplicateFieldDescriptor, RecordWithoutFieldsDescriptor, BadSimilarityDescriptor,
        SimilarityOfOtherDescriptor, RepeatedKeyDescriptor, RuleWithoutBodyDescriptor, MatchAndTriggerDescriptor,
        SlotWithoutTriggerDescriptor, RepeatedSlotDescriptor, RepeatedClauseDescriptor, MissingDataFileDescriptor,
        MissingColumnDescriptor, BadCellDescriptor, DuplicateColumnDescriptor, EmptyDataFileDescriptor,
        LexiconValueTypeDescriptor, BadLexiconTypeDescriptor, EmptyLexiconDescriptor, RepeatedFormDescriptor,
        EntityWithoutMatchDescriptor, EntityValueTypeDescriptor, UnknownLanguageDescriptor, UnknownBlockKindDescriptor,
        BadJsonPathDescriptor, ParagraphZeroDescriptor, ZoneWithoutClauseDescriptor, TestWithoutGivenDescriptor,
        ExpectationTypeDescriptor, BadCodeDescriptor, DuplicateParameterDescriptor, NotANumberDescriptor,
        EmptyRangeDescriptor, ElseMismatchDescriptor, SlotFillsListDescriptor, UnknownColumnDescriptor,
        ReservedNameDescriptor, ResolvedTwiceDescriptor, RepeatedCriterionDescriptor,
        ReferenceWithoutClueDescriptor, SurnameOfOtherDescriptor, DuplicateTestDescriptor, ScoreOutOfRangeDescriptor,
        UnknownEnumValueDescriptor, EnumWithoutValuesDescriptor, RepeatedEnumValueDescriptor, BooleanEnumValueDescriptor,
        EnumInPatternDescriptor, PrivateNameDescriptor, PrivateExpectationDescriptor, BadSelectorDescriptor,
        SurplusCellsDescriptor, OpenQuoteDescriptor, TextBehindQuoteDescriptor,
        BadJsonTableDescriptor, LongDistanceDescriptor, ConflictingOptionsDescriptor,
        BadQuotedValueDescriptor, DivisionByZeroDescriptor, EmptyFileDescriptor, TextForChoiceDescriptor, CallWithoutValueDescriptor, EntityWithoutValueDescriptor,
        UnlikeArgumentsDescriptor, LabelAmongConstantsDescriptor, ComparedWithNothingDescriptor, BadReferenceDescriptor,
        UnknownPropertyDescriptor,
        TestWithoutExpectDescriptor, NamedGroupDescriptor,
    ];

    private static DiagnosticDescriptor Error(string id, string title) => new(id, DiagnosticSeverity.Error, title);

    private static DiagnosticDescriptor Warning(string id, string title) => new(id, DiagnosticSeverity.Warning, title);

    private static string DidYouMean(string? suggestion) => suggestion is null ? "" : $"did you mean `{suggestion}`?";

    private static SuggestedFix? Quote(SourceLocation at, string? near) =>
        near is null ? null : new SuggestedFix($"write `{near}`", FixSafety.Unsafe, [new TextEdit(at, StringLiteral.Encode(near))]);

    private static SuggestedFix? Rename(SourceLocation at, string? near) =>
        near is null ? null : new SuggestedFix($"write `{near}`", FixSafety.Unsafe, [new TextEdit(at, near)]);

    private static string InPackage(Symbol symbol) => symbol.File.PackageName.Length == 0 ? "" : $" in package `{symbol.File.PackageName}`";

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    private static string Counts(int fewest, int most) => fewest == most ? Count(most, "argument") : $"{fewest} to {Count(most, "argument")}";

    private static string List(IEnumerable<string> words)
    {
        var quoted = words.Distinct().Select(word => $"`{word}`").ToArray();
        return quoted.Length switch
        {
            0 => "none",
            1 => quoted[0],
            > MostListed => string.Join(", ", quoted.Take(MostListed)) + " and others",
            _ => string.Join(", ", quoted[..^1]) + " and " + quoted[^1],
        };
    }
}
