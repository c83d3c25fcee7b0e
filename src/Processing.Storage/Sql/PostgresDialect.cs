using System.Collections.Frozen;
using System.Data;
using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Processing.Storage.Sql;

/// <summary>PostgreSQL. A connection of its own listens for changes of other servers; while it is broken, polling finds them.</summary>
internal sealed class PostgresDialect : SqlDialect
{
    private const string Channel = "processing_rule_registry";

    // Any number that other programs in the same database are not likely to lock.
    private const string SchemaLock = "SELECT pg_advisory_xact_lock(7203115901544)";

    // No connection, no such database, not let in, read only or rolled back, no resources, stopped by an operator, a fault of the machine.
    private static readonly FrozenSet<string> UnavailableClasses = FrozenSet.ToFrozenSet(["08", "3D", "28", "25", "40", "53", "57", "58"]);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _starting = new();
    private TaskCompletionSource _news = NewSource();
    private Task? _listening;

    public PostgresDialect(string connection, TimeSpan pause, TimeProvider time)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        Place = $"at {settings.Host}:{settings.Port}/{settings.Database}";
        _source = NpgsqlDataSource.Create(settings);
        (_pause, _time) = (pause, time);
    }

    public override string Place { get; }

    public override string Bytes => "BYTEA";

    public override string Text => "TEXT COLLATE \"C\"";

    public override string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)";

    public override string LockHead => "SELECT head FROM rule_registry FOR UPDATE";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    public override async Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    public override async Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation)
    {
        var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;

        // Also where the database's own setting gives that up for speed.
        command.CommandText = "SET LOCAL synchronous_commit = on";
        await command.ExecuteNonQueryAsync(cancellation);
        return transaction;
    }

    public override Task LockSchemaAsync(SqlSession session, CancellationToken cancellation) => session.ExecuteAsync(SchemaLock, cancellation);

    public override async Task<bool> HasTablesAsync(SqlSession session, CancellationToken cancellation) =>
        await session.NumberAsync("SELECT COUNT(*) FROM pg_tables WHERE tablename = 'rule_registry' AND schemaname = current_schema()", cancellation) > 0;

    public override Task NotifyAsync(SqlSession session, CancellationToken cancellation) => session.ExecuteAsync($"NOTIFY {Channel}", cancellation);

    public override Task NextNewsAsync()
    {
        lock (_starting)
        {
            _listening ??= Task.Run(ListenAsync);
        }

        return Volatile.Read(ref _news).Task;
    }

    public override RegistryFault? Judge(Exception fault) => fault switch
    {
        PostgresException { SqlState: "XX001" or "XX002" } => RegistryFault.Damaged,
        PostgresException { SqlState: var state } => UnavailableClasses.Contains(state[..2]) ? RegistryFault.Unavailable : null,
        RegistryException => null,
        NpgsqlException or SocketException or TimeoutException or IOException => RegistryFault.Unavailable,
        _ => null,
    };

    public override void Reset() => _source.Clear();

    public override async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        if (_listening is { } listening)
        {
            await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await _source.DisposeAsync();
        _stop.Dispose();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task ListenAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await using var connection = await _source.OpenConnectionAsync(_stop.Token);
                connection.Notification += (_, _) => Tell();
                await using (var command = connection.CreateCommand())
                {
                    command.CommandText = $"LISTEN {Channel}";
                    await command.ExecuteNonQueryAsync(_stop.Token);
                }

                // What happened before the connection listened is news too.
                Tell();
                while (true)
                {
                    await connection.WaitAsync(_stop.Token);
                }
            }
            catch (Exception fault) when (_stop.IsCancellationRequested || Judge(fault) is not null)
            {
                await Task.Delay(_pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private void Tell() => Interlocked.Exchange(ref _news, NewSource()).TrySetResult();
}
