using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Pipeline;
using Processing.Rules.Diagnostics;
using Processing.Storage;

namespace Processing.Server.Publishing;

/// <summary>A package that was compiled and tested.</summary>
/// <param name="Content">Its files, with what they import.</param>
/// <param name="Program">Its program; null where it has errors.</param>
/// <param name="Diagnostics">Errors and warnings.</param>
/// <param name="Tests">How its tests went; empty where it has errors.</param>
internal sealed record CheckedPackage(RevisionContent Content, RuleProgram? Program, ImmutableArray<Diagnostic> Diagnostics, ImmutableArray<RuleTestOutcome> Tests);
