using Processing.Matching.Values;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Types as rules write them.</summary>
internal static class TypeText
{
    public static string Of(DataType type) => type switch
    {
        { Kind: ValueKind.List, Element: { } element } => $"list of {Of(element)}",
        { Kind: ValueKind.Record, RecordName: { } name } => name,
        { Kind: ValueKind.Enum } => $"enum {string.Join(" | ", type.Choices)}",
        { Kind: ValueKind.Row } => $"{{ {string.Join(", ", type.Columns.Select(column => $"{column.Name}: {Of(column.Type)}"))} }}",
        _ => type.Kind.ToString().ToLowerInvariant(),
    };
}
