using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Matching.Execution;

/// <summary>Makes values fit the declared types of fields, so that results keep their schema.</summary>
internal static class FieldCoercion
{
    /// <summary>The value in the field's type; null when it cannot be had.</summary>
    /// <remarks>A single value fills a list as its only item; of a list, a field of one value takes the first. Numbers, times and addresses may be written as text, which has to read as one; a text field takes the printed form of any single value.</remarks>
    public static Value? To(DataType type, Value value)
    {
        if (type.Kind == ValueKind.List)
        {
            return ToList(type, value);
        }

        if (value is Value.List list)
        {
            return list.Items is [var first, ..] ? To(type, first) : null;
        }

        return (type.Kind, value) switch
        {
            (ValueKind.Integer, Value.Text text) => ToInteger(NumberText.Read(text.Content)),
            (ValueKind.Integer, Value.Decimal number) => ToInteger(number.Number),
            (ValueKind.Decimal, Value.Text text) => NumberText.Read(text.Content) is { } number ? new Value.Decimal(number) : null,
            (ValueKind.Decimal, Value.Integer integer) => new Value.Decimal(integer.Number),
            (ValueKind.Url or ValueKind.Email or ValueKind.Time, Value.Text text) => text.As == type.Kind ? text : ValueText.ReadWritten(text.Content, type.Kind),
            (ValueKind.Enum, Value.Text text) => type.Choices.Contains(text.Content) ? new Value.Code(text.Content, ValueKind.Enum) : null,
            (ValueKind.Enum, Value.Code { As: ValueKind.Enum } code) => type.Choices.Contains(code.Content) ? code : null,
            (ValueKind.Text, Value.Text text) => text.As == ValueKind.Text ? text : text with { As = ValueKind.Text },
            (ValueKind.Text, not (Value.Row or Value.Record)) => new Value.Text(ValueFormatter.ToScalar(value)),
            _ => value.Kind == type.Kind ? value : null,
        };
    }

    private static Value.List? ToList(DataType type, Value value)
    {
        if (value is not Value.List list)
        {
            return (type.Element is { } single ? To(single, value) : value) is { } only ? new Value.List([only]) : null;
        }

        if (type.Element is not { } element || list.Items.All(item => ReferenceEquals(To(element, item), item)))
        {
            return list.Items.IsEmpty ? null : list;
        }

        ImmutableArray<Value> items = [.. list.Items.Select(item => To(element, item)).OfType<Value>()];
        return items.IsEmpty ? null : new Value.List(items);
    }

    private static Value.Integer? ToInteger(decimal? number) =>
        number is >= long.MinValue and <= long.MaxValue and { } given && given == decimal.Truncate(given) ? Value.Integer.Of((long)given) : null;
}
