using Processing.Storage.Sql;

namespace Processing.Storage;

/// <summary>Makes registries. Nothing is opened before the first call, so a registry that is out of reach keeps no server from starting.</summary>
public static class RuleRegistries
{
    /// <summary>Name of the SQLite file in a data folder.</summary>
    public const string SqliteFile = "registry.db";

    /// <summary>How often a registry is asked for changes, at least. 1 second.</summary>
    public static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(1);

    /// <summary>A registry in a SQLite file of a folder, which is made where it is missing. For one machine.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pollInterval">How often the file is asked for changes of other processes; null for <see cref="DefaultPollInterval"/>.</param>
    /// <param name="time">The clock of polling; null for the system's.</param>
    public static IRuleRegistry InSqlite(string folder, TimeSpan? pollInterval = null, TimeProvider? time = null) =>
        new SqlRuleRegistry(new SqliteDialect(Path.Combine(folder, SqliteFile)), pollInterval ?? DefaultPollInterval, time ?? TimeProvider.System);

    /// <summary>A registry in a PostgreSQL database, which must be there; its tables are made where they are missing. For several servers.</summary>
    /// <param name="connection">A connection string of Npgsql, such as <c>Host=db;Database=rules;Username=rules</c>.</param>
    /// <param name="pollInterval">How often the database is asked for changes whose news did not come; null for <see cref="DefaultPollInterval"/>.</param>
    /// <param name="time">The clock of polling; null for the system's.</param>
    /// <exception cref="ArgumentException">The connection string is none.</exception>
    public static IRuleRegistry InPostgres(string connection, TimeSpan? pollInterval = null, TimeProvider? time = null)
    {
        var interval = pollInterval ?? DefaultPollInterval;
        return new SqlRuleRegistry(new PostgresDialect(connection, interval, time ?? TimeProvider.System), interval, time ?? TimeProvider.System);
    }
}
