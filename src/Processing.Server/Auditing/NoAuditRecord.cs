namespace Processing.Server.Auditing;

/// <summary>For servers without an audit record.</summary>
internal sealed class NoAuditRecord : IAuditRecord
{
    public ValueTask AddAsync(Decision decision, CancellationToken cancellation) => ValueTask.CompletedTask;
}
