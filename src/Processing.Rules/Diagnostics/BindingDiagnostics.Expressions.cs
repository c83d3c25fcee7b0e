using System.Globalization;
using Processing.Matching.Functions;
using Processing.Matching.Values;
using Processing.Rules.Binding;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Diagnostics;

// Factories for expressions and conditions.
public static partial class BindingDiagnostics
{
    internal static Diagnostic ConditionNotBoolean(SourceLocation at, string found, bool isLabel) =>
        new(ConditionNotBooleanDescriptor, $"a condition is true or false, but this is {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Help = isLabel ? $"to ask whether it is there, write `{at.Text} exists`" : null,
        };

    internal static Diagnostic ConditionEndsEarly(SourceLocation condition, string sign, SourceSpan meant) =>
        new(ConditionNotBooleanDescriptor, $"the condition behind `if` ends before `{sign}`", new DiagnosticLabel(condition, "the condition"))
        {
            Help = $"put the whole of it in parentheses: `a if (b {sign} c)`",
            Fix = new SuggestedFix("put the condition in parentheses", FixSafety.Unsafe, [
                new TextEdit(condition with { Span = new SourceSpan(meant.Start, 0) }, "("),
                new TextEdit(condition with { Span = new SourceSpan(meant.End, 0) }, ")")]),
        };

    internal static Diagnostic CannotCompare(SourceLocation at, string left, SourceLocation right, string rightType, string sign) =>
        new(CannotCompareDescriptor, $"`{sign}` cannot compare {left} with {rightType}", new DiagnosticLabel(at, $"{left}"))
        {
            Secondary = [new DiagnosticLabel(right, $"{rightType}")],
        };

    internal static Diagnostic CannotCalculate(SourceLocation at, string sign, SourceLocation left, string leftType, SourceLocation right, string rightType) =>
        new(CannotCalculateDescriptor, $"`{sign}` cannot join {leftType} and {rightType}", new DiagnosticLabel(at, ""))
        {
            Secondary = [new DiagnosticLabel(left, $"{leftType}"), new DiagnosticLabel(right, $"{rightType}")],
            Help = sign == "+" ? "`+` adds numbers and joins texts; `text(x)` makes a text of a value" : "only numbers can be calculated with",
        };

    internal static Diagnostic LabelAmongConstants(SourceLocation at, string operand) =>
        new(LabelAmongConstantsDescriptor, $"`{at.Text}` is a label, and a list in brackets holds constants only", new DiagnosticLabel(at, ""))
        {
            Help = $"to compare with what it holds, write `{operand} is {at.Text}`; the word itself is written in quotes, `\"{at.Text}\"`",
        };

    internal static Diagnostic ComparedWithNothing(SourceLocation at) =>
        new(ComparedWithNothingDescriptor, $"`{at.Text}` is a word here, not the absence of a value", new DiagnosticLabel(at, ""))
        {
            Help = "write `a exists` or `not a exists`; the word itself is written in quotes",
        };

    internal static Diagnostic DivisionByZero(SourceLocation at) =>
        new(DivisionByZeroDescriptor, "nothing can be divided by 0, so this has no value", new DiagnosticLabel(at, "always 0"))
        {
            Note = "what cannot be calculated is absent: a field that is set to it is never filled",
            Help = "divide by another number, or say after `else` what the value is then",
        };

    internal static Diagnostic UnknownFunction(SourceLocation at, string name, string? near) =>
        new(UnknownFunctionDescriptor, $"no function is named `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Fix = Rename(at, near),
        };

    internal static Diagnostic ExistsCalled(SourceLocation at, SourceLocation call, string asked) =>
        new(UnknownFunctionDescriptor, "no function is named `exists`", new DiagnosticLabel(at, ""))
        {
            Help = $"whether something is there is asked behind it: `{asked}`",
            Fix = new SuggestedFix($"write `{asked}`", FixSafety.Safe, [new TextEdit(call, asked)]),
        };

    internal static Diagnostic ArgumentCount(SourceLocation at, FunctionDefinition function, int fewest, int given) =>
        new(ArgumentCountDescriptor, $"function `{function.Name}` takes {Counts(fewest, function.Parameters.Length)}, but gets {given}", new DiagnosticLabel(at, ""))
        {
            Help = $"write `{function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter.IsOptional ? $"[{parameter.Name}]" : parameter.Name))})`{Words(function)}",
        };

    // The words that parameters want, as far as they want some.
    private static string Words(FunctionDefinition function) => string.Concat(function.Parameters.Where(parameter => !parameter.Choices.IsEmpty)
        .Select(parameter => $"; `{parameter.Name}` is {string.Join(", ", parameter.Choices.Where(choice => choice.Length > 0).Select(choice => $"`{choice}`"))}"));

