using System.Collections.Immutable;
using System.Globalization;
using Google.Protobuf;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Pipeline;
using Processing.Rules.Analysis.Schemas;

namespace Processing.Server.Mapping;

/// <summary>Writes records as the messages of their own package, whose classes clients generate from <c>rules schema</c>. Safe to share between threads.</summary>
/// <param name="messages">The messages of the rule set.</param>
internal sealed class TypedRecords(MessageSet messages)
{
    // Of the messages for quantities and money, as `rules schema` writes them.
    private const int AmountValue = 1, AmountMinimum = 2, AmountMaximum = 3, AmountUnit = 4, AmountApproximate = 5;

    /// <summary>A record as a message of its own type, on the wire.</summary>
    /// <exception cref="InvalidOperationException">Its rule set has no message for it: a fault of whoever did not look.</exception>
    public ByteString ToMessage(ExtractedRecord record)
    {
        var shape = Find(record.Package, record.Record);
        var content = new MessageContent();
        foreach (var field in record.Fields)
        {
            Add(content, shape, field.Name, field.Value);
        }

        return content.ToByteString();
    }

    private MessageContent ToContent(MatchedRecord record)
    {
        var shape = Find(record.Package, record.Record);
        var content = new MessageContent();
        foreach (var field in record.Fields)
        {
            Add(content, shape, field.Name, field.Value);
        }

        return content;
    }

    private MessageShape Find(string package, string record) =>
        messages.Find(package, record) ?? throw new InvalidOperationException($"There is no message for the record `{package}.{record}`.");

    private void Add(MessageContent to, MessageShape shape, string name, Value value)
    {
        var field = shape.Find(name) ?? throw new InvalidOperationException($"The message `{shape.FullName}` has no field `{name}`.");
        if (value is not Value.List list)
        {
            Add(to, field.Number, field.Item, value, field.IsOptional ? Zero.Written : Zero.Omitted);
        }
        else if (IsNumber(field.Item.Kind))
        {
            to.AddPacked(field.Number, [.. list.Items.Select(item => ToNumber(field.Item, item))]);
        }
        else
        {
            foreach (var item in list.Items)
            {
                Add(to, field.Number, field.Item, item, Zero.Written);
            }
        }
    }

    private void Add(MessageContent to, int number, DataType type, Value value, Zero zero)
    {
        if (value is Value.Quantity quantity)
        {
            to.Add(number, ToContent(quantity));
        }
        else if (value is Value.Row row)
        {
            to.Add(number, ToContent(row, type.Columns));
        }
        else if (value is Value.Record record)
        {
            to.Add(number, ToContent(record.Content));
        }
        else if (IsNumber(type.Kind))
        {
            if (ToNumber(type, value) is var integer && (integer != 0 || zero == Zero.Written))
            {
                to.Add(number, integer);
            }
        }
        else if (ToText(value) is var text && (text.Length > 0 || zero == Zero.Written))
        {
            to.Add(number, text);
        }
    }

    private static MessageContent ToContent(Value.Quantity quantity)
    {
        var content = new MessageContent();
        Add(content, AmountValue, quantity.Amount);
        Add(content, AmountMinimum, quantity.Minimum);
        Add(content, AmountMaximum, quantity.Maximum);
        if (quantity.Unit.Length > 0)
        {
            content.Add(AmountUnit, quantity.Unit);
        }

        if (quantity.Approximate)
        {
            content.Add(AmountApproximate, 1);
        }

        return content;
    }

    private static void Add(MessageContent to, int field, decimal? number)
    {
        if (number is { } known)
        {
            to.Add(field, ToText(known));
        }
    }

    // Columns have the numbers of their order, and are all plain: what is neither a whole number nor a truth value is a text.
    private static MessageContent ToContent(Value.Row row, ImmutableArray<ValueColumn> columns)
    {
        var content = new MessageContent();
        for (var i = 0; i < columns.Length; i++)
        {
            if (Find(row, columns[i].Name) is not { } value)
            {
                continue;
            }

            if (columns[i].Type.Kind is ValueKind.Integer or ValueKind.Boolean)
            {
                content.Add(i + 1, ToNumber(columns[i].Type, value));
            }
            else
            {
                content.Add(i + 1, ToText(value));
            }
        }

        return content;
    }

    private static Value? Find(Value.Row row, string column)
    {
        foreach (var (name, value) in row.Columns)
        {
            if (name == column)
            {
                return value;
            }
        }

        return null;
    }

    private static bool IsNumber(ValueKind kind) => kind is ValueKind.Integer or ValueKind.Boolean or ValueKind.Enum;

    // 0 of an enum is for nothing.
    private static long ToNumber(DataType type, Value value) => value switch
    {
        Value.Integer integer => integer.Number,
        Value.Boolean boolean => boolean.IsTrue ? 1 : 0,
        Value.Code code when type.Choices.IndexOf(code.Content) is >= 0 and var index => index + 1,
        _ => throw new ArgumentOutOfRangeException(nameof(value), value, $"No field of type {type.Kind} can carry this value."),
    };

    private static string ToText(Value value) => value is Value.Decimal number ? ToText(number.Number) : ValueFormatter.ToScalar(value);

    // Keeps the scale, as the generic form does.
    private static string ToText(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What becomes of a value that is empty, zero or false.</summary>
    private enum Zero
    {
        /// <summary>It is left out, and read as such.</summary>
        Omitted,

        /// <summary>It is written, since there it differs from none.</summary>
        Written,
    }
}
