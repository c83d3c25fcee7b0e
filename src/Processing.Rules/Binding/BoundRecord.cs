using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Symbols;

namespace Processing.Rules.Binding;

/// <summary>A record without its rules.</summary>
/// <param name="Shape">What the program needs of it.</param>
/// <param name="Fields">What other declarations see of it.</param>
internal sealed record BoundRecord(RecordShape Shape, ImmutableArray<FieldSymbol> Fields);
