namespace Processing.Evaluation.Sets;

/// <summary>What a record says of an expression of time beside its values.</summary>
/// <param name="Timex">The expression in TIMEX3; a range begins with a bracket.</param>
/// <param name="Grain">The finest part that is known: <c>year</c> to <c>second</c>; empty where a range has its end left out already.</param>
/// <param name="Modifier"><c>start</c>, <c>end</c>, <c>until</c> and the like; empty for none.</param>
/// <param name="Counted">How many units a day lies from the reference; null where it was not counted.</param>
/// <param name="UtcOffset">The minutes that the zone of the text is ahead of UTC; null where the text tells none.</param>
internal sealed record WrittenTime(string Timex, string Grain, string Modifier, (int Amount, string Unit)? Counted, int? UtcOffset);
