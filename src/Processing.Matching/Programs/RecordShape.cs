using System.Collections.Immutable;
using Processing.Matching.Values;

namespace Processing.Matching.Programs;

/// <summary>The shape of a record.</summary>
/// <param name="Name">Its name without the package, as results carry it.</param>
/// <param name="Package">The package that declares it.</param>
/// <param name="Fields">The fields, in the order declared.</param>
/// <param name="Key">What makes two records one thing; empty when every match is its own record.</param>
/// <param name="IsEmitted">Whether results carry it; false for records of imported packages that only serve other rules.</param>
public sealed record RecordShape(string Name, string Package, ImmutableArray<RecordField> Fields, ImmutableArray<KeyPart> Key, bool IsEmitted);

/// <summary>One field of a record.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsOptional">Whether a record without it is whole; a match that leaves a field which is not optional empty gives no record. A list field that is not optional needs one item.</param>
/// <param name="Documentation">The author's documentation, empty for none.</param>
public sealed record RecordField(string Name, DataType Type, bool IsOptional, string Documentation);

/// <summary>One part of a record's key.</summary>
/// <param name="Field">Index of the field.</param>
/// <param name="Similarity">1 for equal after folding and without white space; less for approximately equal: 1 minus edit distance divided by the longer length.</param>
public readonly record struct KeyPart(int Field, double Similarity);
