using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>What kind of value the text under a pattern has: that of the only annotation inside it that has one.</summary>
/// <param name="Kind">How many values there can be.</param>
/// <param name="Type">Their type, of a whole list for <see cref="ShapeKind.OrText"/>; null for <see cref="ShapeKind.Text"/>, <see cref="ShapeKind.Number"/> and <see cref="ShapeKind.Unknown"/>.</param>
internal readonly record struct ValueShape(ShapeKind Kind, DataType? Type = null)
{
    public static readonly ValueShape Text = new(ShapeKind.Text);
    public static readonly ValueShape Number = new(ShapeKind.Number);
    public static readonly ValueShape Unknown = new(ShapeKind.Unknown);

    /// <summary>The type of a label over it; null where it is known only once it matched.</summary>
    public DataType? LabelType => Kind switch
    {
        ShapeKind.Text or ShapeKind.Number => Types.Text,
        ShapeKind.One => Type,
        ShapeKind.List => (Type ?? Types.Text).ToList(),
        _ => null,
    };

    public static ValueShape Of(DataType? type) => type is null ? Text : new ValueShape(ShapeKind.One, type);

    /// <summary>One after the other, or over the same tokens.</summary>
    public ValueShape Then(ValueShape next) => (Kind, next.Kind) switch
    {
        (ShapeKind.Text or ShapeKind.Number, ShapeKind.Text or ShapeKind.Number) => Text,
        (_, ShapeKind.Text or ShapeKind.Number) => this,
        (ShapeKind.Text or ShapeKind.Number, _) => next,
        _ => Unknown,
    };

    /// <summary>One or the other.</summary>
    public ValueShape Or(ValueShape other) => this == other ? this
        : LabelType is { } type && type.Equals(other.LabelType) ? Of(type)
        : (Kind, other.Kind) is (ShapeKind.One or ShapeKind.OrText, ShapeKind.Text) || (Kind, other.Kind, Type?.Equals(other.Type)) is (ShapeKind.OrText, ShapeKind.One, true) ? this with { Kind = ShapeKind.OrText }
        : (Kind, other.Kind) is (ShapeKind.Text, ShapeKind.One or ShapeKind.OrText) || (Kind, other.Kind, Type?.Equals(other.Type)) is (ShapeKind.One, ShapeKind.OrText, true) ? other with { Kind = ShapeKind.OrText }
        : Unknown;

    public ValueShape Repeated(int? maximum) => Kind is ShapeKind.Text or ShapeKind.Number
        ? maximum == 1 ? this : Text
        : maximum == 1 ? this : Unknown;

    public ValueShape Listed() => Kind switch
    {
        ShapeKind.One => new ValueShape(ShapeKind.List, Type),
        ShapeKind.Text or ShapeKind.Number => new ValueShape(ShapeKind.List, Types.Text),
        ShapeKind.OrText => new ValueShape(ShapeKind.OrText, Type?.ToList()),
        _ => Unknown,
    };
}

/// <summary>How many values stand under a pattern.</summary>
internal enum ShapeKind
{
    /// <summary>None: its text is its value.</summary>
    Text = 0,

    /// <summary>One number token: its text, readable as a number.</summary>
    Number,

    /// <summary>One.</summary>
    One,

    /// <summary>One for each item of a list.</summary>
    List,

    /// <summary>One, or only text: one alternative has a value and another none.</summary>
    OrText,

    /// <summary>That depends on what matches.</summary>
    Unknown,
}
