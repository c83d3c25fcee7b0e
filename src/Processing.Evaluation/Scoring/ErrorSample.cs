namespace Processing.Evaluation.Scoring;

/// <summary>One error, with what is needed to understand it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Error">What is wrong.</param>
/// <param name="Gold">The gold mark; null when nothing should be there.</param>
/// <param name="Found">The found mark; null when nothing was found.</param>
public sealed record ErrorSample(EvaluationCase Case, MarkError Error, EvaluationMark? Gold, EvaluationMark? Found);
