using Microsoft.Extensions.Options;
using Processing.Server.Auditing;
using Processing.Server.Authoring;
using Processing.Server.Security;
using Processing.Server.Serving;
using Processing.Server.Telemetry;

namespace Processing.Server.Hosting;

/// <summary>Reads the settings of a server from its configuration.</summary>
internal static class ServerSettingsReader
{
    /// <summary>All keys, with their sections.</summary>
    public static IEnumerable<string> Keys => Sections(new ServerSettings()).SelectMany(part => SettingsSection.KeysOf(part.Settings.GetType()).Keys.Select(key => $"{part.Section}.{key}"));

    /// <summary>The settings that a configuration gives.</summary>
    /// <param name="start">What holds where the configuration says nothing.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    public static ServerSettings Read(ServerSettings start, IConfiguration configuration)
    {
        var faults = new List<string>();
        var settings = start with { Security = start.Security with { }, Connections = start.Connections with { }, Telemetry = start.Telemetry with { }, Audit = start.Audit with { }, Quotas = QuotaSettings.Read(start.Quotas, configuration.GetSection(QuotaSettings.Section), faults), Authoring = start.Authoring with { } };
        foreach (var (section, part) in Sections(settings).Where(part => part.Settings is not QuotaSettings))
        {
            SettingsSection.Bind(part, configuration.GetSection(section), faults);
        }

        if (faults.Count == 0)
        {
            faults.AddRange(settings.Check());
        }

        return faults.Count == 0 ? settings : throw new OptionsValidationException(ServerSettings.Section, typeof(ServerSettings), faults);
    }

    /// <summary>The settings that are numbers, by their full keys: what bounds a call.</summary>
    public static IEnumerable<KeyValuePair<string, double>> Numbers(ServerSettings settings) => SettingsSection.KeysOf(typeof(ServerSettings))
        .Where(key => key.Value.PropertyType != typeof(string) && key.Value.PropertyType != typeof(bool))
        .Select(key => KeyValuePair.Create($"{ServerSettings.Section}.{key.Key}", Convert.ToDouble(key.Value.GetValue(settings), System.Globalization.CultureInfo.InvariantCulture)));

    private static IEnumerable<(string Section, object Settings)> Sections(ServerSettings settings) =>
        [
            (ServerSettings.Section, settings), (SecuritySettings.Section, settings.Security), (ConnectionSettings.Section, settings.Connections),
            (TelemetrySettings.Section, settings.Telemetry), (AuditSettings.Section, settings.Audit), (QuotaSettings.Section, settings.Quotas),
            (AuthoringSettings.Section, settings.Authoring),
        ];
}
