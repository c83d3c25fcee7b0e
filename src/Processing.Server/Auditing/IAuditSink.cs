namespace Processing.Server.Auditing;

/// <summary>Where the lines of the audit record go. Used by one thread at a time.</summary>
internal interface IAuditSink : IDisposable
{
    /// <summary>The number after that of the last line that is there.</summary>
    /// <exception cref="IOException">It cannot be reached.</exception>
    long Open();

    /// <summary>Adds lines, all or none of them.</summary>
    /// <exception cref="IOException">They could not be added.</exception>
    void Append(ReadOnlySpan<byte> lines);
}
