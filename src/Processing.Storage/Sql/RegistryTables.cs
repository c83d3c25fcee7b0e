using System.Globalization;

namespace Processing.Storage.Sql;

/// <summary>The tables of a registry. All names begin with <c>rule_</c>, so that they can stand in a database with others.</summary>
internal static class RegistryTables
{
    /// <summary>The format of the tables that this program writes. A registry with a higher one is refused.</summary>
    public const int Format = 1;

    /// <summary>Makes the tables where they are missing.</summary>
    /// <exception cref="RegistryException">The registry has a newer format.</exception>
    public static async Task EnsureAsync(SqlSession session, CancellationToken cancellation)
    {
        await session.Dialect.LockSchemaAsync(session, cancellation);
        if (!await session.Dialect.HasTablesAsync(session, cancellation))
        {
            foreach (var statement in Statements(session.Dialect))
            {
                await session.ExecuteAsync(statement, cancellation);
            }

            await session.ExecuteAsync("INSERT INTO rule_registry (singleton, format, head) VALUES (1, @format, 0)", cancellation, ("format", (long)Format));
        }

        // Came later, and says nothing of rule sets: programs of the same format do without it.
        await session.ExecuteAsync($"CREATE TABLE IF NOT EXISTS rule_server (id {session.Dialect.Text} PRIMARY KEY, name {session.Dialect.Text} NOT NULL, sequence BIGINT NOT NULL, problems {session.Dialect.Text} NOT NULL, seen BIGINT NOT NULL)", cancellation);
        var format = await session.NumberAsync("SELECT format FROM rule_registry", cancellation);
        if (format > Format)
        {
            throw new RegistryException(
                RegistryFault.NewerFormat,
                string.Create(CultureInfo.InvariantCulture, $"the registry {session.Dialect.Place} has format {format}; this program knows {Format} and older ones"));
        }
    }

    private static IEnumerable<string> Statements(SqlDialect dialect)
    {
        var (text, bytes) = (dialect.Text, dialect.Bytes);

        // One row. Whoever writes locks it first, so that changes are numbered in the order in which they become visible.
        yield return "CREATE TABLE rule_registry (singleton BIGINT PRIMARY KEY, format BIGINT NOT NULL, head BIGINT NOT NULL)";

        // Files and programs, each once, however many revisions have them.
        yield return $"CREATE TABLE rule_content (hash {text} PRIMARY KEY, bytes {bytes} NOT NULL)";
        yield return $"""
            CREATE TABLE rule_revision (
              rule_set {text} NOT NULL, id {text} NOT NULL, sequence BIGINT NOT NULL UNIQUE, created BIGINT NOT NULL,
              program {text} NOT NULL REFERENCES rule_content (hash), author {text} NOT NULL, description {text} NOT NULL, records {text} NOT NULL,
              tests_passed BIGINT NOT NULL, tests_failed BIGINT NOT NULL,
              PRIMARY KEY (rule_set, id))
            """;
        yield return "CREATE UNIQUE INDEX rule_revision_order ON rule_revision (rule_set, sequence)";
        yield return $"""
            CREATE TABLE rule_revision_file (
              rule_set {text} NOT NULL, revision {text} NOT NULL, role BIGINT NOT NULL, path {text} NOT NULL, hash {text} NOT NULL REFERENCES rule_content (hash),
              PRIMARY KEY (rule_set, revision, role, path), FOREIGN KEY (rule_set, revision) REFERENCES rule_revision (rule_set, id))
            """;
        yield return $"""
            CREATE TABLE rule_label (
              rule_set {text} NOT NULL, name {text} NOT NULL, revision {text} NOT NULL, share BIGINT NOT NULL, version BIGINT NOT NULL,
              PRIMARY KEY (rule_set, name), FOREIGN KEY (rule_set, revision) REFERENCES rule_revision (rule_set, id))
            """;
        yield return $"""
            CREATE TABLE rule_label_move (
              rule_set {text} NOT NULL, label {text} NOT NULL, version BIGINT NOT NULL, revision {text}, share BIGINT NOT NULL, position BIGINT NOT NULL,
              sequence BIGINT NOT NULL UNIQUE, moved BIGINT NOT NULL, author {text} NOT NULL, reason {text} NOT NULL, request_id {text}, request_hash {text} NOT NULL,
              PRIMARY KEY (rule_set, label, version), UNIQUE (rule_set, request_id))
            """;
        yield return "CREATE UNIQUE INDEX rule_label_move_order ON rule_label_move (rule_set, sequence)";
    }
}
