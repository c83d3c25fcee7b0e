using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Processing.Server.Hosting;

namespace Processing.Server.Registry;

/// <summary>Where the registry of rule sets is, and how much it takes: the configuration section <c>registry</c>.</summary>
public sealed record RegistrySettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "registry";

    /// <summary>A folder: the registry in SQLite, where <see cref="Postgres"/> names no other, and what was last served. Empty for none. Key <c>data_folder</c>.</summary>
    [ConfigurationKeyName("data_folder")]
    public string DataFolder { get; init; } = "";

    /// <summary>A connection string of PostgreSQL, for several servers. Empty for none. Key <c>postgres</c>.</summary>
    [ConfigurationKeyName("postgres")]
    public string Postgres { get; init; } = "";

    /// <summary>How often the registry is asked for changes, at least, in seconds. Default 1; key <c>poll_seconds</c>.</summary>
    [ConfigurationKeyName("poll_seconds")]
    public double PollSeconds { get; init; } = 1;

    /// <summary>How long a server that starts waits for the registry before it serves what it served last, in seconds. Default 10; key <c>start_seconds</c>.</summary>
    [ConfigurationKeyName("start_seconds")]
    public double StartSeconds { get; init; } = 10;

    /// <summary>What other servers of the registry call this one. Default the name of the machine, a slash and the number of the process; key <c>server_name</c>.</summary>
    [ConfigurationKeyName("server_name")]
    public string ServerName { get; init; } = "";

    /// <summary>How often a server tells the others how far it is, at least, in seconds; with every change it does so at once. Default 2; key <c>report_seconds</c>.</summary>
    [ConfigurationKeyName("report_seconds")]
    public double ReportSeconds { get; init; } = 2;

    /// <summary>After how long without a report a server is not waited for, in seconds; more than <see cref="ReportSeconds"/>. Default 10; key <c>server_timeout_seconds</c>.</summary>
    [ConfigurationKeyName("server_timeout_seconds")]
    public double ServerTimeoutSeconds { get; init; } = 10;

    /// <summary>How long the answer to a move of a label waits for the other servers where the request does not say, in seconds; 0 for not at all. Default 10; key <c>move_wait_seconds</c>.</summary>
    [ConfigurationKeyName("move_wait_seconds")]
    public double MoveWaitSeconds { get; init; } = 10;

    /// <summary>Most bytes of a package. Default 64 MiB; key <c>max_package_bytes</c>.</summary>
    [ConfigurationKeyName("max_package_bytes")]
    public int MaxPackageBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most files of a package. Default 1,000; key <c>max_package_files</c>.</summary>
    [ConfigurationKeyName("max_package_files")]
    public int MaxPackageFiles { get; init; } = 1_000;

    /// <summary>Most packages that are pushed at the same time, from their first piece to the end of their answers; one more is refused with <c>SERVER_BUSY</c>. Each holds up to <see cref="MaxPackageBytes"/>, and twice that while it grows. Default 4; key <c>max_uploads</c>.</summary>
    [ConfigurationKeyName("max_uploads")]
    public int MaxUploads { get; init; } = 4;

    /// <summary>Longest wait for the next piece of a package, in seconds. Default 30; key <c>upload_idle_seconds</c>.</summary>
    [ConfigurationKeyName("upload_idle_seconds")]
    public double UploadIdleSeconds { get; init; } = 30;

    /// <summary>Most revisions that stay loaded though no label stands at them. Default 8; key <c>max_spare_revisions</c>.</summary>
    [ConfigurationKeyName("max_spare_revisions")]
    public int MaxSpareRevisions { get; init; } = 8;

    /// <summary>Most documents in one request for a difference. Default 100; key <c>max_diff_documents</c>.</summary>
    [ConfigurationKeyName("max_diff_documents")]
    public int MaxDiffDocuments { get; init; } = 100;

    /// <summary>Most documents that wait for shadow revisions. Default 100; key <c>shadow_queue_documents</c>.</summary>
    [ConfigurationKeyName("shadow_queue_documents")]
    public int ShadowQueueDocuments { get; init; } = 100;

    /// <summary>Most bytes of documents that wait for shadow revisions. Default 64 MiB; key <c>shadow_queue_bytes</c>.</summary>
    [ConfigurationKeyName("shadow_queue_bytes")]
    public long ShadowQueueBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most documents that a report on a shadow shows. Default 20; key <c>shadow_samples</c>.</summary>
    [ConfigurationKeyName("shadow_samples")]
    public int ShadowSamples { get; init; } = 20;

    /// <summary>Whether there is a registry at all.</summary>
    public bool IsConfigured => DataFolder.Length > 0 || Postgres.Length > 0;

    internal TimeSpan PollInterval => TimeSpan.FromSeconds(PollSeconds);

    internal string OwnName => ServerName.Length > 0 ? ServerName : $"{Environment.MachineName}/{Environment.ProcessId}";

    internal TimeSpan ReportInterval => TimeSpan.FromSeconds(ReportSeconds);

    internal TimeSpan ServerTimeout => TimeSpan.FromSeconds(ServerTimeoutSeconds);

    internal TimeSpan MoveWait => TimeSpan.FromSeconds(MoveWaitSeconds);

    internal TimeSpan UploadIdle => TimeSpan.FromSeconds(UploadIdleSeconds);

    internal TimeSpan StartTime => TimeSpan.FromSeconds(StartSeconds);

    /// <summary>The settings that a configuration gives.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    internal static RegistrySettings Read(IConfiguration configuration)
    {
        var settings = new RegistrySettings();
        var faults = new List<string>();
        SettingsSection.Bind(settings, configuration.GetSection(Section), faults);
        if (faults.Count == 0)
        {
            faults.AddRange(settings.Check());
        }

        return faults.Count == 0 ? settings : throw new OptionsValidationException(Section, typeof(RegistrySettings), faults);
    }

    private ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        SettingsSection.Between(faults, $"{Section}.poll_seconds", PollSeconds, 0.01, 3_600);
        SettingsSection.Between(faults, $"{Section}.start_seconds", StartSeconds, 0, 3_600);
        SettingsSection.Between(faults, $"{Section}.report_seconds", ReportSeconds, 0.01, 3_600);
        SettingsSection.Between(faults, $"{Section}.server_timeout_seconds", ServerTimeoutSeconds, 0.01, 3_600);
        SettingsSection.Between(faults, $"{Section}.move_wait_seconds", MoveWaitSeconds, 0, 3_600);
        if (ServerTimeoutSeconds <= ReportSeconds)
        {
            faults.Add($"`{Section}.server_timeout_seconds` is not more than `{Section}.report_seconds`, so that servers that are well would count as gone");
        }

        SettingsSection.Between(faults, $"{Section}.max_package_bytes", MaxPackageBytes, 1, 1 << 30);
        SettingsSection.Between(faults, $"{Section}.max_package_files", MaxPackageFiles, 1, 100_000);
        SettingsSection.Between(faults, $"{Section}.max_uploads", MaxUploads, 1, 10_000);
        SettingsSection.Between(faults, $"{Section}.upload_idle_seconds", UploadIdleSeconds, 0.001, 3_600);
        SettingsSection.Between(faults, $"{Section}.max_spare_revisions", MaxSpareRevisions, 0, 10_000);
        SettingsSection.Between(faults, $"{Section}.max_diff_documents", MaxDiffDocuments, 0, 10_000);
        SettingsSection.Between(faults, $"{Section}.shadow_queue_documents", ShadowQueueDocuments, 1, 1_000_000);
        SettingsSection.Between(faults, $"{Section}.shadow_queue_bytes", ShadowQueueBytes, 1, 1L << 40);
        SettingsSection.Between(faults, $"{Section}.shadow_samples", ShadowSamples, 0, 1_000);
        return faults.ToImmutable();
    }
}
