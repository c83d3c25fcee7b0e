using System.Globalization;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Mapping;

internal static partial class RecordWriter
{
    // A sign, 29 digits and a point.
    private const int LongestDecimal = 31;

    /// <summary>Writes a value as a field of another message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value has a kind that its type cannot have: a fault of whoever made it.</exception>
    public static void Write(WireBuffer to, int field, Value value)
    {
        var begun = to.Length;
        WriteKind(to, value);
        to.Close(field, begun);
    }

    // What a value is, always written: of the fields of a choice also what is empty, zero or false.
    private static void WriteKind(WireBuffer to, Value value)
    {
        switch (value)
        {
            case Value.Text text:
                to.Text(FieldOf(text), text.Content);
                break;
            case Value.Code code:
                to.Text(FieldOf(code), code.Content);
                break;
            case Value.Integer integer:
                to.Number(Wire.Value.IntegerFieldNumber, integer.Number);
                break;
            case Value.Decimal number:
                Write(to, Wire.Value.DecimalFieldNumber, number.Number);
                break;
            case Value.Boolean boolean:
                to.Number(Wire.Value.BooleanFieldNumber, boolean.IsTrue ? 1 : 0);
                break;
            case Value.Date date:
                Write(to, Wire.Value.DateFieldNumber, date.Content);
                break;
            case Value.Duration duration:
                Write(to, duration);
                break;
            case Value.Quantity quantity:
                Write(to, quantity);
                break;
            case Value.Row row:
                Write(to, row);
                break;
            case Value.Record record:
                Write(to, record.Content);
                break;
            case Value.List list:
                Write(to, list);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), value, "No message can carry this kind of value.");
        }
    }

    private static int FieldOf(Value.Text text) => text.As switch
    {
        ValueKind.Text => Wire.Value.TextFieldNumber,
        ValueKind.Time => Wire.Value.TimeFieldNumber,
        ValueKind.Url => Wire.Value.UrlFieldNumber,
        ValueKind.Email => Wire.Value.EmailFieldNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(text), text.As, "This kind is not spelled as text."),
    };

    private static int FieldOf(Value.Code code) => code.As switch
    {
        ValueKind.Country => Wire.Value.CountryFieldNumber,
        ValueKind.Language => Wire.Value.LanguageFieldNumber,
        ValueKind.Enum => Wire.Value.EnumValueFieldNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code.As, "This kind is not a code."),
    };

    private static void Write(WireBuffer to, int field, DateValue date)
    {
        var begun = to.Length;
        if (date.Unresolved is { } unresolved)
        {
            to.Text(Wire.Date.UnresolvedFieldNumber, unresolved);
        }

        if (DateArithmetic.Agrees(date) is { } agrees)
        {
            to.Number(Wire.Date.AgreesFieldNumber, agrees ? 1 : 0);
        }

        if (date.AlsoGiven is { } other)
        {
            Write(to, Wire.Date.AlsoGivenFieldNumber, other);
        }

        if (date.End is { } end)
        {
            Write(to, Wire.Date.EndFieldNumber, end);
        }

        Write(to, Wire.Date.StartFieldNumber, date.Start);

        // The messages begin at 1, so that a field that was never set does not pass for a calendar.
        to.Number(Wire.Date.PrecisionFieldNumber, (int)date.Precision + 1);
        to.Number(Wire.Date.CalendarFieldNumber, (int)date.Calendar + 1);
        to.TextUnlessEmpty(Wire.Date.IsoFieldNumber, DateArithmetic.ToIso(date) ?? "");
        to.Close(field, begun);
    }

    private static void Write(WireBuffer to, int field, DateParts parts)
    {
        var begun = to.Length;
        to.NumberUnlessZero(Wire.DateParts.DayFieldNumber, parts.Day);
        to.NumberUnlessZero(Wire.DateParts.MonthFieldNumber, parts.Month);
        to.NumberUnlessZero(Wire.DateParts.YearFieldNumber, parts.Year);
        to.Close(field, begun);
    }

    private static void Write(WireBuffer to, Value.Duration duration)
    {
        var begun = to.Length;
        if (ValueFormatter.ToIso(duration) is ['P', ..] iso)
        {
            // The message promises ISO 8601 or nothing; a unit that has no letter there prints as words.
            to.Text(Wire.Duration.IsoFieldNumber, iso);
        }

        to.TextUnlessEmpty(Wire.Duration.UnitFieldNumber, duration.Unit);
        Write(to, Wire.Duration.AmountFieldNumber, duration.Amount);
        to.Close(Wire.Value.DurationFieldNumber, begun);
    }

    // The messages of quantities and of money have the same shape.
    private static void Write(WireBuffer to, Value.Quantity quantity)
    {
        var begun = to.Length;
        to.NumberUnlessZero(Wire.Quantity.ApproximateFieldNumber, quantity.Approximate ? 1 : 0);
        to.TextUnlessEmpty(Wire.Quantity.UnitFieldNumber, quantity.Unit);
        Write(to, Wire.Quantity.MaximumFieldNumber, quantity.Maximum);
        Write(to, Wire.Quantity.MinimumFieldNumber, quantity.Minimum);
        Write(to, Wire.Quantity.AmountFieldNumber, quantity.Amount);
        to.Close(
            quantity.As switch
            {
                ValueKind.Quantity => Wire.Value.QuantityFieldNumber,
                ValueKind.Money => Wire.Value.MoneyFieldNumber,
                _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity.As, "This kind is not a number with a unit."),
            },
            begun);
    }

    private static void Write(WireBuffer to, Value.Row row)
    {
        var begun = to.Length;
        for (var i = row.Columns.Length - 1; i >= 0; i--)
        {
            var column = to.Length;
            if (row.Columns[i].Value is { } value)
            {
                Write(to, Wire.Column.ValueFieldNumber, value);
            }

            to.TextUnlessEmpty(Wire.Column.NameFieldNumber, row.Columns[i].Key);
            to.Close(Wire.Row.ColumnsFieldNumber, column);
        }

        to.Close(Wire.Value.RowFieldNumber, begun);
    }

    private static void Write(WireBuffer to, Value.List list)
    {
        var begun = to.Length;
        for (var i = list.Items.Length - 1; i >= 0; i--)
        {
            Write(to, Wire.ValueList.ItemsFieldNumber, list.Items[i]);
        }

        to.Close(Wire.Value.ListFieldNumber, begun);
    }

    private static void Write(WireBuffer to, MatchedRecord record)
    {
        var begun = to.Length;
        to.TextUnlessEmpty(Wire.NestedRecord.PackageFieldNumber, record.Package);
        for (var i = record.Mentions.Length - 1; i >= 0; i--)
        {
            Range(to, Wire.NestedRecord.MentionsFieldNumber, record.Mentions[i].Start, record.Mentions[i].End);
        }

        for (var i = record.Fields.Length - 1; i >= 0; i--)
        {
            Write(to, record.Fields[i]);
        }

        Range(to, Wire.NestedRecord.RangeFieldNumber, record.Span.Start, record.Span.End);
        to.DoubleUnlessZero(Wire.NestedRecord.ScoreFieldNumber, record.Score);
        to.TextUnlessEmpty(Wire.NestedRecord.RuleFieldNumber, record.Rule);
        to.TextUnlessEmpty(Wire.NestedRecord.RecordFieldNumber, record.Record);
        to.Close(Wire.Value.RecordFieldNumber, begun);
    }

    private static void Write(WireBuffer to, MatchedField field)
    {
        var begun = to.Length;
        for (var i = field.Spans.Length - 1; i >= 0; i--)
        {
            Range(to, Wire.NestedField.RangesFieldNumber, field.Spans[i].Start, field.Spans[i].End);
        }

        Write(to, Wire.NestedField.ValueFieldNumber, field.Value);
        to.TextUnlessEmpty(Wire.NestedField.NameFieldNumber, field.Name);
        to.Close(Wire.NestedRecord.FieldsFieldNumber, begun);
    }

    private static void Write(WireBuffer to, int field, decimal? number)
    {
        if (number is { } known)
        {
            Write(to, field, known);
        }
    }

    // Keeps the scale: 1.50 stays 1.50.
    private static void Write(WireBuffer to, int field, decimal number)
    {
        Span<byte> text = stackalloc byte[LongestDecimal];
        if (!number.TryFormat(text, out var length, default, CultureInfo.InvariantCulture))
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, "A decimal number is longer than one can be.");
        }

        to.Bytes(field, text[..length]);
    }
}
