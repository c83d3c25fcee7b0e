using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using Processing.Matching.Values;

namespace Processing.Matching.Functions;

/// <summary>The pieces that definitions of functions are made of, and how they read their arguments.</summary>
internal static class FunctionParts
{
    public static readonly ImmutableArray<ValueKind> Numbers = [ValueKind.Integer, ValueKind.Decimal, ValueKind.Text];

    public static readonly ImmutableArray<ValueKind> Texts =
        [ValueKind.Text, ValueKind.Url, ValueKind.Email, ValueKind.Time, ValueKind.Country, ValueKind.Language, ValueKind.Enum];

    public static readonly ImmutableArray<ValueKind> Any = [];

    public static readonly FunctionParameter Calendar =
        new("calendar", [ValueKind.Text], false, ["gregorian", "solar_hijri", "islamic_tabular", "umm_al_qura"]);

    /// <summary>A unit of time, by its English name.</summary>
    public static FunctionParameter UnitOfTime(params ImmutableArray<string> units) => new("unit", [ValueKind.Text], false, units);

    public static FunctionParameter Required(string name, params ImmutableArray<ValueKind> accepts) => new(name, accepts, false, []);

    public static FunctionParameter Optional(string name, params ImmutableArray<ValueKind> accepts) => new(name, accepts, true, []);

    /// <summary>A parameter for numbers within bounds; for others there is no result.</summary>
    public static FunctionParameter Between(FunctionParameter parameter, decimal minimum, decimal maximum) => parameter with { Minimum = minimum, Maximum = maximum };

    public static DataType Type(ValueKind kind) => new(kind);

    /// <summary>Eight parameters of any kind, all but the first optional.</summary>
    public static ImmutableArray<FunctionParameter> UpToEight() =>
        [Required("a"), Optional("b"), Optional("c"), Optional("d"), Optional("e"), Optional("f"), Optional("g"), Optional("h")];

    /// <summary>An argument; null where it was left out.</summary>
    public static Value? At(ImmutableArray<Value?> arguments, int index) => index < arguments.Length ? arguments[index] : null;

    /// <summary>A number, also one that is written as text in digits of any script.</summary>
    public static decimal? NumberAt(ImmutableArray<Value?> arguments, int index) => At(arguments, index) switch
    {
        Value.Text text => NumberText.Read(text.Content),
        { } value => ValueComparison.ToNumber(value),
        null => null,
    };

    /// <summary>A whole number in the range of years, months and days.</summary>
    public static int? IntegerAt(ImmutableArray<Value?> arguments, int index) =>
        NumberAt(arguments, index) is { } number && number == decimal.Truncate(number) && Math.Abs(number) <= 1_000_000 ? (int)number : null;

    /// <summary>A text or code.</summary>
    public static string? TextAt(ImmutableArray<Value?> arguments, int index) => At(arguments, index) switch
    {
        Value.Text text => text.Content,
        Value.Code code => code.Content,
        _ => null,
    };

    public static DateValue? DateAt(ImmutableArray<Value?> arguments, int index) => At(arguments, index) is Value.Date date ? date.Content : null;

    public static CalendarKind? CalendarAt(ImmutableArray<Value?> arguments, int index) =>
        TextAt(arguments, index) is { } name ? DateArithmetic.FindCalendar(name) : null;

    /// <summary>The items of a list; a single value counts as a list of one, an absent one as an empty list.</summary>
    public static ImmutableArray<Value> ItemsAt(ImmutableArray<Value?> arguments, int index) => At(arguments, index) switch
    {
        Value.List list => list.Items,
        { } value => [value],
        null => [],
    };

    /// <summary>A day or moment in ISO 8601; a day is its first moment.</summary>
    public static LocalDateTime? MomentAt(ImmutableArray<Value?> arguments, int index)
    {
        if (TextAt(arguments, index) is not { } text)
        {
            return null;
        }

        var moment = LocalDateTimePattern.ExtendedIso.Parse(text.Contains('T', StringComparison.Ordinal) ? text : text + "T00:00:00");
        return moment.Success ? moment.Value : null;
    }

    public static Value? ToValue(DateValue date) => DateArithmetic.IsValid(date) ? new Value.Date(date) : null;
}
