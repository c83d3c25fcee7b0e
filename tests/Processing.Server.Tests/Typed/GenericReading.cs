using System.Globalization;
using Google.Protobuf.Reflection;
using Processing.Matching.Values;
using Processing.Server.Mapping;
using Wire = Processing.Extraction.V1;

namespace Processing.Server.Tests.Typed;

/// <summary>What the message of a record must print as, by its generic form and the schema.</summary>
internal static class GenericReading
{
    public static string Print(MessageDescriptor type, IEnumerable<(string Name, Wire.Value? Value)> fields)
    {
        var parts = new SortedDictionary<int, string>();
        foreach (var (name, value) in fields.Where(field => field.Value is not null))
        {
            var field = type.FindFieldByName(name) ?? throw new InvalidDataException($"{type.FullName} has no field {name}");
            if (value?.KindCase == Wire.Value.KindOneofCase.List)
            {
                // A list without items and none at all are the same in a message.
                if (value.List.Items.Count > 0)
                {
                    parts[field.FieldNumber] = $"{name}: [{string.Join(", ", value.List.Items.Select(item => Print(field, item)))}]";
                }
            }
            else if (value is not null && Print(field, value) is var text && (field.HasPresence || text is not ("\"\"" or "0" or "false")))
            {
                parts[field.FieldNumber] = $"{name}: {text}";
            }
        }

        return $"{{{string.Join(", ", parts.Values)}}}";
    }

    private static string Print(FieldDescriptor field, Wire.Value value) => value.KindCase switch
    {
        Wire.Value.KindOneofCase.Integer when field.FieldType == FieldType.Int64 => value.Integer.ToString(CultureInfo.InvariantCulture),
        Wire.Value.KindOneofCase.Boolean when field.FieldType == FieldType.Bool => value.Boolean ? "true" : "false",
        Wire.Value.KindOneofCase.EnumValue when field.FieldType == FieldType.Enum => $"{field.Name}_{value.EnumValue}".ToUpperInvariant(),
        Wire.Value.KindOneofCase.Record => Print(field.MessageType, value.Record.Fields.Select(part => (part.Name, (Wire.Value?)part.Value))),
        Wire.Value.KindOneofCase.Row => Print(field.MessageType, value.Row.Columns.Select(column => (column.Name, (Wire.Value?)column.Value))),
        Wire.Value.KindOneofCase.Quantity => Print(value.Quantity.HasAmount, value.Quantity.Amount, value.Quantity.HasMinimum, value.Quantity.Minimum, value.Quantity.HasMaximum, value.Quantity.Maximum, "unit", value.Quantity.Unit, value.Quantity.Approximate),
        Wire.Value.KindOneofCase.Money => Print(value.Money.HasAmount, value.Money.Amount, value.Money.HasMinimum, value.Money.Minimum, value.Money.HasMaximum, value.Money.Maximum, "currency", value.Money.Currency, value.Money.Approximate),
        Wire.Value.KindOneofCase.Decimal => $"\"{value.Decimal}\"",
        _ => $"\"{ValueFormatter.ToScalar(MessageToResult.ToValue(value))}\"",
    };

    private static string Print(bool hasAmount, string amount, bool hasMinimum, string minimum, bool hasMaximum, string maximum, string unitName, string unit, bool approximate)
    {
        string[] parts =
        [
            hasAmount ? $"value: \"{amount}\"" : "",
            hasMinimum ? $"min: \"{minimum}\"" : "",
            hasMaximum ? $"max: \"{maximum}\"" : "",
            unit.Length > 0 ? $"{unitName}: \"{unit}\"" : "",
            approximate ? "approximate: true" : "",
        ];
        return $"{{{string.Join(", ", parts.Where(part => part.Length > 0))}}}";
    }
}
