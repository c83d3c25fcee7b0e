using Processing.Server.Auditing;
using Processing.Server.RuleSets;

namespace Processing.Server.Hosting;

/// <summary>What a server is made of.</summary>
public sealed record ServerHostOptions
{
    /// <summary>The rule sets to answer with.</summary>
    public required IRuleSetSource RuleSets { get; init; }

    /// <summary>Settings that the configuration starts from. What the configuration says goes before them.</summary>
    public ServerSettings Settings { get; init; } = new();

    /// <summary>The limits that the rule sets were compiled and are applied with; told to callers who ask what bounds them.</summary>
    public EngineSettings Engine { get; init; } = EngineSettings.Default;

    /// <summary>Command line arguments that name settings, such as <c>--processing:address=http://127.0.0.1:0</c>.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>A JSON file with settings; null for none. It must exist.</summary>
    public string? SettingsFile { get; init; }

    /// <summary>Where log messages go; null for nowhere.</summary>
    public Action<ILoggingBuilder>? Logging { get; init; }

    /// <summary>Where the audit record goes instead of to its file; null for the file.</summary>
    internal IAuditSink? AuditSink { get; init; }

    /// <summary>The clock of time limits and of draining.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
