using System.Globalization;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

public static partial class ResultToMessage
{
    /// <summary>A value as a message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has a kind that its type cannot have: a fault of whoever made it.</exception>
    public static Wire.Value ToMessage(Value value) => value switch
    {
        Value.Text text => ToMessage(text),
        Value.Integer integer => new Wire.Value { Integer = integer.Number },
        Value.Decimal number => new Wire.Value { Decimal = ToText(number.Number) },
        Value.Boolean boolean => new Wire.Value { Boolean = boolean.IsTrue },
        Value.Date date => new Wire.Value { Date = ToMessage(date.Content) },
        Value.Duration duration => new Wire.Value
        {
            Duration = new Wire.Duration { Amount = ToText(duration.Amount), Unit = duration.Unit, Iso = ToIso(duration) },
        },
        Value.Quantity { As: ValueKind.Money } money => new Wire.Value { Money = ToMoney(money) },
        Value.Quantity { As: ValueKind.Quantity } quantity => new Wire.Value { Quantity = ToQuantity(quantity) },
        Value.Code { As: ValueKind.Country } country => new Wire.Value { Country = country.Content },
        Value.Code { As: ValueKind.Language } language => new Wire.Value { Language = language.Content },
        Value.Code { As: ValueKind.Enum } choice => new Wire.Value { EnumValue = choice.Content },
        Value.Row row => new Wire.Value { Row = ToMessage(row) },
        Value.Record record => new Wire.Value { Record = ToMessage(record.Content) },
        Value.List list => new Wire.Value { List = ToMessage(list) },
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, "No message can carry this kind of value."),
    };

    // The message promises ISO 8601 or nothing; a unit that has no letter there prints as words.
    private static string ToIso(Value.Duration duration) => ValueFormatter.ToIso(duration) is ['P', ..] iso ? iso : string.Empty;

    private static Wire.Value ToMessage(Value.Text text) => text.As switch
    {
        ValueKind.Text => new Wire.Value { Text = text.Content },
        ValueKind.Time => new Wire.Value { Time = text.Content },
        ValueKind.Url => new Wire.Value { Url = text.Content },
        ValueKind.Email => new Wire.Value { Email = text.Content },
        _ => throw new ArgumentOutOfRangeException(nameof(text), text.As, "This kind is not spelled as text."),
    };

    private static Wire.Date ToMessage(DateValue date)
    {
        var message = new Wire.Date
        {
            Iso = DateArithmetic.ToIso(date) ?? string.Empty,
            // The messages begin at 1, so that a field that was never set does not pass for a calendar.
            Calendar = (Wire.Calendar)((int)date.Calendar + 1),
            Precision = (Wire.DatePrecision)((int)date.Precision + 1),
            Start = ToMessage(date.Start),
        };
        if (date.End is { } end)
        {
            message.End = ToMessage(end);
        }

        if (date.AlsoGiven is { } other)
        {
            message.AlsoGiven = ToMessage(other);
        }

        if (DateArithmetic.Agrees(date) is { } agrees)
        {
            message.Agrees = agrees;
        }

        if (date.Unresolved is { } unresolved)
        {
            message.Unresolved = unresolved;
        }

        return message;
    }

    private static Wire.DateParts ToMessage(DateParts parts) => new() { Year = parts.Year, Month = parts.Month, Day = parts.Day };

    private static Wire.Quantity ToQuantity(Value.Quantity quantity)
    {
        var message = new Wire.Quantity { Unit = quantity.Unit, Approximate = quantity.Approximate };
        if (quantity.Amount is { } amount)
        {
            message.Amount = ToText(amount);
        }

        if (quantity.Minimum is { } minimum)
        {
            message.Minimum = ToText(minimum);
        }

        if (quantity.Maximum is { } maximum)
        {
            message.Maximum = ToText(maximum);
        }

        return message;
    }

    private static Wire.Money ToMoney(Value.Quantity money)
    {
        var message = new Wire.Money { Currency = money.Unit, Approximate = money.Approximate };
        if (money.Amount is { } amount)
        {
            message.Amount = ToText(amount);
        }

        if (money.Minimum is { } minimum)
        {
            message.Minimum = ToText(minimum);
        }

        if (money.Maximum is { } maximum)
        {
            message.Maximum = ToText(maximum);
        }

        return message;
    }

    private static Wire.Row ToMessage(Value.Row row)
    {
        var message = new Wire.Row();
        foreach (var (name, value) in row.Columns)
        {
            var column = new Wire.Column { Name = name };
            if (value is not null)
            {
                column.Value = ToMessage(value);
            }

            message.Columns.Add(column);
        }

        return message;
    }

    private static Wire.ValueList ToMessage(Value.List list)
    {
        var message = new Wire.ValueList();
        foreach (var item in list.Items)
        {
            message.Items.Add(ToMessage(item));
        }

        return message;
    }

    private static Wire.NestedRecord ToMessage(MatchedRecord record)
    {
        var message = new Wire.NestedRecord { Record = record.Record, Rule = record.Rule, Package = record.Package, Score = record.Score, Range = ToMessage(record.Span) };
        foreach (var field in record.Fields)
        {
            var part = new Wire.NestedField { Name = field.Name, Value = ToMessage(field.Value) };
            foreach (var span in field.Spans)
            {
                part.Ranges.Add(ToMessage(span));
            }

            message.Fields.Add(part);
        }

        foreach (var mention in record.Mentions)
        {
            message.Mentions.Add(ToMessage(mention));
        }

        return message;
    }

    private static Wire.TextRange ToMessage(TextSpan span) => new() { Start = (uint)span.Start, End = (uint)span.End };

    // Keeps the scale: 1.50 stays 1.50.
    private static string ToText(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
