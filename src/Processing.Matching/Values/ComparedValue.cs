namespace Processing.Matching.Values;

/// <summary>What <see cref="ValueComparison.AreEqual"/> compares of a value that is no list.</summary>
/// <param name="Key">Values with equal keys are equal.</param>
/// <param name="NumberInText">The number that a text spells, for it equals that number too; null for none.</param>
internal readonly record struct ComparedValue(ComparedKey Key, decimal? NumberInText)
{
    /// <summary>The number that it is; null for what is no number.</summary>
    public decimal? Number => Key.Kind == ComparedKind.Number ? Key.Amount : null;

    /// <summary>The part of a value that counts.</summary>
    public static ComparedValue Of(Value value) => new(KeyOf(value), value is Value.Text text ? NumberText.Read(text.Content) : null);

    private static ComparedKey KeyOf(Value value) => value switch
    {
        Value.Integer integer => new ComparedKey(ComparedKind.Number, "", integer.Number),
        Value.Decimal number => new ComparedKey(ComparedKind.Number, "", number.Number),
        Value.Text or Value.Code => new ComparedKey(ComparedKind.Text, Folding.Fold(ValueFormatter.ToScalar(value))),
        Value.Record => new ComparedKey(ComparedKind.Record, ValueFormatter.ToScalar(value)),
        Value.Date date when DateArithmetic.DaysOf(date.Content) is { } days => new ComparedKey(ComparedKind.Days, days),
        Value.Duration duration when ValueMembers.DaysOf(duration) is { } days => new ComparedKey(ComparedKind.Duration, "", days),
        Value.Duration duration => new ComparedKey(ComparedKind.Duration, duration.Unit, duration.Amount),
        Value.Quantity { Amount: { } amount } quantity => new ComparedKey(quantity.As == ValueKind.Money ? ComparedKind.Money : ComparedKind.Quantity, quantity.Unit, amount),
        _ => new ComparedKey(ComparedKind.Other, "", 0, value),
    };
}

/// <summary>A key of a value.</summary>
/// <param name="Kind">Values of different kinds are not equal.</param>
/// <param name="Text">What is compared as text.</param>
/// <param name="Amount">What is compared as number together with the text.</param>
/// <param name="Exact">A value that is compared by its content.</param>
internal readonly record struct ComparedKey(ComparedKind Kind, string Text, decimal Amount = 0, Value? Exact = null);

/// <summary>Kinds of values that are compared with each other.</summary>
internal enum ComparedKind : byte
{
    /// <summary>Whole and decimal numbers.</summary>
    Number = 0,

    /// <summary>Texts and codes, after folding.</summary>
    Text,

    /// <summary>Records, as they are printed.</summary>
    Record,

    /// <summary>Dates of known days.</summary>
    Days,

    /// <summary>Lengths of time.</summary>
    Duration,

    /// <summary>Amounts of a unit.</summary>
    Quantity,

    /// <summary>Amounts of a currency.</summary>
    Money,

    /// <summary>Everything else.</summary>
    Other,
}
