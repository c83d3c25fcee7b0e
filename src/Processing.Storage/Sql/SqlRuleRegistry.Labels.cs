using System.Collections.Immutable;
using System.Data.Common;

namespace Processing.Storage.Sql;

/// <content>Rule sets and their labels.</content>
internal sealed partial class SqlRuleRegistry
{
    private const string MoveColumns = "rule_set, label, version, revision, share, position, sequence, moved, author, reason";

    private const string LastChanges =
        "SELECT rule_set, MAX(sequence) FROM (SELECT rule_set, sequence FROM rule_revision UNION ALL SELECT rule_set, sequence FROM rule_label_move) AS changes";

    /// <inheritdoc/>
    public Task<RegistryState> ReadStateAsync(CancellationToken cancellation) => ReadAsync(
        async session =>
        {
            var head = await session.NumberAsync("SELECT head FROM rule_registry", cancellation);
            var changes = await session.QueryAsync($"{LastChanges} GROUP BY rule_set ORDER BY rule_set", row => (Name: row.GetString(0), Sequence: row.GetInt64(1)), cancellation);
            var labels = await session.QueryAsync("SELECT name, revision, share, version, rule_set FROM rule_label ORDER BY name", row => (RuleSet: row.GetString(4), Label: ToLabel(row)), cancellation);
            var byRuleSet = labels.ToLookup(label => label.RuleSet, label => label.Label, StringComparer.Ordinal);
            return new RegistryState(head, [.. changes.Select(change => new RuleSetState(change.Name, change.Sequence, [.. byRuleSet[change.Name]]))]);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<RuleSetState?> FindRuleSetAsync(string ruleSet, CancellationToken cancellation) => ReadAsync(
        async session =>
        {
            var changes = await session.QueryAsync($"{LastChanges} WHERE rule_set = @ruleSet GROUP BY rule_set", row => row.GetInt64(1), cancellation, ("ruleSet", ruleSet));
            if (changes is not [var sequence])
            {
                return null;
            }

            var labels = await session.QueryAsync("SELECT name, revision, share, version FROM rule_label WHERE rule_set = @ruleSet ORDER BY name", ToLabel, cancellation, ("ruleSet", ruleSet));
            return new RuleSetState(ruleSet, sequence, [.. labels]);
        },
        cancellation);

    /// <inheritdoc/>
    public Task<LabelOutcome> MoveLabelAsync(LabelChange change, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(change);
        return WriteAsync(session => MoveAsync(session, change, cancellation), cancellation);
    }

    /// <inheritdoc/>
    public async Task<ImmutableArray<LabelMove>> ReadHistoryAsync(string ruleSet, string label, long? before, int count, CancellationToken cancellation) => [.. await ReadAsync(
        session => session.QueryAsync(
            $"SELECT {MoveColumns} FROM rule_label_move WHERE rule_set = @ruleSet AND label = @label AND version < @before ORDER BY version DESC LIMIT @count",
            ToMove,
            cancellation,
            ("ruleSet", ruleSet),
            ("label", label),
            ("before", before ?? long.MaxValue),
            ("count", (long)count)),
        cancellation)];

    /// <inheritdoc/>
    public Task<LabelMove?> FindRollbackAsync(string ruleSet, string label, CancellationToken cancellation) => ReadAsync(
        async session =>
        {
            if (await LastMoveAsync(session, ruleSet, label, cancellation) is not { Revision: { } revision } last)
            {
                return null;
            }

            // Rollbacks are no places to go back to: what they restored stands in the history before them.
            return await session.FirstAsync(
                $"""
                SELECT {MoveColumns} FROM rule_label_move
                WHERE rule_set = @ruleSet AND label = @label AND version < @position AND position = version AND revision IS NOT NULL AND revision <> @revision
                ORDER BY version DESC LIMIT 1
                """,
                ToMove,
                cancellation,
                ("ruleSet", ruleSet),
                ("label", label),
                ("position", last.Position),
                ("revision", revision));
        },
        cancellation);

    private async Task<(LabelOutcome Outcome, bool Changed)> MoveAsync(SqlSession session, LabelChange change, CancellationToken cancellation)
    {
        var fingerprint = change.Fingerprint();
        if (change.RequestId.Length > 0 && await FindRequestAsync(session, change, cancellation) is { } earlier)
        {
            return (earlier.Fingerprint == fingerprint ? new LabelOutcome.Moved(earlier.Move) : new LabelOutcome.RequestIdReused(), false);
        }

        var last = await LastMoveAsync(session, change.RuleSet, change.Label, cancellation);
        var current = last is { Revision: { } standing } ? new LabelState(change.Label, standing, last.Share, last.Version) : null;
        if ((change.Expected is { } expected && expected != (current?.Version ?? 0)) || (change.Revision is null && current is null))
        {
            return (new LabelOutcome.Conflict(current), false);
        }

        if (change.Revision is { } wanted && await FindAsync(session, change.RuleSet, wanted, cancellation) is null)
        {
            return (new LabelOutcome.UnknownRevision(), false);
        }

        if (last is not null && current is not null && current.Revision == change.Revision && current.Share == change.Share && change.Position is null)
        {
            return (new LabelOutcome.Moved(last), false);
        }

        var version = (last?.Version ?? 0) + 1;
        await session.ExecuteAsync(
            $"""
            INSERT INTO rule_label_move ({MoveColumns}, request_id, request_hash)
            VALUES (@ruleSet, @label, @version, @revision, @share, @position, @sequence, {dialect.Now}, @author, @reason, @requestId, @requestHash)
            """,
            cancellation,
            ("ruleSet", change.RuleSet),
            ("label", change.Label),
            ("version", version),
            ("revision", change.Revision),
            ("share", (long)change.Share.BasisPoints),
            ("position", change.Position ?? version),
            ("sequence", await NextSequenceAsync(session, cancellation)),
            ("author", change.Author),
            ("reason", change.Reason),
            ("requestId", change.RequestId.Length == 0 ? null : change.RequestId),
            ("requestHash", fingerprint));
        await PlaceAsync(session, change, version, cancellation);
        var moved = await LastMoveAsync(session, change.RuleSet, change.Label, cancellation) ?? throw new InvalidOperationException("A move that was just made is not there.");
        return (new LabelOutcome.Moved(moved), true);
    }

    private static Task<int> PlaceAsync(SqlSession session, LabelChange change, long version, CancellationToken cancellation) => change.Revision is null
        ? session.ExecuteAsync("DELETE FROM rule_label WHERE rule_set = @ruleSet AND name = @label", cancellation, ("ruleSet", change.RuleSet), ("label", change.Label))
        : session.ExecuteAsync(
            """
            INSERT INTO rule_label (rule_set, name, revision, share, version) VALUES (@ruleSet, @label, @revision, @share, @version)
            ON CONFLICT (rule_set, name) DO UPDATE SET revision = excluded.revision, share = excluded.share, version = excluded.version
            """,
            cancellation,
            ("ruleSet", change.RuleSet),
            ("label", change.Label),
            ("revision", change.Revision),
            ("share", (long)change.Share.BasisPoints),
            ("version", version));

    private static Task<RecordedRequest?> FindRequestAsync(SqlSession session, LabelChange change, CancellationToken cancellation) => session.FirstAsync(
        $"SELECT {MoveColumns}, request_hash FROM rule_label_move WHERE rule_set = @ruleSet AND request_id = @requestId",
        row => new RecordedRequest(ToMove(row), row.GetString(10)),
        cancellation,
        ("ruleSet", change.RuleSet),
        ("requestId", change.RequestId));

    private static Task<LabelMove?> LastMoveAsync(SqlSession session, string ruleSet, string label, CancellationToken cancellation) => session.FirstAsync(
        $"SELECT {MoveColumns} FROM rule_label_move WHERE rule_set = @ruleSet AND label = @label ORDER BY version DESC LIMIT 1",
        ToMove,
        cancellation,
        ("ruleSet", ruleSet),
        ("label", label));

    private static LabelState ToLabel(DbDataReader row) => new(row.GetString(0), row.GetString(1), new TrafficShare((int)row.GetInt64(2)), row.GetInt64(3));

    private static LabelMove ToMove(DbDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetInt64(2),
        Text(row, 3),
        new TrafficShare((int)row.GetInt64(4)),
        row.GetInt64(5),
        row.GetInt64(6),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
        row.GetString(8),
        row.GetString(9));

    private sealed record RecordedRequest(LabelMove Move, string Fingerprint);
}
