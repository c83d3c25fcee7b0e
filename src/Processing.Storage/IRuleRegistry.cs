using System.Collections.Immutable;

namespace Processing.Storage;

/// <summary>Keeps rule sets: immutable revisions, named by their content, and labels that point at them. Safe to share between threads and, over one database, between processes.</summary>
/// <remarks>
/// What was answered is on disk. Writes happen one after the other, each wholly or not at all; whoever reads after an answer sees what it told of.
/// Every method throws <see cref="RegistryException"/> where the registry cannot answer, and <see cref="OperationCanceledException"/>.
/// </remarks>
public interface IRuleRegistry : IAsyncDisposable
{
    /// <summary>Most items of one page.</summary>
    const int MaxPage = 1_000;

    /// <summary>Adds a revision, or finds that it is there already: adding twice is adding once.</summary>
    Task<AddedRevision> AddRevisionAsync(NewRevision revision, CancellationToken cancellation);

    /// <summary>A revision without its content; null when the rule set has none of that name.</summary>
    Task<StoredRevision?> FindRevisionAsync(string ruleSet, string revision, CancellationToken cancellation);

    /// <summary>A revision with its content; null when the rule set has none of that name.</summary>
    Task<StoredContent?> ReadRevisionAsync(string ruleSet, string revision, CancellationToken cancellation);

    /// <summary>Revisions of a rule set, the newest first.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="before">Only those with a lower sequence number; null for all.</param>
    /// <param name="count">Most that are given, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<ImmutableArray<StoredRevision>> ListRevisionsAsync(string ruleSet, long? before, int count, CancellationToken cancellation);

    /// <summary>All rule sets with their labels, at one moment.</summary>
    Task<RegistryState> ReadStateAsync(CancellationToken cancellation);

    /// <summary>One rule set with its labels; null when nothing was ever put into it.</summary>
    Task<RuleSetState?> FindRuleSetAsync(string ruleSet, CancellationToken cancellation);

    /// <summary>Moves a label, or takes it away, where it stands as expected.</summary>
    Task<LabelOutcome> MoveLabelAsync(LabelChange change, CancellationToken cancellation);

    /// <summary>The moves of a label, the newest first.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="label">The label.</param>
    /// <param name="before">Only those with a lower version; null for all.</param>
    /// <param name="count">Most that are given, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<ImmutableArray<LabelMove>> ReadHistoryAsync(string ruleSet, string label, long? before, int count, CancellationToken cancellation);

    /// <summary>The move that a rollback goes back to: the last one before the place where the label stands that stood at another revision; null when there is none.</summary>
    /// <remarks>A rollback after a rollback goes back further, not forth again.</remarks>
    Task<LabelMove?> FindRollbackAsync(string ruleSet, string label, CancellationToken cancellation);

    /// <summary>Changes after one, the oldest first.</summary>
    /// <param name="after">The number of a change; 0 for all.</param>
    /// <param name="count">Most that are given, 1 to <see cref="MaxPage"/>.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<ImmutableArray<RegistryChange>> ReadChangesAsync(long after, int count, CancellationToken cancellation);

    /// <summary>Waits until there is a change after one. The registry is asked at least once in each poll interval; within it, news of a change comes as fast as the database tells.</summary>
    Task WaitForChangesAsync(long after, CancellationToken cancellation);

    /// <summary>Keeps what a server says of itself, in place of what it said before, with the moment by the clock of the registry.</summary>
    Task ReportAsync(ServerReport report, CancellationToken cancellation);

    /// <summary>The last reports of the servers that reported lately, by name.</summary>
    /// <param name="within">How lately, by the clock of the registry.</param>
    /// <param name="cancellation">Stops the reading.</param>
    Task<ImmutableArray<ServerReport>> ReadServersAsync(TimeSpan within, CancellationToken cancellation);

    /// <summary>Forgets a server that stops.</summary>
    Task ForgetServerAsync(string id, CancellationToken cancellation);
}
