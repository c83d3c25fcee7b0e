using System.Collections.Immutable;

namespace Processing.Evaluation;

/// <summary>The cases of a set.</summary>
/// <param name="Cases">Those that can be scored.</param>
/// <param name="Unusable">Number of cases left out because their gold contradicts their own text.</param>
public sealed record EvaluationData(ImmutableArray<EvaluationCase> Cases, int Unusable);
