using System.Collections.Immutable;
using System.Data.Common;

namespace Processing.Storage.Sql;

/// <summary>A registry in a database: one set of statements, and a dialect for what differs.</summary>
internal sealed partial class SqlRuleRegistry(SqlDialect dialect, TimeSpan pollInterval, TimeProvider time) : IRuleRegistry
{
    private const int Attempts = 3;
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _isPrepared;

    /// <inheritdoc/>
    public async Task<ImmutableArray<RegistryChange>> ReadChangesAsync(long after, int count, CancellationToken cancellation) => [.. await ReadAsync(
        session => session.QueryAsync(
            """
            SELECT sequence, rule_set, NULL AS label, id AS revision FROM rule_revision WHERE sequence > @after
            UNION ALL SELECT sequence, rule_set, label, revision FROM rule_label_move WHERE sequence > @after
            ORDER BY sequence LIMIT @count
            """,
            row => new RegistryChange(row.GetInt64(0), row.GetString(1), Text(row, 2), Text(row, 3)),
            cancellation,
            ("after", after),
            ("count", (long)count)),
        cancellation)];

    /// <inheritdoc/>
    public async Task WaitForChangesAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            // Asked for before the look, so that no news between the two is missed.
            var news = dialect.NextNewsAsync();
            if (await ReadAsync(session => session.NumberAsync("SELECT head FROM rule_registry", cancellation), cancellation) > after)
            {
                return;
            }

            await news.WaitAsync(pollInterval, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _preparing.Dispose();
        return dialect.DisposeAsync();
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return await TryAsync(
            async _ =>
            {
                await using var connection = await dialect.OpenAsync(cancellation);
                await using var transaction = await dialect.BeginReadAsync(connection, cancellation);
                return await read(new SqlSession(connection, transaction, dialect));
            },
            cancellation);
    }

    // Writes one after the other. What `write` gives is kept only if it says so.
    private async Task<T> WriteAsync<T>(Func<SqlSession, Task<(T Result, bool Changed)>> write, CancellationToken cancellation)
    {
        await PrepareAsync(cancellation);
        return await TryAsync(
            async attempt =>
            {
                await using var connection = await dialect.OpenAsync(cancellation);
                await using var transaction = await dialect.BeginWriteAsync(connection, cancellation);
                var session = new SqlSession(connection, transaction, dialect);
                await session.NumberAsync(dialect.LockHead, cancellation);
                var (result, changed) = await write(session);
                if (changed)
                {
                    await dialect.NotifyAsync(session, cancellation);
                    attempt.IsCommitting = true;
                    await transaction.CommitAsync(CancellationToken.None);
                    dialect.Committed();
                }

                return result;
            },
            cancellation);
    }

    private static Task<long> NextSequenceAsync(SqlSession session, CancellationToken cancellation) =>
        session.NumberAsync("UPDATE rule_registry SET head = head + 1 RETURNING head", cancellation);

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        if (_isPrepared)
        {
            return;
        }

        await _preparing.WaitAsync(cancellation);
        try
        {
            if (!_isPrepared)
            {
                await TryAsync(
                    async _ =>
                    {
                        await using var connection = await dialect.OpenAsync(cancellation);
                        await using var transaction = await dialect.BeginWriteAsync(connection, cancellation);
                        await RegistryTables.EnsureAsync(new SqlSession(connection, transaction, dialect), cancellation);
                        await transaction.CommitAsync(cancellation);
                        return true;
                    },
                    cancellation);
                _isPrepared = true;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    // A connection from the pool may be dead since the database was restarted, so what has not reached its commit is tried again.
    private async Task<T> TryAsync<T>(Func<Attempt, Task<T>> work, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            var attempt = new Attempt();
            try
            {
                return await work(attempt);
            }
            catch (Exception fault) when (!cancellation.IsCancellationRequested && dialect.Judge(fault) is not null)
            {
                dialect.Reset();
                var verdict = dialect.Judge(fault) ?? RegistryFault.Unavailable;
                if (number == Attempts || attempt.IsCommitting || verdict == RegistryFault.Damaged)
                {
                    var what = verdict == RegistryFault.Damaged ? "is damaged" : "cannot be reached";
                    throw new RegistryException(verdict, $"the registry {dialect.Place} {what}: {fault.GetBaseException().Message}", fault);
                }
            }
        }
    }

    private sealed class Attempt
    {
        public bool IsCommitting { get; set; }
    }
}
