using System.Collections.Immutable;

namespace Processing.Matching.Values;

/// <summary>The type of a field, of a lexicon's value, or of an expression.</summary>
/// <param name="Kind">What kind of value.</param>
public sealed record DataType(ValueKind Kind)
{
    /// <summary>The type of the elements of a list; null for anything else.</summary>
    public DataType? Element { get; init; }

    /// <summary>The columns of a row in their order; empty for anything else.</summary>
    public ImmutableArray<ValueColumn> Columns { get; init; } = [];

    /// <summary>The name of the record that a record type stands for; null for anything else.</summary>
    public string? RecordName { get; init; }

    /// <summary>The full name of the enum that a type stands for; null for anything else.</summary>
    public string? EnumName { get; init; }

    /// <summary>The values of an enum in the order of their declaration; empty for anything else.</summary>
    public ImmutableArray<string> Choices { get; init; } = [];

    /// <summary>A list of this type.</summary>
    public DataType ToList() => new(ValueKind.List) { Element = this };

    /// <summary>Two types are equal when kind, element, columns, record name, enum and its values are.</summary>
    public bool Equals(DataType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element)
        && RecordName == other.RecordName && EnumName == other.EnumName
        && Columns.SequenceEqual(other.Columns) && Choices.SequenceEqual(other.Choices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Element, RecordName, EnumName, Columns.Length);
}
