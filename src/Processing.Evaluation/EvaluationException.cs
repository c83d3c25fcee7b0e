namespace Processing.Evaluation;

/// <summary>The data of a set is not there or not in its format.</summary>
public sealed class EvaluationException(string message) : Exception(message);
