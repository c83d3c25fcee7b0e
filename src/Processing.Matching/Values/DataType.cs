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

    /// <summary>A list of this type.</summary>
    public DataType ToList() => new(ValueKind.List) { Element = this };

    /// <summary>Two types are equal when kind, element, columns and record name are.</summary>
    public bool Equals(DataType? other) =>
        other is not null && Kind == other.Kind && Equals(Element, other.Element)
        && RecordName == other.RecordName && Columns.SequenceEqual(other.Columns);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Element, RecordName, Columns.Length);
}