    internal static Diagnostic ArgumentType(SourceLocation at, FunctionDefinition function, FunctionParameter parameter, string found) =>
        new(ArgumentTypeDescriptor, $"`{parameter.Name}` of function `{function.Name}` is {(parameter.Items.IsEmpty ? "" : "a list of ")}{string.Join(" or ", (parameter.Items.IsEmpty ? parameter.Accepts : parameter.Items).Select(Types.Name))}, but gets {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Help = parameter.Choices.IsEmpty ? null : $"it can be {List(parameter.Choices.Where(choice => choice.Length > 0))}",
        };

    internal static Diagnostic ArgumentWithoutOrder(SourceLocation at, FunctionDefinition function, string found) =>
        new(ArgumentTypeDescriptor, $"function `{function.Name}` compares two single values, but gets {found}", new DiagnosticLabel(at, $"{found}"));

    internal static Diagnostic ItemType(SourceLocation at, string found, string wanted, string? help) =>
        new(UnlikeArgumentsDescriptor, $"this list is of {wanted}, but this item is {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Help = help,
        };

    internal static Diagnostic UnlikeArguments(SourceLocation at, string found, SourceLocation first, string expected, FunctionDefinition function) =>
        new(UnlikeArgumentsDescriptor, function.Kinship == ArgumentKinship.Ordered ? $"function `{function.Name}` cannot compare {expected} with {found}" : $"a list is of one type, but this one has {expected} and {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Secondary = [new DiagnosticLabel(first, $"{expected}")],
            Help = function.Kinship == ArgumentKinship.Ordered ? null : "`text(value)` makes a text of a value; `number(text)` and others that have the name of a type make values of texts",
        };

    internal static Diagnostic UnknownChoice(SourceLocation at, string word, string of, IEnumerable<string> choices, string? near) =>
        new(UnknownChoiceDescriptor, $"`{word}` is no {of}", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = $"it can be {List(choices.Where(choice => choice.Length > 0))}",
            Fix = at.Text.StartsWith('"') ? Quote(at, near) : Rename(at, near),
        };

    internal static Diagnostic NeighbourCompared(SourceLocation at, string side, SourceLocation comparison, string? asked) =>
        new(UnknownLabelDescriptor, $"`{side}` has no value that can be compared", new DiagnosticLabel(at, "what stands there is asked with `in`"))
        {
            Help = $"`{side} in (\"…\" | Name)` holds where one of these patterns stands directly {(side == "next" ? "after" : "before")} the match",
            Fix = asked is null ? null : new SuggestedFix($"write `{asked}`", FixSafety.Unsafe, [new TextEdit(comparison, asked)]),
        };

    internal static Diagnostic TextForChoice(SourceLocation at, FunctionDefinition function, FunctionParameter parameter)
    {
        var isFirst = function.Parameters[0] == parameter;
        return new Diagnostic(TextForChoiceDescriptor, $"`{parameter.Name}` of function `{function.Name}` takes one of {List(parameter.Choices.Where(choice => choice.Length > 0))}, but this is text of the document", new DiagnosticLabel(at, "text of the document"))
        {
            Note = "with any other text the call has no value",
            Help = isFirst ? $"it comes first: `{function.Name}({parameter.Choices[0]}, …)`" : "write one of them, or take it from the values of a lexicon",
            Fix = isFirst ? new SuggestedFix($"put `{parameter.Choices[0]}` first", FixSafety.Unsafe, [new TextEdit(at with { Span = at.Span with { Length = 0 } }, $"{parameter.Choices[0]}, ")]) : null,
        };
    }

    internal static Diagnostic OutOfBounds(SourceLocation at, FunctionDefinition function, FunctionParameter parameter, decimal number) =>
        new(CallWithoutValueDescriptor, string.Create(CultureInfo.InvariantCulture, $"`{function.Name}` never has a value here: its `{parameter.Name}` is from {parameter.Minimum} to {parameter.Maximum}, not {number}"), new DiagnosticLabel(at, ""));

    internal static Diagnostic CallWithoutValue(SourceLocation at, FunctionDefinition function) =>
        new(CallWithoutValueDescriptor, $"`{function.Name}` never has a value here: of these arguments it makes none", new DiagnosticLabel(at, ""))
        {
            Note = function.Documentation,
        };

    internal static Diagnostic WordForNumber(SourceLocation at, FunctionDefinition function, FunctionParameter parameter) =>
        new(CallWithoutValueDescriptor, $"`{function.Name}` never has a value here: its `{parameter.Name}` is a number, and what this label matches has letters", new DiagnosticLabel(at, "never a number"))
        {
            Help = "label a `number`, or an entity or lexicon whose value is one",
        };

