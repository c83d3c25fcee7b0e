using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>The members that values have.</summary>
internal static class Members
{
    private static readonly ImmutableArray<ValueColumn> OfDate =
    [
        new("iso", Types.Text), new("year", Types.Integer), new("month", Types.Integer), new("day", Types.Integer), new("calendar", Types.Text),
        new("start", Types.Date), new("end", Types.Date), new("precision", Types.Text), new("also_given", Types.Date), new("also_calendar", Types.Text),
        new("agrees", Types.Boolean),
    ];

    private static readonly ImmutableArray<ValueColumn> OfQuantity =
    [
        new("value", Types.Decimal), new("min", Types.Decimal), new("max", Types.Decimal), new("unit", Types.Text), new("approximate", Types.Boolean),
    ];

    private static readonly ImmutableArray<ValueColumn> OfDuration =
    [
        new("days", Types.Decimal), new("amount", Types.Decimal), new("unit", Types.Text), new("iso", Types.Text),
    ];

    /// <summary>The members of a type other than a record; empty where it has none. A list has those of its items.</summary>
    public static ImmutableArray<ValueColumn> Of(DataType type) => type.Kind switch
    {
        ValueKind.Date => OfDate,
        ValueKind.Quantity or ValueKind.Money => OfQuantity,
        ValueKind.Duration => OfDuration,
        ValueKind.Row => type.Columns,
        ValueKind.List when type.Element is { } element => [.. Of(element).Select(member => member with { Type = member.Type.ToList() })],
        _ => [],
    };
}
