using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>Which field of which record has which number, now and before. It is kept beside the rules, so that numbers stay what they were.</summary>
/// <param name="Records">The records by full name.</param>
public sealed record NumberMap(ImmutableSortedDictionary<string, NumberedRecord> Records)
{
    /// <summary>The map of rules whose schema was never made.</summary>
    public static NumberMap Empty { get; } = new(ImmutableSortedDictionary.Create<string, NumberedRecord>(StringComparer.Ordinal));
}

/// <summary>The numbers of one record.</summary>
/// <param name="Fields">Fields that it has, by name.</param>
/// <param name="Reserved">Fields that it had and has no more, by name.</param>
public sealed record NumberedRecord(ImmutableSortedDictionary<string, NumberedField> Fields, ImmutableSortedDictionary<string, NumberedField> Reserved)
{
    /// <summary>A record without fields.</summary>
    public static NumberedRecord Empty { get; } = new(ImmutableSortedDictionary.Create<string, NumberedField>(StringComparer.Ordinal), ImmutableSortedDictionary.Create<string, NumberedField>(StringComparer.Ordinal));
}

/// <summary>The number of one field, and the type that went with it.</summary>
/// <param name="Number">The number.</param>
/// <param name="Type">The type as rules write it, such as <c>list of country</c>.</param>
/// <param name="IsOptional">Whether a record without it was whole.</param>
public sealed record NumberedField(int Number, string Type, bool IsOptional);
