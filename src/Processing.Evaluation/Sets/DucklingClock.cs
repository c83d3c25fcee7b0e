namespace Processing.Evaluation.Sets;

/// <summary>What the set counts from.</summary>
/// <param name="Reference">The moment of its tests.</param>
/// <param name="Reading">Which of several moments its tests of a language want.</param>
internal sealed record DucklingClock(DateTime Reference, DucklingReading Reading);
