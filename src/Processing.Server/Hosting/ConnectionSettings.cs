using System.Collections.Immutable;

namespace Processing.Server.Hosting;

/// <summary>How connections are kept, bound from the configuration section <c>connections</c>. Why each default is what it is stands in <c>docs/operations/serving.md</c>.</summary>
public sealed record ConnectionSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "connections";

    /// <summary>Most connections at the same time; one more is closed at once. Default 0, no bound; key <c>max_connections</c>.</summary>
    [ConfigurationKeyName("max_connections")]
    public int MaxConnections { get; init; }

    /// <summary>Most calls at the same time on one connection; a client's further calls wait at the client. Default 256; key <c>max_streams</c>.</summary>
    [ConfigurationKeyName("max_streams")]
    public int MaxStreams { get; init; } = 256;

    /// <summary>Bytes that all calls of one connection together may send before the server has read them. Default 2 MiB; key <c>connection_window_bytes</c>.</summary>
    [ConfigurationKeyName("connection_window_bytes")]
    public int ConnectionWindowBytes { get; init; } = 2 * 1024 * 1024;

    /// <summary>Bytes that one call may send before the server has read them. Default 1 MiB; key <c>stream_window_bytes</c>.</summary>
    [ConfigurationKeyName("stream_window_bytes")]
    public int StreamWindowBytes { get; init; } = 1024 * 1024;

    /// <summary>Most bytes of all headers of one call. Default 32 KiB; key <c>max_header_bytes</c>.</summary>
    [ConfigurationKeyName("max_header_bytes")]
    public int MaxHeaderBytes { get; init; } = 32 * 1024;

    /// <summary>After how long without a word from the client the server asks whether it is still there, in seconds. Default 60; key <c>keepalive_seconds</c>.</summary>
    [ConfigurationKeyName("keepalive_seconds")]
    public double KeepAliveSeconds { get; init; } = 60;

    /// <summary>How long the client then has to answer, in seconds. Default 20; key <c>keepalive_timeout_seconds</c>.</summary>
    [ConfigurationKeyName("keepalive_timeout_seconds")]
    public double KeepAliveTimeoutSeconds { get; init; } = 20;

    /// <summary>After how long without a call a connection is closed, in seconds. Default 300; key <c>idle_timeout_seconds</c>.</summary>
    [ConfigurationKeyName("idle_timeout_seconds")]
    public double IdleTimeoutSeconds { get; init; } = 300;

    /// <summary>After how long a connection takes no new calls and ends with its last one, in seconds, up to a tenth sooner. Default 0, never; key <c>max_age_seconds</c>.</summary>
    [ConfigurationKeyName("max_age_seconds")]
    public double MaxAgeSeconds { get; init; }

    internal TimeSpan MaxAge => TimeSpan.FromSeconds(MaxAgeSeconds);

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check()
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        SettingsSection.Between(faults, $"{Section}.max_connections", MaxConnections, 0, 1_000_000);
        SettingsSection.Between(faults, $"{Section}.max_streams", MaxStreams, 1, 100_000);
        SettingsSection.Between(faults, $"{Section}.connection_window_bytes", ConnectionWindowBytes, 65_535, 1 << 30);
        SettingsSection.Between(faults, $"{Section}.stream_window_bytes", StreamWindowBytes, 65_535, 1 << 30);
        SettingsSection.Between(faults, $"{Section}.max_header_bytes", MaxHeaderBytes, 4_096, 1 << 20);
        SettingsSection.Between(faults, $"{Section}.keepalive_seconds", KeepAliveSeconds, 1, 86_400);
        SettingsSection.Between(faults, $"{Section}.keepalive_timeout_seconds", KeepAliveTimeoutSeconds, 1, 86_400);
        SettingsSection.Between(faults, $"{Section}.idle_timeout_seconds", IdleTimeoutSeconds, 1, 86_400);
        SettingsSection.Between(faults, $"{Section}.max_age_seconds", MaxAgeSeconds, 0, 30 * 86_400);
        if (StreamWindowBytes > ConnectionWindowBytes)
        {
            faults.Add($"`{Section}.stream_window_bytes` is more than `{Section}.connection_window_bytes`, which all streams share");
        }

        return faults.ToImmutable();
    }
}
