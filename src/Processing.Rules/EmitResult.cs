using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Diagnostics;

namespace Processing.Rules;

/// <summary>What a compilation gives.</summary>
/// <param name="Program">The program; null where any diagnostic is an error.</param>
/// <param name="Tests">The tests of the root files, by path and line; those that could not be read are missing.</param>
/// <param name="Diagnostics">Errors and warnings, by path, place and id.</param>
public sealed record EmitResult(RuleProgram? Program, ImmutableArray<RuleTest> Tests, ImmutableArray<Diagnostic> Diagnostics);
