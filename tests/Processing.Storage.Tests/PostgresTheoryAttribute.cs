namespace Processing.Storage.Tests;

/// <summary>A theory that needs PostgreSQL: skipped, and says so, where it is not installed; never skipped where CI=true.</summary>
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute() => Skip = PostgresFactAttribute.Reason;
}
