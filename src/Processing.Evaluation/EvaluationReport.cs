using System.Collections.Immutable;
using Processing.Evaluation.Scoring;

namespace Processing.Evaluation;

/// <summary>How the rules did on a set.</summary>
/// <param name="Set">The set.</param>
/// <param name="Groups">The score of each group, by name.</param>
/// <param name="Unusable">Number of cases left out because their gold contradicts their own text.</param>
/// <param name="Time">Time spent extracting, without reading the set.</param>
/// <param name="Bytes">Bytes of all documents.</param>
public sealed record EvaluationReport(IEvaluationSet Set, ImmutableArray<GroupScore> Groups, int Unusable, TimeSpan Time, long Bytes);
