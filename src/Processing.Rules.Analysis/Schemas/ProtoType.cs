using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>A schema in terms of protobuf, from which both its text and its descriptor are written, so that they say the same.</summary>
internal sealed record ProtoFile(string Path, string Package, ImmutableArray<string> Imports, ImmutableArray<ProtoMessage> Messages)
{
    private const string Amount = "A number is written as text, so that it is exact.";

    public static ProtoFile Of(SchemaPackage package, ImmutableArray<SchemaPackage> all) => new(
        package.ProtoPath,
        package.Name,
        [.. all.Where(other => package.Imports.Contains(other.Name)).Select(other => other.ProtoPath)],
        [.. package.Records.Select(ToMessage)]);

    private static ProtoMessage ToMessage(SchemaRecord record)
    {
        var nested = ImmutableArray.CreateBuilder<ProtoMessage>();
        var enums = ImmutableArray.CreateBuilder<ProtoEnum>();
        var fields = record.Fields.Select(field => ToField(record, field, nested, enums)).ToImmutableArray();
        return new ProtoMessage(record.Name, record.Documentation, fields, record.Reserved, nested.ToImmutable(), enums.ToImmutable());
    }

    private static ProtoField ToField(SchemaRecord owner, SchemaField field, ImmutableArray<ProtoMessage>.Builder nested, ImmutableArray<ProtoEnum>.Builder enums)
    {
        var (kind, type) = ToType(owner, field, nested, enums);
        var label = field.IsList ? ProtoLabel.Repeated : kind == ProtoKind.Message || !field.Symbol.IsOptional ? ProtoLabel.Singular : ProtoLabel.Optional;
        string[] lines = [field.Documentation, Meaning(field.Item.Kind)];
        return new ProtoField(field.Name, field.Number, kind, type, label, string.Join('\n', lines.Where(line => line.Length > 0)));
    }

    private static (ProtoKind Kind, string Type) ToType(SchemaRecord owner, SchemaField field, ImmutableArray<ProtoMessage>.Builder nested, ImmutableArray<ProtoEnum>.Builder enums)
    {
        var own = $"{FullName(owner.Symbol)}.{ProtoNames.ToType(field.Name)}";
        switch (field.Item.Kind)
        {
            case ValueKind.Record when field.Record is { } held:
                return (ProtoKind.Message, FullName(held));
            case ValueKind.Quantity or ValueKind.Money:
                nested.Add(AmountOf(ProtoNames.ToType(field.Name), field.Item.Kind));
                return (ProtoKind.Message, own);
            case ValueKind.Row:
                nested.Add(RowOf(ProtoNames.ToType(field.Name), field.Item));
                return (ProtoKind.Message, own);
            case ValueKind.Enum:
                enums.Add(new ProtoEnum(ProtoNames.ToType(field.Name), field.Item.Choices));
                return (ProtoKind.Enum, own);
            case var kind:
                return (ScalarOf(kind), "");
        }
    }

    private static ProtoKind ScalarOf(ValueKind kind) => kind switch
    {
        ValueKind.Integer => ProtoKind.Int64,
        ValueKind.Boolean => ProtoKind.Bool,
        _ => ProtoKind.String,
    };

    private static ProtoMessage AmountOf(string name, ValueKind kind) => new(
        name,
        $"A number or a range. {Amount}",
        [
            new ProtoField("value", 1, ProtoKind.String, "", ProtoLabel.Optional, "The number; not set for a range."),
            new ProtoField("min", 2, ProtoKind.String, "", ProtoLabel.Optional, "The lower end of a range; not set where it is open."),
            new ProtoField("max", 3, ProtoKind.String, "", ProtoLabel.Optional, "The upper end of a range; not set where it is open."),
            new ProtoField(kind == ValueKind.Money ? "currency" : "unit", 4, ProtoKind.String, "", ProtoLabel.Singular, kind == ValueKind.Money ? "ISO 4217 code." : "The unit."),
            new ProtoField("approximate", 5, ProtoKind.Bool, "", ProtoLabel.Singular, "Whether the text says \"about\"."),
        ],
        [],
        [],
        []);

    private static ProtoMessage RowOf(string name, DataType type) => new(
        name,
        "A row of a lexicon.",
        [.. type.Columns.Select((column, index) => new ProtoField(column.Name, index + 1, ScalarOf(column.Type.Kind), "", ProtoLabel.Optional, Meaning(column.Type.Kind)))],
        [],
        [],
        []);

    private static string Meaning(ValueKind kind) => kind switch
    {
        ValueKind.Decimal => "A decimal number as text, exact.",
        ValueKind.Date => "ISO 8601: a day, month or year, or an interval of two with a slash between; where it is not resolved, what is missing.",
        ValueKind.Time => "`HH:MM` or `HH:MM:SS`.",
        ValueKind.Duration => "ISO 8601, such as `P2D`.",
        ValueKind.Country => "ISO 3166-1 alpha-2 code.",
        ValueKind.Language => "BCP 47 tag.",
        _ => "",
    };

    private static string FullName(Symbols.RecordSymbol record) => record.File.PackageName.Length == 0 ? $".{record.Name}" : $".{record.File.PackageName}.{record.Name}";
}

/// <summary>A message.</summary>
internal sealed record ProtoMessage(
    string Name,
    string Documentation,
    ImmutableArray<ProtoField> Fields,
    ImmutableArray<KeyValuePair<string, int>> Reserved,
    ImmutableArray<ProtoMessage> Messages,
    ImmutableArray<ProtoEnum> Enums);

/// <summary>A field; its type is a full name with a leading dot for a message or an enum, empty otherwise.</summary>
internal sealed record ProtoField(string Name, int Number, ProtoKind Kind, string Type, ProtoLabel Label, string Documentation);

/// <summary>An enum; value 0 is for nothing, and the choices follow from 1.</summary>
internal sealed record ProtoEnum(string Name, ImmutableArray<string> Choices)
{
    /// <summary>Its constants, by number.</summary>
    public IEnumerable<string> Constants => Choices.Prepend("unspecified").Select(choice => ProtoNames.ToConstant(Name, choice));
}

/// <summary>What a field holds, by the numbers of <c>FieldDescriptorProto.Type</c>.</summary>
internal enum ProtoKind
{
    Int64 = 3,
    Bool = 8,
    String = 9,
    Message = 11,
    Enum = 14,
}

/// <summary>How often a field stands.</summary>
internal enum ProtoLabel
{
    Singular = 0,
    Optional,
    Repeated,
}
