namespace Processing.Storage.Tests;

/// <summary>A test that needs PostgreSQL: skipped, and says so, where it is not installed; never skipped where CI=true.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = Reason;

    /// <summary>Why such tests are skipped; null where they run.</summary>
    public static string? Reason { get; } =
        PostgresServer.IsInstalled || Environment.GetEnvironmentVariable("CI") == "true" ? null : "PostgreSQL is not installed (postgresql)";
}
