using System.Collections.Immutable;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Schemas;

/// <summary>The schema of a rule set.</summary>
/// <param name="Packages">The packages that have records, each after those it imports.</param>
/// <param name="Numbers">The number map with all that is new: to be kept.</param>
/// <param name="Diagnostics">What protobuf cannot express; empty for nothing.</param>
public sealed record SchemaSet(ImmutableArray<SchemaPackage> Packages, NumberMap Numbers, ImmutableArray<Diagnostic> Diagnostics);
