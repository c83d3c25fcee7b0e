using System.Globalization;
using System.Reflection;

namespace Processing.Server.Hosting;

/// <summary>Reads one section of the configuration into a record of settings, whose properties carry their keys.</summary>
internal static class SettingsSection
{
    /// <summary>The keys of a record of settings and what each takes.</summary>
    public static IReadOnlyDictionary<string, PropertyInfo> KeysOf(Type settings) => settings.GetProperties()
        .Where(property => property.IsDefined(typeof(ConfigurationKeyNameAttribute)))
        .ToDictionary(property => property.GetCustomAttribute<ConfigurationKeyNameAttribute>()?.Name ?? property.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>Lays a section over settings, unless something in it is wrong.</summary>
    /// <param name="settings">The settings; changed, so a copy that nobody else has.</param>
    /// <param name="section">The section.</param>
    /// <param name="faults">Receives one sentence for each unknown key and each value that is none.</param>
    public static void Bind(object settings, IConfigurationSection section, List<string> faults)
    {
        var keys = KeysOf(settings.GetType());
        List<string> wrong = [.. SettingKeys.Unknown(section, [.. keys.Keys]), .. section.GetChildren().Select(entry => Misread(section, entry, keys)).OfType<string>()];
        if (wrong.Count == 0)
        {
            section.Bind(settings);
        }

        faults.AddRange(wrong);
    }

    /// <summary>One fault for a number out of its range.</summary>
    public static void Between(ICollection<string> faults, string key, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"`{key}` is {value}, not between {least} and {most}"));
        }
    }

    // The binder's own words name types of ours.
    private static string? Misread(IConfigurationSection section, IConfigurationSection entry, IReadOnlyDictionary<string, PropertyInfo> keys)
    {
        if (!keys.TryGetValue(entry.Key, out var property) || property.PropertyType == typeof(string))
        {
            return null;
        }

        var type = property.PropertyType;
        var (isRight, takes) =
            type == typeof(double) ? (double.TryParse(entry.Value, CultureInfo.InvariantCulture, out _), "a number")
            : type == typeof(int) ? (int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), "a whole number")
            : type == typeof(long) ? (long.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _), "a whole number")
            : (bool.TryParse(entry.Value, out _), "true or false");
        return isRight ? null : $"`{section.Key}.{entry.Key}` is `{entry.Value}`; it takes {takes}";
    }
}
