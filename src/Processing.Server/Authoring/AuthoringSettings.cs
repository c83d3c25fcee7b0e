using System.Collections.Immutable;
using Processing.Server.Hosting;

namespace Processing.Server.Authoring;

/// <summary>How much the authoring service does for one call, bound from the configuration section <c>authoring</c>.</summary>
public sealed record AuthoringSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "authoring";

    /// <summary>Most bytes of all sources of one call together; more is <c>SOURCES_TOO_LARGE</c>. Default 8 MiB; key <c>max_source_bytes</c>.</summary>
    [ConfigurationKeyName("max_source_bytes")]
    public int MaxSourceBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Most source files of one call; more is <c>TOO_MANY_FILES</c>. Default 1,000; key <c>max_files</c>.</summary>
    [ConfigurationKeyName("max_files")]
    public int MaxFiles { get; init; } = 1000;

    /// <summary>Most documents of one preview; more is <c>TOO_MANY_DOCUMENTS</c>. Default 100; key <c>max_documents</c>.</summary>
    [ConfigurationKeyName("max_documents")]
    public int MaxDocuments { get; init; } = 100;

    /// <summary>Longest work on one call, in seconds, the wait for a turn included; longer is <c>TIME_LIMIT</c>. Default 30; key <c>max_seconds</c>.</summary>
    [ConfigurationKeyName("max_seconds")]
    public double MaxSeconds { get; init; } = 30;

    /// <summary>Most calls that are worked on at the same time, so that authors leave the rest of the machine to extraction. Default one for every two cores; key <c>max_concurrent_calls</c>.</summary>
    [ConfigurationKeyName("max_concurrent_calls")]
    public int MaxConcurrentCalls { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Most calls that wait for their turn; one more is refused with <c>SERVER_BUSY</c>. Default 100; key <c>max_waiting_calls</c>.</summary>
    [ConfigurationKeyName("max_waiting_calls")]
    public int MaxWaitingCalls { get; init; } = 100;

    /// <summary>Compilations that are kept, so that a call about the same sources, or nearly the same, compiles little; those of more than 1 MiB are not. Default 4, 0 for none; key <c>max_kept_compilations</c>.</summary>
    [ConfigurationKeyName("max_kept_compilations")]
    public int MaxKeptCompilations { get; init; } = 4;

    /// <summary>Most items of one completion; the others are counted. Default 1,000; key <c>max_completions</c>.</summary>
    [ConfigurationKeyName("max_completions")]
    public int MaxCompletions { get; init; } = 1000;

    /// <summary>Most failures of one run of tests for which the rule that got furthest is looked for, which runs the test once more; 0 for none. Default 100; key <c>max_furthest</c>.</summary>
    [ConfigurationKeyName("max_furthest")]
    public int MaxFurthest { get; init; } = 100;

    /// <summary>The configuration key of <see cref="MaxWaitingCalls"/>, with its section.</summary>
    internal const string WaitingKey = $"{Section}.max_waiting_calls";

    internal TimeSpan MaxTime => TimeSpan.FromSeconds(MaxSeconds);

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        SettingsSection.Between(faults, $"{Section}.max_source_bytes", MaxSourceBytes, 1, 1 << 30);
        SettingsSection.Between(faults, $"{Section}.max_files", MaxFiles, 1, 100_000);
        SettingsSection.Between(faults, $"{Section}.max_documents", MaxDocuments, 1, 100_000);
        SettingsSection.Between(faults, $"{Section}.max_seconds", MaxSeconds, 0.001, 3_600);
        SettingsSection.Between(faults, $"{Section}.max_concurrent_calls", MaxConcurrentCalls, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_waiting_calls", MaxWaitingCalls, 0, 1_000_000);
        SettingsSection.Between(faults, $"{Section}.max_kept_compilations", MaxKeptCompilations, 0, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_completions", MaxCompletions, 1, 1_000_000);
        SettingsSection.Between(faults, $"{Section}.max_furthest", MaxFurthest, 0, 1_000_000);
        return faults.ToImmutable();
    }
}
