namespace Processing.Server.Auditing;

/// <summary>A decision that waits to be written.</summary>
/// <param name="Sequence">Its number, counted from 0 over the life of the file.</param>
/// <param name="Time">When it was made.</param>
/// <param name="Decision">The decision; null where only those that were left out before are to be told.</param>
/// <param name="DroppedBefore">How many right before it were left out.</param>
internal sealed record AuditEntry(long Sequence, DateTimeOffset Time, Decision? Decision, long DroppedBefore);
