using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Rules.Binding;

/// <summary>The members that values have.</summary>
internal static class Members
{
    /// <summary>The members of a type other than a record; empty where it has none. A list has those of its items.</summary>
    public static ImmutableArray<ValueColumn> Of(DataType type) => type switch
    {
        { Kind: ValueKind.Row } => type.Columns,
        { Kind: ValueKind.List, Element: { } element } => [.. Of(element).Select(member => member with { Type = member.Type.ToList() })],
        _ => [.. ValueMembers.NamesOf(type.Kind).Select(name => new ValueColumn(name, ValueMembers.TypeOf(type.Kind, name) ?? Types.Text))],
    };
}
