using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Processing.Documents;
using Processing.Matching;
using Processing.Matching.Explaining;
using Processing.Pipeline;
using Processing.Rules;

namespace Processing.Server.Hosting;

/// <summary>The limits of reading, matching, compiling and explaining, as the configuration sets them.</summary>
/// <remarks>Sections <c>documents</c>, <c>matching</c>, <c>compilation</c> and <c>explaining</c>. A key is the name of the limit in snake case, as in the messages of those limits: <c>documents.max_bytes</c> is <c>"documents": {"max_bytes": 1000}</c> in a settings file and <c>documents__max_bytes=1000</c> in the environment.</remarks>
/// <param name="Extraction">Of reading and matching.</param>
/// <param name="Compilation">Of compiling.</param>
/// <param name="Explaining">Of explanations, which the command line gives.</param>
public sealed record EngineSettings(ExtractionLimits Extraction, CompilationLimits Compilation, ExplainLimits Explaining)
{
    /// <summary>Reads the limits of a settings file and of the environment, which goes before it.</summary>
    /// <param name="settingsFile">A JSON file; null for none. It must exist.</param>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    public static EngineSettings Load(string? settingsFile)
    {
        var builder = new ConfigurationBuilder();
        if (settingsFile is not null)
        {
            builder.AddConfiguration(SettingsFile.Read(settingsFile));
        }

        return Read(builder.AddEnvironmentVariables().Build());
    }

    /// <summary>Reads the limits of a configuration.</summary>
    /// <exception cref="OptionsValidationException">A key is unknown or a value is none; its failures are sentences for people.</exception>
    public static EngineSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var faults = ImmutableArray.CreateBuilder<string>();
        var documents = Bind(configuration.GetSection("documents"), DocumentLimits.Default with { }, faults);
        var matching = Bind(configuration.GetSection("matching"), MatchLimits.Default with { }, faults);
        var compilation = Bind(configuration.GetSection("compilation"), CompilationLimits.Default with { }, faults);
        var explaining = Bind(configuration.GetSection("explaining"), ExplainLimits.Default with { }, faults);
        return faults.Count == 0
            ? new EngineSettings(new ExtractionLimits(documents, matching), compilation, explaining)
            : throw new OptionsValidationException("limits", typeof(EngineSettings), faults);
    }

    /// <summary>What holds where nobody sets anything.</summary>
    public static EngineSettings Default { get; } = new(new ExtractionLimits(DocumentLimits.Default, MatchLimits.Default), CompilationLimits.Default, ExplainLimits.Default);

    /// <summary>The limits of reading and matching that are numbers, by their full keys.</summary>
    internal IEnumerable<KeyValuePair<string, double>> Numbers => [.. NumbersOf("documents", Extraction.Documents), .. NumbersOf("matching", Extraction.Matching)];

    /// <summary>The keys of a set of limits, in the order of their names.</summary>
    /// <param name="limits">A record of limits, such as <see cref="DocumentLimits"/>.</param>
    public static IEnumerable<string> KeysOf(Type limits) => Settable(limits).Select(Key).Order(StringComparer.Ordinal);

    private static T Bind<T>(IConfigurationSection section, T limits, ImmutableArray<string>.Builder faults)
        where T : class
    {
        var byKey = Settable(typeof(T)).ToDictionary(Key, StringComparer.OrdinalIgnoreCase);
        faults.AddRange(SettingKeys.Unknown(section, byKey.Keys));
        foreach (var entry in section.GetChildren())
        {
            if (!byKey.TryGetValue(entry.Key, out var property))
            {
                continue;
            }

            if (property.PropertyType == typeof(string))
            {
                property.SetValue(limits, entry.Value);
            }
            else if (!long.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > Largest(property))
            {
                faults.Add($"`{section.Key}.{entry.Key}` is `{entry.Value}`; it takes a whole number from 1 to {Largest(property).ToString(CultureInfo.InvariantCulture)}");
            }
            else
            {
                property.SetValue(limits, property.PropertyType == typeof(int) ? (object)(int)number : number);
            }
        }

        return limits;
    }

    private static IEnumerable<KeyValuePair<string, double>> NumbersOf(string section, object limits) => Settable(limits.GetType())
        .Where(property => property.PropertyType != typeof(string))
        .Select(property => KeyValuePair.Create($"{section}.{Key(property)}", Convert.ToDouble(property.GetValue(limits), CultureInfo.InvariantCulture)));

    private static long Largest(PropertyInfo property) => property.PropertyType == typeof(int) ? int.MaxValue : long.MaxValue;

    private static IEnumerable<PropertyInfo> Settable(Type limits) =>
        limits.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(long) || property.PropertyType == typeof(string));

    private static string Key(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
