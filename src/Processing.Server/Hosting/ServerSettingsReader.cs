using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace Processing.Server.Hosting;

/// <summary>Reads the settings of a server from its configuration.</summary>
internal static class ServerSettingsReader
{
    private static readonly ImmutableDictionary<string, Type> Types = typeof(ServerSettings).GetProperties()
        .Where(property => property.IsDefined(typeof(ConfigurationKeyNameAttribute)))
        .ToImmutableDictionary(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name, property => property.PropertyType, StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the section.</summary>
    public static IReadOnlyCollection<string> Keys => [.. Types.Keys];

    /// <summary>The settings that a configuration gives.</summary>
    /// <param name="start">What holds where the configuration says nothing.</param>
    /// <param name="configuration">The configuration.</param>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    public static ServerSettings Read(ServerSettings start, IConfiguration configuration)
    {
        var section = configuration.GetSection(ServerSettings.Section);
        List<string> faults = [.. SettingKeys.Unknown(section, Keys), .. section.GetChildren().Select(Misread).OfType<string>()];
        var settings = start with { };
        if (faults.Count == 0)
        {
            section.Bind(settings);
            faults.AddRange(settings.Check());
        }

        return faults.Count == 0 ? settings : throw new OptionsValidationException(ServerSettings.Section, typeof(ServerSettings), faults);
    }

    // The binder's own words name types of ours.
    private static string? Misread(IConfigurationSection entry)
    {
        if (!Types.TryGetValue(entry.Key, out var type) || type == typeof(string))
        {
            return null;
        }

        var isNumber = type == typeof(double) ? double.TryParse(entry.Value, CultureInfo.InvariantCulture, out _)
            : type == typeof(int) ? int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : long.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        return isNumber ? null : $"`{ServerSettings.Section}.{entry.Key}` is `{entry.Value}`; it takes a {(type == typeof(double) ? "number" : "whole number")}";
    }
}
