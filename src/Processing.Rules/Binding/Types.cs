using System.Collections.Frozen;
using Processing.Matching.Functions;
using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>The types that need no declaration, and how messages name types.</summary>
internal static class Types
{
    public static readonly DataType Text = new(ValueKind.Text);
    public static readonly DataType Integer = new(ValueKind.Integer);
    public static readonly DataType Decimal = new(ValueKind.Decimal);
    public static readonly DataType Boolean = new(ValueKind.Boolean);
    public static readonly DataType Date = new(ValueKind.Date);

    /// <summary>Types by the word that names them.</summary>
    public static readonly FrozenDictionary<string, DataType> ByName = new Dictionary<string, DataType>
    {
        ["text"] = Text,
        ["integer"] = Integer,
        ["decimal"] = Decimal,
        ["boolean"] = Boolean,
        ["date"] = Date,
        ["time"] = new(ValueKind.Time),
        ["duration"] = new(ValueKind.Duration),
        ["quantity"] = new(ValueKind.Quantity),
        ["money"] = new(ValueKind.Money),
        ["country"] = new(ValueKind.Country),
        ["language"] = new(ValueKind.Language),
        ["url"] = new(ValueKind.Url),
        ["email"] = new(ValueKind.Email),
    }.ToFrozenDictionary();

    /// <summary>The type that a word of another language stands for; null for none.</summary>
    public static string? MeantBy(string word) => word.ToLowerInvariant() switch
    {
        "int" or "int32" or "int64" or "uint32" or "uint64" or "long" or "short" => "integer",
        "number" or "numeric" or "float" or "double" or "real" => "decimal",
        "string" or "str" or "char" or "varchar" => "text",
        "bool" => "boolean",
        "datetime" or "timestamp" => "date",
        "currency" or "amount" or "price" => "money",
        "timespan" => "duration",
        "uri" or "link" => "url",
        _ => null,
    };

    public static bool IsNumber(DataType? type) => type?.Kind is ValueKind.Integer or ValueKind.Decimal;

    /// <summary>Whether values of a type are words of a closed list, so that a bare name can stand for one.</summary>
    public static bool IsCode(DataType? type) => type?.Kind is ValueKind.Country or ValueKind.Language or ValueKind.Enum;

    /// <summary>Whether values of a type have no literal of their own and are written as a text in quotes: <c>"2014-05"</c>, <c>"P2D"</c>, <c>"12.5 km"</c>.</summary>
    public static bool IsQuoted(DataType? type) => type?.Kind is ValueKind.Time or ValueKind.Url or ValueKind.Email or ValueKind.Date or ValueKind.Duration or ValueKind.Quantity or ValueKind.Money;

    /// <summary>Whether values of a type are spelled as text.</summary>
    public static bool IsTextual(DataType? type) => type?.Kind is ValueKind.Text or ValueKind.Url or ValueKind.Email or ValueKind.Time;

    /// <summary>The type that two types have in common: itself, decimal for two numbers, text for two that are spelled as text; null for none.</summary>
    public static DataType? Shared(DataType one, DataType other) => one.Equals(other) ? one
        : IsNumber(one) && IsNumber(other) ? Decimal
        : IsTextual(one) && IsTextual(other) ? Text
        : null;

    /// <summary>Whether a type has an order.</summary>
    public static bool IsOrdered(DataType? type) => type?.Kind is ValueKind.Integer or ValueKind.Decimal or ValueKind.Date or ValueKind.Time
        or ValueKind.Duration or ValueKind.Quantity or ValueKind.Money;

    /// <summary>The function that makes values of a type and has its name, for messages; null where there is none.</summary>
    public static string? HowToMake(DataType type) => (type.Element ?? type) switch
    {
        { Kind: ValueKind.Enum, EnumName: { } name, Choices: [var first, ..] } => $"a lexicon says which words mean which value: `lexicon Words: {name[(name.LastIndexOf('.') + 1)..]}` with entries like `\"…\" => {first}`",
        { Kind: ValueKind.Record, RecordName: { } name } => $"label a `{name[(name.LastIndexOf('.') + 1)..]}`, which a rule of its own finds",
        _ => HowToCall(type),
    };

    private static string? HowToCall(DataType type) => Maker(type) is { } function
        ? $"`{function.Name}({string.Join(", ", function.Parameters.Select(parameter => parameter.Name))})` makes one{(type.Kind == ValueKind.List ? ", and `list(a, b)` a list of some" : "")}"
        : null;

    /// <summary>The function that makes values of a type, for a list those of its items; null where there is none.</summary>
    public static FunctionDefinition? Maker(DataType type) => type switch
    {
        { Kind: ValueKind.List, Element: { } element } => Maker(element),
        { Kind: ValueKind.Decimal } => FunctionCatalogue.Find("number"),
        _ => type.Kind is ValueKind.List ? null : FunctionCatalogue.Find(Name(type.Kind)),
    };

    public static string Describe(DataType? type) => type switch
    {
        null => "unknown",
        { Kind: ValueKind.List, Element: { } element } => $"list of {Describe(element)}",
        { Kind: ValueKind.Record, RecordName: { } name } => $"record `{name}`",
        { Kind: ValueKind.Enum, EnumName: { } name } => $"enum `{name[(name.LastIndexOf('.') + 1)..]}`",
        { Kind: ValueKind.Row } => "row { " + string.Join(", ", type.Columns.Select(column => $"{column.Name}: {Describe(column.Type)}")) + " }",
        _ => Name(type.Kind),
    };

    public static string Name(ValueKind kind) => kind.ToString().ToLowerInvariant();
}
