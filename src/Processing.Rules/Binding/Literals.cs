using System.Globalization;
using Processing.Matching.Values;
using Processing.Rules.Syntax;

namespace Processing.Rules.Binding;

/// <summary>Values of literals, where a bare name is a text.</summary>
internal static class Literals
{
    /// <summary>The value of a literal; null for what is none.</summary>
    public static Value? ValueOf(ExpressionSyntax syntax) => syntax switch
    {
        ExpressionSyntax.Constant constant => ValueOf(constant),
        ExpressionSyntax.Row row => new Value.Row([.. row.Columns.Items.Select(column => new KeyValuePair<string, Value?>(column.Name.Text, ValueOf(column.Value)))]),
        ExpressionSyntax.ListLiteral list => new Value.List([.. (list.Items?.Items ?? []).Select(ValueOf).OfType<Value>()]),
        _ => null,
    };

    /// <summary>The type of a literal's value.</summary>
    public static DataType TypeOf(Value value) => value switch
    {
        Value.Row row => new DataType(ValueKind.Row) { Columns = [.. row.Columns.Select(column => new ValueColumn(column.Key, column.Value is { } cell ? TypeOf(cell) : Types.Text))] },
        Value.List list => (list.Items.IsEmpty ? Types.Text : TypeOf(list.Items[0])).ToList(),
        _ => new DataType(value.Kind),
    };

    /// <summary>A value as one of a type; null where it cannot be one.</summary>
    public static Value? As(Value value, DataType type) => (value, type.Kind) switch
    {
        _ when value.Kind == type.Kind => value,
        (Value.Text text, ValueKind.Country or ValueKind.Language or ValueKind.Enum or ValueKind.Url or ValueKind.Email or ValueKind.Time
            or ValueKind.Date or ValueKind.Duration or ValueKind.Quantity or ValueKind.Money) => Binder.Convert(text.Content, type),
        (Value.Integer integer, ValueKind.Decimal) => new Value.Decimal(integer.Number),
        _ => null,
    };

    private static Value ValueOf(ExpressionSyntax.Constant constant)
    {
        var token = constant.Token;
        var sign = constant.Minus is null ? 1 : -1;
        return token.Kind switch
        {
            SyntaxKind.Integer => new Value.Integer(sign * long.Parse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture)),
            SyntaxKind.Decimal => new Value.Decimal(sign * decimal.Parse(token.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)),
            SyntaxKind.String => new Value.Text(StringLiteral.Decode(token)),
            _ when token.Is("true") || token.Is("false") => new Value.Boolean(token.Is("true")),
            _ => new Value.Text(token.Text),
        };
    }
}
