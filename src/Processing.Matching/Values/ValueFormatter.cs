using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Processing.Matching.Values;

/// <summary>How values are printed: as one line of text, and as JSON. The same value always prints the same.</summary>
public static class ValueFormatter
{
    /// <summary>A value as text.</summary>
    /// <remarks>
    /// Numbers without trailing zeros, dates as ISO 8601, durations as <c>P2D</c> or <c>PT3H</c>, quantities as <c>12.5 km</c>, <c>10..12 km</c>
    /// and <c>~300 km</c>, lists and rows and records in brackets. A date that is not resolved prints what is missing.
    /// </remarks>
    public static string ToScalar(Value value) => value switch
    {
        Value.Text text => text.Content,
        Value.Integer integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        Value.Decimal number => Print(number.Number),
        Value.Boolean boolean => boolean.IsTrue ? "true" : "false",
        Value.Date date => ToText(date.Content),
        Value.Duration duration => ToIso(duration),
        Value.Quantity quantity => ToText(quantity),
        Value.Code code => code.Content,
        Value.Row row => $"{{{string.Join(", ", row.Columns.Where(column => column.Value is not null).Select(column => $"{column.Key}: {ToScalar(column.Value ?? new Value.Text(""))}"))}}}",
        Value.Record record => $"{{{string.Join(", ", record.Content.Fields.Select(field => $"{field.Name}: {ToScalar(field.Value)}"))}}}",
        Value.List list => $"[{string.Join(", ", list.Items.Select(ToScalar))}]",
        _ => "",
    };

    /// <summary>Writes a value as JSON: texts, codes, dates and durations as strings, numbers as numbers, the rest as objects and arrays.</summary>
    public static void WriteJson(Utf8JsonWriter writer, Value value)
    {
        switch (value)
        {
            case Value.Integer integer:
                writer.WriteNumberValue(integer.Number);
                break;
            case Value.Decimal number:
                WriteNumber(writer, number.Number);
                break;
            case Value.Boolean boolean:
                writer.WriteBooleanValue(boolean.IsTrue);
                break;
            case Value.Quantity quantity:
                WriteQuantity(writer, quantity);
                break;
            case Value.Row row:
                WriteRow(writer, row);
                break;
            case Value.Record record:
                writer.WriteStartObject();
                foreach (var field in record.Content.Fields)
                {
                    writer.WritePropertyName(field.Name);
                    WriteJson(writer, field.Value);
                }

                writer.WriteEndObject();
                break;
            case Value.List list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    WriteJson(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(ToScalar(value));
                break;
        }
    }

    /// <summary>A duration in ISO 8601: <c>P2D</c>, <c>P3W</c>, <c>PT1.5H</c>.</summary>
    public static string ToIso(Value.Duration duration)
    {
        var amount = Print(duration.Amount);
        return duration.Unit switch
        {
            "second" => $"PT{amount}S",
            "minute" => $"PT{amount}M",
            "hour" => $"PT{amount}H",
            "day" => $"P{amount}D",
            "week" => $"P{amount}W",
            "month" => $"P{amount}M",
            "year" => $"P{amount}Y",
            _ => $"{amount} {duration.Unit}",
        };
    }

    internal static string Print(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    private static string ToText(DateValue date) => DateArithmetic.ToIso(date) ?? date.Unresolved ?? DateArithmetic.ToOwnCalendar(date);

    private static string ToText(Value.Quantity quantity)
    {
        var text = new StringBuilder();
        if (quantity.Approximate)
        {
            text.Append('~');
        }

        if (quantity.Amount is { } amount)
        {
            text.Append(Print(amount));
        }
        else
        {
            text.Append(quantity.Minimum is { } minimum ? Print(minimum) : "").Append("..").Append(quantity.Maximum is { } maximum ? Print(maximum) : "");
        }

        return quantity.Unit.Length == 0 ? text.ToString() : text.Append(' ').Append(quantity.Unit).ToString();
    }

    private static void WriteQuantity(Utf8JsonWriter writer, Value.Quantity quantity)
    {
        writer.WriteStartObject();
        WriteNumber(writer, "value", quantity.Amount);
        WriteNumber(writer, "min", quantity.Minimum);
        WriteNumber(writer, "max", quantity.Maximum);
        writer.WriteString(quantity.As == ValueKind.Money ? "currency" : "unit", quantity.Unit);
        writer.WriteBoolean("approximate", quantity.Approximate);
        writer.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter writer, Value.Row row)
    {
        writer.WriteStartObject();
        foreach (var (name, cell) in row.Columns)
        {
            if (cell is not null)
            {
                writer.WritePropertyName(name);
                WriteJson(writer, cell);
            }
        }

        writer.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } given)
        {
            writer.WritePropertyName(name);
            WriteNumber(writer, given);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, decimal number) => writer.WriteRawValue(Print(number));
}
