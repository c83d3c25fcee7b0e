using System.Globalization;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

public static partial class MessageToResult
{
    /// <summary>A value. What the messages derive (ISO notations, whether two dates agree) is not read back.</summary>
    /// <exception cref="InvalidDataException">The message lacks what every server sends.</exception>
    public static Value ToValue(Wire.Value? message)
    {
        var value = Need(message, "value");
        return value.KindCase switch
        {
            Wire.Value.KindOneofCase.Text => new Value.Text(value.Text),
            Wire.Value.KindOneofCase.Time => new Value.Text(value.Time, ValueKind.Time),
            Wire.Value.KindOneofCase.Url => new Value.Text(value.Url, ValueKind.Url),
            Wire.Value.KindOneofCase.Email => new Value.Text(value.Email, ValueKind.Email),
            Wire.Value.KindOneofCase.Integer => new Value.Integer(value.Integer),
            Wire.Value.KindOneofCase.Decimal => new Value.Decimal(ToDecimal(value.Decimal)),
            Wire.Value.KindOneofCase.Boolean => new Value.Boolean(value.Boolean),
            Wire.Value.KindOneofCase.Date => new Value.Date(ToDate(value.Date)),
            Wire.Value.KindOneofCase.Duration => new Value.Duration(ToDecimal(value.Duration.Amount), value.Duration.Unit),
            Wire.Value.KindOneofCase.Quantity => ToQuantity(value.Quantity),
            Wire.Value.KindOneofCase.Money => ToMoney(value.Money),
            Wire.Value.KindOneofCase.Country => new Value.Code(value.Country, ValueKind.Country),
            Wire.Value.KindOneofCase.Language => new Value.Code(value.Language, ValueKind.Language),
            Wire.Value.KindOneofCase.EnumValue => new Value.Code(value.EnumValue, ValueKind.Enum),
            Wire.Value.KindOneofCase.Row => new Value.Row([.. value.Row.Columns.Select(ToColumn)]),
            Wire.Value.KindOneofCase.Record => new Value.Record(ToRecord(value.Record)),
            Wire.Value.KindOneofCase.List => new Value.List([.. value.List.Items.Select(ToValue)]),
            _ => throw new InvalidDataException("The server's answer has a value of no kind that this client knows."),
        };
    }

    private static DateValue ToDate(Wire.Date date) =>
        new((CalendarKind)((int)date.Calendar - 1), (DatePrecision)((int)date.Precision - 1), ToParts(Need(date.Start, "date.start")), date.End is { } end ? ToParts(end) : null)
        {
            AlsoGiven = date.AlsoGiven is { } other ? ToDate(other) : null,
            Unresolved = date.HasUnresolved ? date.Unresolved : null,
        };

    private static DateParts ToParts(Wire.DateParts parts) => new(parts.Year, parts.Month, parts.Day);

    private static Value.Quantity ToQuantity(Wire.Quantity quantity) => new(
        quantity.HasAmount ? ToDecimal(quantity.Amount) : null,
        quantity.HasMinimum ? ToDecimal(quantity.Minimum) : null,
        quantity.HasMaximum ? ToDecimal(quantity.Maximum) : null,
        quantity.Unit,
        quantity.Approximate);

    private static Value.Quantity ToMoney(Wire.Money money) => new(
        money.HasAmount ? ToDecimal(money.Amount) : null,
        money.HasMinimum ? ToDecimal(money.Minimum) : null,
        money.HasMaximum ? ToDecimal(money.Maximum) : null,
        money.Currency,
        money.Approximate,
        ValueKind.Money);

    private static KeyValuePair<string, Value?> ToColumn(Wire.Column column) => new(column.Name, column.Value is { } value ? ToValue(value) : null);

    private static MatchedRecord ToRecord(Wire.NestedRecord record) => new(
        record.Record,
        record.Rule,
        record.Score,
        ToSpan(record.Range),
        [.. record.Fields.Select(field => new MatchedField(field.Name, ToValue(field.Value), [.. field.Ranges.Select(ToSpan)]))],
        [.. record.Mentions.Select(ToSpan)])
    {
        Package = record.Package,
    };

    private static TextSpan ToSpan(Wire.TextRange? message)
    {
        var range = Need(message, "range");
        return new TextSpan(checked((int)range.Start), checked((int)range.End));
    }

    private static decimal ToDecimal(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new InvalidDataException($"The server's answer has '{text}' where a decimal number belongs.");
}
