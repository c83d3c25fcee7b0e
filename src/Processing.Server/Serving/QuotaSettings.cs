using System.Collections.Immutable;
using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>What each tenant may have in a minute, bound from the configuration section <c>quotas</c>. No bounds by default. Callers without a tenant are one tenant together.</summary>
public sealed record QuotaSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "quotas";

    /// <summary>Documents that a tenant may send in a minute. Default 0, no bound; key <c>documents_per_minute</c>.</summary>
    [ConfigurationKeyName("documents_per_minute")]
    public long DocumentsPerMinute { get; init; }

    /// <summary>Bytes of documents that a tenant may send in a minute; more than any one document has. Default 0, no bound; key <c>bytes_per_minute</c>.</summary>
    [ConfigurationKeyName("bytes_per_minute")]
    public long BytesPerMinute { get; init; }

    /// <summary>Seconds that a tenant may keep the engine busy in a minute, of one core. Default 0, no bound; key <c>engine_seconds_per_minute</c>.</summary>
    [ConfigurationKeyName("engine_seconds_per_minute")]
    public double EngineSecondsPerMinute { get; init; }

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check(int maxDocumentBytes)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        SettingsSection.Between(faults, $"{Section}.documents_per_minute", DocumentsPerMinute, 0, 1_000_000_000);
        SettingsSection.Between(faults, $"{Section}.bytes_per_minute", BytesPerMinute, 0, 1L << 50);
        SettingsSection.Between(faults, $"{Section}.engine_seconds_per_minute", EngineSecondsPerMinute, 0, 1_000_000);
        if (BytesPerMinute > 0 && BytesPerMinute < maxDocumentBytes)
        {
            faults.Add($"`{Section}.bytes_per_minute` is less than `{ServerSettings.Section}.max_document_bytes`, so that a document of that size could never be sent");
        }

        return faults.ToImmutable();
    }
}
