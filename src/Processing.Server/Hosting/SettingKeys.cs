using Processing.Rules.Diagnostics;
using Processing.Server.Auditing;
using Processing.Server.Authoring;
using Processing.Server.Registry;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Server.Telemetry;

namespace Processing.Server.Hosting;

/// <summary>The sections and keys of the configuration, and what is said of one that is none of them.</summary>
internal static class SettingKeys
{
    /// <summary>The sections of a settings file.</summary>
    public static readonly IReadOnlyList<string> Sections = [ServerSettings.Section, SecuritySettings.Section, ConnectionSettings.Section, TelemetrySettings.Section, AuditSettings.Section, QuotaSettings.Section, AuthoringSettings.Section, RegistrySettings.Section, "documents", "matching", "compilation", "explaining"];

    /// <summary>One sentence for each key of a section that is no setting.</summary>
    /// <param name="section">The section, as configured.</param>
    /// <param name="known">The keys that it may have.</param>
    public static IEnumerable<string> Unknown(IConfigurationSection section, IReadOnlyCollection<string> known) => section.GetChildren()
        .Where(entry => !known.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
        .Select(entry => Sentence($"{SettingsSection.NameOf(section)}.{entry.Key}", [.. known.Select(key => $"{SettingsSection.NameOf(section)}.{key}")]));

    /// <summary>One sentence for each section of a settings file that is none.</summary>
    public static IEnumerable<string> UnknownSections(IConfiguration file) => file.GetChildren()
        .Where(entry => !Sections.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
        .Select(entry => Sentence(entry.Key, Sections));

    private static string Sentence(string key, IEnumerable<string> known) => Spelling.Nearest(key, known) is { } near
        ? $"`{key}` is no setting; did you mean `{near}`?"
        : $"`{key}` is no setting; there are {string.Join(", ", known.Order(StringComparer.Ordinal).Select(name => $"`{name}`"))}";
}
