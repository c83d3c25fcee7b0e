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
    /// <param name="inner">Key of a section inside the section, which is left aside; null for none.</param>
    public static void Bind(object settings, IConfigurationSection section, List<string> faults, string? inner = null)
    {
        var keys = KeysOf(settings.GetType());
        List<string> wrong = [.. SettingKeys.Unknown(section, inner is null ? [.. keys.Keys] : [.. keys.Keys, inner]), .. section.GetChildren().Select(entry => Misread(section, entry, keys)).OfType<string>()];
        if (wrong.Count == 0)
        {
            var values = section.GetChildren().Where(entry => keys.ContainsKey(entry.Key)).Select(entry => KeyValuePair.Create(entry.Key, entry.Value));
            new ConfigurationBuilder().AddInMemoryCollection(values).Build().Bind(settings);
        }

        faults.AddRange(wrong);
    }

    /// <summary>Where a section stands, as messages spell it.</summary>
    public static string NameOf(IConfigurationSection section) => section.Path.Replace(ConfigurationPath.KeyDelimiter, ".", StringComparison.Ordinal);

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
        return isRight ? null : $"`{NameOf(section)}.{entry.Key}` is `{entry.Value}`; it takes {takes}";
    }
}
