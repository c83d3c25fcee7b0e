using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Processing.Storage.Sql;

/// <summary>Runs statements within one transaction.</summary>
internal sealed class SqlSession(DbConnection connection, DbTransaction transaction, SqlDialect dialect)
{
    /// <summary>The dialect.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Prepare(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>All rows of a query.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Prepare(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first row of a query; null when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
        where T : class
    {
        await using var command = Prepare(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? read(reader) : null;
    }

    /// <summary>The number that a query gives; 0 when it gives none.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellation, params (string Name, object? Value)[] parameters)
    {
        await using var command = Prepare(sql, parameters);
        return await command.ExecuteScalarAsync(cancellation) is long number ? number : 0;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Statements are constants of this room; what comes from outside goes in as parameters.")]
    private DbCommand Prepare(string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
