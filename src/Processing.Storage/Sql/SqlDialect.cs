using System.Data.Common;

namespace Processing.Storage.Sql;

/// <summary>What differs between the databases.</summary>
internal abstract class SqlDialect : IAsyncDisposable
{
    /// <summary>Which registry this is, for messages; holds no password.</summary>
    public abstract string Place { get; }

    /// <summary>The type of columns with bytes.</summary>
    public abstract string Bytes { get; }

    /// <summary>The type of columns with text, compared and ordered by code units.</summary>
    public abstract string Text { get; }

    /// <summary>Milliseconds since 1970 by the clock of the database, as an expression.</summary>
    public abstract string Now { get; }

    /// <summary>Reads the number of the last change and keeps all other writers out until the transaction ends.</summary>
    public abstract string LockHead { get; }

    /// <summary>An open connection.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>Begins a transaction that only reads, keeps nobody out and sees one moment.</summary>
    public abstract Task<DbTransaction> BeginReadAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Begins a transaction that will write.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Keeps other processes from making or changing the tables at the same time, until the transaction ends.</summary>
    public abstract Task LockSchemaAsync(SqlSession session, CancellationToken cancellation);

    /// <summary>Whether the table of the registry is there.</summary>
    public abstract Task<bool> HasTablesAsync(SqlSession session, CancellationToken cancellation);

    /// <summary>Says that there will be a change once the transaction has ended.</summary>
    public abstract Task NotifyAsync(SqlSession session, CancellationToken cancellation);

    /// <summary>Says, where the database does not, that a change is there.</summary>
    public virtual void Committed()
    {
    }

    /// <summary>Done when there may be a change: at the latest when news of one comes; may be never.</summary>
    public abstract Task NextNewsAsync();

    /// <summary>What an exception says of the database; null where it is a fault of ours.</summary>
    public abstract RegistryFault? Judge(Exception fault);

    /// <summary>Forgets open connections, which may be broken.</summary>
    public virtual void Reset()
    {
    }

    /// <summary>Frees everything.</summary>
    public abstract ValueTask DisposeAsync();
}
