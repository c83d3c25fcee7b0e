using System.Collections.Immutable;

namespace Processing.Matching.Values;

/// <summary>The named parts of values.</summary>
public static class ValueMembers
{
    /// <summary>A member of a value; of a list, the list of that member of each item, without the absent ones.</summary>
    /// <returns>Null where the value has no such member or it is not known.</returns>
    public static Value? Get(Value value, string name) => value switch
    {
        Value.Date date => OfDate(date.Content, name),
        Value.Duration duration => OfDuration(duration, name),
        Value.Quantity quantity => OfQuantity(quantity, name),
        Value.Row row => OfRow(row, name),
        Value.Record record => record.Content.Find(name),
        Value.List list => OfList(list, name),
        _ => null,
    };

    /// <summary>The type of a member of a type; null where there is none. Rows and records are the compiler's to look up.</summary>
    public static DataType? TypeOf(ValueKind kind, string name) => (kind, name) switch
    {
        (ValueKind.Date, "iso" or "calendar" or "precision" or "also_given" or "also_calendar" or "unresolved") => new DataType(ValueKind.Text),
        (ValueKind.Date, "year" or "month" or "day") => new DataType(ValueKind.Integer),
        (ValueKind.Date, "start" or "end") => new DataType(ValueKind.Date),
        (ValueKind.Date, "agrees") => new DataType(ValueKind.Boolean),
        (ValueKind.Duration, "days" or "amount") => new DataType(ValueKind.Decimal),
        (ValueKind.Duration, "unit" or "iso") => new DataType(ValueKind.Text),
        (ValueKind.Quantity or ValueKind.Money, "value" or "min" or "max") => new DataType(ValueKind.Decimal),
        (ValueKind.Quantity, "unit") or (ValueKind.Money, "currency") => new DataType(ValueKind.Text),
        (ValueKind.Quantity or ValueKind.Money, "approximate") => new DataType(ValueKind.Boolean),
        _ => null,
    };

    /// <summary>The members of a kind of value, in the order the reference lists them; empty for kinds without members and for rows and records.</summary>
    public static ImmutableArray<string> NamesOf(ValueKind kind) => kind switch
    {
        ValueKind.Date => ["iso", "year", "month", "day", "calendar", "precision", "start", "end", "also_given", "also_calendar", "agrees", "unresolved"],
        ValueKind.Duration => ["days", "amount", "unit", "iso"],
        ValueKind.Quantity => ["value", "min", "max", "unit", "approximate"],
        ValueKind.Money => ["value", "min", "max", "currency", "approximate"],
        _ => [],
    };

    /// <summary>Days of a duration: weeks count 7; hours, minutes and seconds are parts of a day; months and years have no fixed number of days.</summary>
    internal static decimal? DaysOf(Value.Duration duration) => duration.Unit switch
    {
        "day" => duration.Amount,
        "week" when duration.Amount < 1_000_000_000 => duration.Amount * 7,
        "hour" => duration.Amount / 24,
        "minute" => duration.Amount / 1_440,
        "second" => duration.Amount / 86_400,
        _ => null,
    };

    private static Value? OfDate(DateValue date, string name) => name switch
    {
        "iso" => ToText(DateArithmetic.ToIso(date)),
        "year" when date.Unresolved is null => Value.Integer.Of(date.Start.Year),
        "month" when date.Start.Month > 0 => Value.Integer.Of(date.Start.Month),
        "day" when date.Start.Day > 0 => Value.Integer.Of(date.Start.Day),
        "calendar" => new Value.Text(DateArithmetic.NameOf(date.Calendar)),
        "precision" => new Value.Text(date.Precision switch { DatePrecision.Year => "year", DatePrecision.Month => "month", _ => "day" }),
        "start" => new Value.Date(new DateValue(date.Calendar, date.Precision, date.Start) { Unresolved = date.Unresolved }),
        "end" => new Value.Date(new DateValue(date.Calendar, date.Precision, date.End ?? date.Start) { Unresolved = date.Unresolved }),
        "also_given" when date.AlsoGiven is { } other => new Value.Text(DateArithmetic.ToOwnCalendar(other)),
        "also_calendar" when date.AlsoGiven is { } other => new Value.Text(DateArithmetic.NameOf(other.Calendar)),
        "agrees" when DateArithmetic.Agrees(date) is { } agrees => Value.Boolean.Of(agrees),
        "unresolved" => ToText(date.Unresolved),
        _ => null,
    };

    private static Value? OfDuration(Value.Duration duration, string name) => name switch
    {
        "amount" => new Value.Decimal(duration.Amount),
        "unit" => new Value.Text(duration.Unit),
        "iso" => new Value.Text(ValueFormatter.ToIso(duration)),
        "days" => ToNumber(DaysOf(duration)),
        _ => null,
    };

    private static Value? OfQuantity(Value.Quantity quantity, string name) => name switch
    {
        "value" => ToNumber(quantity.Amount),
        "min" => ToNumber(quantity.Minimum),
        "max" => ToNumber(quantity.Maximum),
        "unit" when quantity.As == ValueKind.Quantity => new Value.Text(quantity.Unit),
        "currency" when quantity.As == ValueKind.Money => new Value.Text(quantity.Unit),
        "approximate" => Value.Boolean.Of(quantity.Approximate),
        _ => null,
    };

    private static Value? OfRow(Value.Row row, string name)
    {
        foreach (var (column, cell) in row.Columns)
        {
            if (column == name)
            {
                return cell;
            }
        }

        return null;
    }

    private static Value.List? OfList(Value.List list, string name)
    {
        var members = ImmutableArray.CreateBuilder<Value>(list.Items.Length);
        foreach (var item in list.Items)
        {
            if (Get(item, name) is { } member)
            {
                members.Add(member);
            }
        }

        return members.Count == 0 ? null : new Value.List(members.DrainToImmutable());
    }

    private static Value.Text? ToText(string? text) => text is null ? null : new Value.Text(text);

    private static Value.Decimal? ToNumber(decimal? number) => number is { } given ? new Value.Decimal(given) : null;
}
