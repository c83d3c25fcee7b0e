using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;

namespace Processing.Storage.Sql;

/// <content>The servers that work with the registry.</content>
internal sealed partial class SqlRuleRegistry
{
    // A server that was not stopped in order leaves its row behind.
    private static readonly TimeSpan KeptForgotten = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public Task ReportAsync(ServerReport report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        return PutAsync(
            async session =>
            {
                await session.ExecuteAsync($"DELETE FROM rule_server WHERE seen < {dialect.Now} - @kept", cancellation, ("kept", (long)KeptForgotten.TotalMilliseconds));
                return await session.ExecuteAsync(
                    $"""
                    INSERT INTO rule_server (id, name, sequence, problems, seen) VALUES (@id, @name, @sequence, @problems, {dialect.Now})
                    ON CONFLICT (id) DO UPDATE SET name = excluded.name, sequence = excluded.sequence, problems = excluded.problems, seen = excluded.seen
                    """,
                    cancellation,
                    ("id", report.Id),
                    ("name", report.Name),
                    ("sequence", report.Sequence),
                    ("problems", JsonSerializer.Serialize(report.Problems.AsEnumerable())));
            },
            cancellation);
    }

    /// <inheritdoc/>
    public Task ForgetServerAsync(string id, CancellationToken cancellation) =>
        PutAsync(session => session.ExecuteAsync("DELETE FROM rule_server WHERE id = @id", cancellation, ("id", id)), cancellation);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ServerReport>> ReadServersAsync(TimeSpan within, CancellationToken cancellation) => [.. await ReadAsync(
        session => session.QueryAsync(
            $"SELECT id, name, sequence, problems FROM rule_server WHERE seen >= {dialect.Now} - @within ORDER BY name, id",
            ToReport,
            cancellation,
            ("within", (long)within.TotalMilliseconds)),
        cancellation)];

    private static ServerReport ToReport(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), JsonSerializer.Deserialize<ImmutableArray<LabelProblem>>(row.GetString(3)));

    // No change of a rule set: it has no number, and nobody is told of it.
    private async Task PutAsync(Func<SqlSession, Task<int>> write, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        await TryAsync(
            async attempt =>
            {
                await using var connection = await dialect.OpenAsync(cancellation);
                await using var transaction = await dialect.BeginWriteAsync(connection, cancellation);
                var rows = await write(new SqlSession(connection, transaction, dialect));
                attempt.IsCommitting = true;
                await transaction.CommitAsync(CancellationToken.None);
                return rows;
            },
            cancellation);
    }
}
