using Microsoft.Extensions.Options;

namespace Processing.Server.Hosting;

/// <summary>Reads the settings file that a user named.</summary>
internal static class SettingsFile
{
    /// <summary>The content of a JSON file of settings.</summary>
    /// <param name="path">The file; it must exist.</param>
    /// <exception cref="OptionsValidationException">It is no JSON object, or has a section that is none; its failures are sentences for people.</exception>
    public static IConfigurationRoot Read(string path)
    {
        IConfigurationRoot content;
        try
        {
            content = new ConfigurationBuilder().AddJsonFile(Path.GetFullPath(path), optional: false, reloadOnChange: false).Build();
        }
        catch (InvalidDataException malformed)
        {
            throw new OptionsValidationException("settings", typeof(ServerSettings), [$"the settings file `{path}` cannot be read: {malformed.InnerException?.Message ?? malformed.Message}"]);
        }

        var unknown = SettingKeys.UnknownSections(content).ToList();
        return unknown.Count == 0 ? content : throw new OptionsValidationException("settings", typeof(ServerSettings), unknown.Select(fault => $"{path}: {fault}"));
    }
}
