namespace Processing.Server.Hosting;

/// <summary>Every message that the server logs.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Address} with rule sets: {RuleSets}")]
    public static partial void Listening(ILogger logger, Uri address, string ruleSets);

    [LoggerMessage(2, LogLevel.Information, "Stopping: no new calls, running ones have {Seconds} s")]
    public static partial void Draining(ILogger logger, double seconds);

    [LoggerMessage(3, LogLevel.Error, "A fault of the server, told to the caller as trace {Trace}")]
    public static partial void Fault(ILogger logger, string trace, Exception fault);

    [LoggerMessage(4, LogLevel.Warning, "Rule set {RuleSet} is broken: {Count} diagnostics, the first is {Id}: {Message}")]
    public static partial void RuleSetBroken(ILogger logger, string ruleSet, int count, string id, string message);

    [LoggerMessage(5, LogLevel.Warning, "Listening on {Address} and asking nobody for a credential, as security.allow_unauthenticated says: everyone who reaches it can use it")]
    public static partial void Unauthenticated(ILogger logger, System.Net.IPEndPoint address);

    [LoggerMessage(6, LogLevel.Information, "Told to stop: not healthy from now on, new calls are taken for another {Seconds} s")]
    public static partial void Leaving(ILogger logger, double seconds);

    [LoggerMessage(7, LogLevel.Information, "Read {File} again")]
    public static partial void FileReloaded(ILogger logger, string file);

    [LoggerMessage(8, LogLevel.Warning, "{File} has changed and cannot be read, so what it held before stays in force: {Reason}")]
    public static partial void FileNotReloaded(ILogger logger, string file, string reason);

    [LoggerMessage(10, LogLevel.Error, "The audit record cannot be written and is tried again every second: {Reason}")]
    public static partial void AuditUnwritable(ILogger logger, string reason);

    [LoggerMessage(11, LogLevel.Information, "The audit record is written again, after {Failures} failures")]
    public static partial void AuditWritable(ILogger logger, int failures);

    [LoggerMessage(12, LogLevel.Error, "The server ends with {Count} decisions that could not be written to the audit record")]
    public static partial void AuditLost(ILogger logger, int count);

    [LoggerMessage(13, LogLevel.Information, "Listening on {Address} for {What}")]
    public static partial void AlsoListening(ILogger logger, Uri address, string what);

    [LoggerMessage(9, LogLevel.Warning, "Listening on {Address} without TLS: credentials can be read on their way, unless something before the server encrypts")]
    public static partial void CredentialsInClear(ILogger logger, System.Net.IPEndPoint address);
}
