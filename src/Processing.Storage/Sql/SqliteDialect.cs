using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Processing.Storage.Sql;

/// <summary>SQLite in a file. Other processes may use the same file; news of their changes comes by polling.</summary>
internal sealed class SqliteDialect(string path) : SqlDialect
{
    private const int Permission = 3, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true }.ToString();
    private TaskCompletionSource _news = NewSource();

    public override string Place => $"`{path}`";

    public override string Bytes => "BLOB";

    public override string Text => "TEXT";

    public override string Now => "CAST(ROUND((julianday('now') - 2440587.5) * 86400000) AS INTEGER)";

    // BeginWriteAsync keeps other writers out.
    public override string LockHead => "SELECT head FROM rule_registry";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".");
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var pragmas = connection.CreateCommand();

            // FULL: in WAL mode a commit is then on disk before it is answered, not only safe from a crash of this process.
            pragmas.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await pragmas.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override Task LockSchemaAsync(SqlSession session, CancellationToken cancellation) => Task.CompletedTask;

    public override async Task<bool> HasTablesAsync(SqlSession session, CancellationToken cancellation) =>
        await session.NumberAsync("SELECT COUNT(*) FROM sqlite_master WHERE name = 'rule_registry'", cancellation) > 0;

    public override Task NotifyAsync(SqlSession session, CancellationToken cancellation) => Task.CompletedTask;

    public override void Committed() => Interlocked.Exchange(ref _news, NewSource()).TrySetResult();

    public override Task NextNewsAsync() => Volatile.Read(ref _news).Task;

    public override RegistryFault? Judge(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: Corrupt or NotADatabase } => RegistryFault.Damaged,

        // Locked, read only, full, not to be opened, and faults of the disk; the others are faults of our statements.
        SqliteException { SqliteErrorCode: (>= Permission and <= Full) or CannotOpen } => RegistryFault.Unavailable,
        RegistryException => null,
        IOException or UnauthorizedAccessException => RegistryFault.Unavailable,
        _ => null,
    };

    public override void Reset() => ClearPool();

    public override ValueTask DisposeAsync()
    {
        ClearPool();
        return ValueTask.CompletedTask;
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void ClearPool()
    {
        using var connection = new SqliteConnection(_connection);
        SqliteConnection.ClearPool(connection);
    }
}
