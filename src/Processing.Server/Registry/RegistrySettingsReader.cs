using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;
using Processing.Server.Hosting;

namespace Processing.Server.Registry;

/// <summary>Reads the settings of the registry from the configuration.</summary>
internal static class RegistrySettingsReader
{
    private static readonly ImmutableDictionary<string, PropertyInfo> Properties = typeof(RegistrySettings).GetProperties()
        .Where(property => property.IsDefined(typeof(ConfigurationKeyNameAttribute)))
        .ToImmutableDictionary(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The keys of the section.</summary>
    public static IReadOnlyCollection<string> Keys => [.. Properties.Keys];

    /// <summary>The settings that a configuration gives.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    public static RegistrySettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(RegistrySettings.Section);
        List<string> faults = [.. SettingKeys.Unknown(section, Keys), .. section.GetChildren().Select(Misread).OfType<string>()];
        var settings = new RegistrySettings();
        if (faults.Count == 0)
        {
            section.Bind(settings);
            faults.AddRange(settings.Check());
        }

        return faults.Count == 0 ? settings : throw new OptionsValidationException(RegistrySettings.Section, typeof(RegistrySettings), faults);
    }

    // The binder's own words name types of ours.
    private static string? Misread(IConfigurationSection entry)
    {
        if (!Properties.TryGetValue(entry.Key, out var property) || property.PropertyType == typeof(string))
        {
            return null;
        }

        var isFraction = property.PropertyType == typeof(double);
        var isNumber = isFraction ? double.TryParse(entry.Value, CultureInfo.InvariantCulture, out _)
            : property.PropertyType == typeof(int) ? int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
            : long.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        return isNumber ? null : $"`{RegistrySettings.Section}.{entry.Key}` is `{entry.Value}`; it takes a {(isFraction ? "number" : "whole number")}";
    }
}
