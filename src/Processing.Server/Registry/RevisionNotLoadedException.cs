using System.Collections.Immutable;
using Processing.Server.RuleSets;

namespace Processing.Server.Registry;

/// <summary>A revision of the registry cannot be loaded by this server, for a reason that is no fault of the registry: its limits are lower, or its compiler refuses what another one took.</summary>
internal sealed class RevisionNotLoadedException : Exception
{
    public RevisionNotLoadedException()
    {
    }

    public RevisionNotLoadedException(string message)
        : base(message)
    {
    }

    public RevisionNotLoadedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public RevisionNotLoadedException(ImmutableArray<RuleSetDiagnostic> diagnostics)
        : base(diagnostics is [var first, ..] ? $"{first.Id}: {first.Message}" : "the rules do not compile here") => Diagnostics = diagnostics;

    /// <summary>Why its rules do not compile.</summary>
    public ImmutableArray<RuleSetDiagnostic> Diagnostics { get; } = [];
}
