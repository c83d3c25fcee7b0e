namespace Processing.Server.Auditing;

/// <summary>Keeps the decisions of the server. Safe to share between threads.</summary>
public interface IAuditRecord
{
    /// <summary>Adds a decision: before it is carried out, so that nothing happens that the record does not have.</summary>
    /// <param name="decision">The decision.</param>
    /// <param name="cancellation">Ends the wait where the record is full and the settings say to wait.</param>
    /// <exception cref="OperationCanceledException">The wait was ended; the decision is in the record as one that was left out.</exception>
    /// <exception cref="AuditUnavailableException">The record is full and the settings say to fail; what was decided must not be carried out.</exception>
    ValueTask AddAsync(Decision decision, CancellationToken cancellation);
}