    internal static Diagnostic UnknownLabel(SourceLocation at, string name, string? near, IEnumerable<string> labels, DataType? expected) =>
        new(UnknownLabelDescriptor, $"no label is named `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = name is "None" or "null" or "nil" or "NULL" or "nothing" or "undefined" ? "a field that no label and no `set` fills is absent; `1 if a exists` is absent where the condition does not hold"
                : near is null ? (expected is { Kind: ValueKind.Country or ValueKind.Language } ? CodeHelp(Types.Name(expected.Kind)) : labels.Any() ? $"the labels here are {List(labels)}; a text is written in quotes" : "a label is written before a part of the pattern: `name:pattern`; a text is written in quotes") : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic UnknownProperty(SourceLocation at, string name, IReadOnlyCollection<string> properties, string? near) =>
        new(UnknownPropertyDescriptor, $"documents do not say their `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = near is null ? $"what can be asked of a document is {List(properties)}" : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic UnknownMember(SourceLocation at, string name, string type, IReadOnlyCollection<string> members, string? near) =>
        new(UnknownMemberDescriptor, $"{type} has no member `{name}`", new DiagnosticLabel(at, DidYouMean(near)))
        {
            Help = FunctionCatalogue.Find(name) is { Parameters: [{ }, ..] } ? $"a function stands before its value: `{name}(a)`"
                : near is null && members.Count > 0 ? $"it has {List(members)}"
                : null,
            Fix = Rename(at, near),
        };

    internal static Diagnostic BadQuotedValue(SourceLocation at, string text, ValueKind kind) =>
        new(BadQuotedValueDescriptor, $"{StringLiteral.Encode(text)} does not read as {(kind == ValueKind.Email ? "an" : "a")} {kind.ToString().ToLowerInvariant()}", new DiagnosticLabel(at, ""))
        {
            Help = kind switch
            {
                ValueKind.Date => "write a Gregorian date in ISO 8601: \"2014\", \"2014-05\", \"2014-05-03\" or two of them with a slash",
                ValueKind.Time => "write a time of day as \"08:30\" or \"08:30:15\"",
                ValueKind.Url => "write a web address with its scheme, or from `www.` on",
                ValueKind.Email => "write an address as \"name@example.org\"",
                ValueKind.Duration => "write a duration in ISO 8601 with one unit: \"P2D\", \"P3W\", \"PT1.5H\"",
                ValueKind.Money => "write an amount and the code of a currency: \"1500 USD\", \"~3..4.5 EUR\"",
                _ => "write a number or a range and a unit: \"12.5 km\", \"10..12 km\", \"~300 km\"",
            },
        };

    internal static Diagnostic ScoreNotNumber(SourceLocation at, string found) =>
        new(ScoreNotNumberDescriptor, $"a score is a number from 0 to 1, but this is {found}", new DiagnosticLabel(at, $"{found}"));

    internal static Diagnostic ScoreOutOfRange(SourceLocation at, decimal found) =>
        new(ScoreOutOfRangeDescriptor, string.Create(CultureInfo.InvariantCulture, $"a score is a number from 0 to 1, but this is {found}"), new DiagnosticLabel(at, found > 1 ? "more than 1" : "less than 0"))
        {
            Help = "without `score` a record has 1, the highest; a lower one leaves room for rules that are surer",
        };

    internal static Diagnostic NothingToLookAt(SourceLocation at) =>
        new(NothingToLookAtDescriptor, "`in` has nothing on its left to look at", new DiagnosticLabel(at, ""))
        {
            Help = "write `label in …`, `next in …` or `previous in …`; alone it stands only in brackets after a token class",
        };

    internal static Diagnostic NeighbourInPredicate(SourceLocation at, string word) =>
        new(NeighbourInPredicateDescriptor, $"`{word} in` looks at what stands beside the whole match, not beside one token", new DiagnosticLabel(at, ""))
        {
            Help = "inside a pattern use `ahead(…)` or `behind(…)`",
        };

    internal static Diagnostic NotALabel(SourceLocation at, string word) =>
        new(NotALabelDescriptor, $"`{word}` with a pattern needs a label on its left", new DiagnosticLabel(at, ""));

    internal static Diagnostic BadCode(SourceLocation at, string text, string type) =>
        new(BadCodeDescriptor, $"`{text}` is no {type} code", new DiagnosticLabel(at, ""))
        {
            Help = CodeHelp(type),
        };

    private static string CodeHelp(string type) => type switch
    {
        "country" => "a country is two capital letters, as in ISO 3166-1: `KG`; a name in the text is made one by a lexicon, `\"Iran\" => IR`",
        "currency" => "a currency is three capital letters, as in ISO 4217: `\"USD\"`",
        _ => "a language is a BCP 47 tag: `fa`",
    };

    internal static Diagnostic NotANumber(SourceLocation at, string found, string what) =>
        new(NotANumberDescriptor, $"{what} needs a number, but this is {found}", new DiagnosticLabel(at, $"{found}"));

    internal static Diagnostic EmptyRange(SourceLocation at, decimal minimum, decimal maximum) =>
        new(EmptyRangeDescriptor, $"no number lies in {minimum}..{maximum}", new DiagnosticLabel(at, ""))
        {
            Help = "the smaller bound stands first",
        };

    internal static Diagnostic ElseMismatch(SourceLocation at, string found, SourceLocation first, string expected) =>
        new(ElseMismatchDescriptor, $"`else` joins {expected} and {found}", new DiagnosticLabel(at, $"{found}"))
        {
            Secondary = [new DiagnosticLabel(first, $"{expected}")],
        };
}
