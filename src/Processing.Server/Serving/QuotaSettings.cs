using System.Collections.Immutable;
using Processing.Server.Hosting;

namespace Processing.Server.Serving;

/// <summary>What each tenant may have in a minute, bound from the configuration section <c>quotas</c>. No bounds by default. Callers without a tenant are one tenant together.</summary>
public sealed record QuotaSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "quotas";

    private const string TenantsKey = "tenants";

    /// <summary>Documents that a tenant may send in a minute. Default 0, no bound; key <c>documents_per_minute</c>.</summary>
    [ConfigurationKeyName("documents_per_minute")]
    public long DocumentsPerMinute { get; init; }

    /// <summary>Bytes of documents that a tenant may send in a minute; more than any one document has. Default 0, no bound; key <c>bytes_per_minute</c>.</summary>
    [ConfigurationKeyName("bytes_per_minute")]
    public long BytesPerMinute { get; init; }

    /// <summary>Seconds that a tenant may keep the engine busy in a minute, of one core. Default 0, no bound; key <c>engine_seconds_per_minute</c>.</summary>
    [ConfigurationKeyName("engine_seconds_per_minute")]
    public double EngineSecondsPerMinute { get; init; }

    /// <summary>Tenants that may have something else than all others, by their names, of which case does not tell two apart. None by default; section <c>tenants</c>, which holds a section with the same keys for each.</summary>
    public ImmutableDictionary<string, QuotaSettings> Tenants { get; init; } = ImmutableDictionary.Create<string, QuotaSettings>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where these settings stand, as messages spell it.</summary>
    internal string Place { get; init; } = Section;

    /// <summary>Whether anything is bounded.</summary>
    internal bool IsBounded => DocumentsPerMinute > 0 || BytesPerMinute > 0 || EngineSecondsPerMinute > 0;

    /// <summary>What a tenant may have.</summary>
    internal QuotaSettings For(string tenant) => Tenants.GetValueOrDefault(tenant, this);

    /// <summary>The settings that a section gives. What the section of a tenant does not name is as for all others.</summary>
    /// <param name="start">What holds where the section says nothing.</param>
    /// <param name="section">The section.</param>
    /// <param name="faults">Receives one sentence for each unknown key and each value that is none.</param>
    internal static QuotaSettings Read(QuotaSettings start, IConfigurationSection section, List<string> faults)
    {
        var all = start with { };
        SettingsSection.Bind(all, section, faults, TenantsKey);
        var tenants = start.Tenants;
        foreach (var tenant in section.GetSection(TenantsKey).GetChildren())
        {
            var own = all with { Place = SettingsSection.NameOf(tenant), Tenants = tenants.Clear() };
            SettingsSection.Bind(own, tenant, faults);
            tenants = tenants.SetItem(tenant.Key, own);
        }

        return all with { Tenants = tenants };
    }

    /// <summary>What is wrong with the settings, one sentence each; empty when nothing is.</summary>
    public ImmutableArray<string> Check(int maxDocumentBytes)
    {
        var faults = ImmutableArray.CreateBuilder<string>();
        SettingsSection.Between(faults, $"{Place}.documents_per_minute", DocumentsPerMinute, 0, 1_000_000_000);
        SettingsSection.Between(faults, $"{Place}.bytes_per_minute", BytesPerMinute, 0, 1L << 50);
        SettingsSection.Between(faults, $"{Place}.engine_seconds_per_minute", EngineSecondsPerMinute, 0, 1_000_000);
        if (BytesPerMinute > 0 && BytesPerMinute < maxDocumentBytes)
        {
            faults.Add($"`{Place}.bytes_per_minute` is less than `{ServerSettings.Section}.max_document_bytes` or `{ServerSettings.Section}.max_upload_bytes`, so that a document of that size could never be sent");
        }

        foreach (var (_, tenant) in Tenants.OrderBy(tenant => tenant.Key, StringComparer.Ordinal))
        {
            faults.AddRange(tenant.Check(maxDocumentBytes));
        }

        return faults.ToImmutable();
    }
}
