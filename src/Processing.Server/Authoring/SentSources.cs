using System.Collections.Immutable;
using Google.Protobuf.Collections;
using Processing.Rules;
using Processing.Server.Errors;
using Wire = Processing.Authoring.V1;

namespace Processing.Server.Authoring;

/// <summary>The rules of a call, found to be in order.</summary>
/// <param name="Files">What is asked about.</param>
/// <param name="Libraries">What they may import, besides the shipped packages.</param>
internal sealed record SentSources(ImmutableArray<RuleFile> Files, ImmutableArray<RuleFile> Libraries)
{
    // Every diagnostic repeats its path.
    private const int LongestPath = 512;

    /// <summary>Checks what was sent.</summary>
    /// <param name="sources">What was sent; null for nothing.</param>
    /// <param name="field">The field that holds the rules, for errors about it.</param>
    /// <param name="settings">How much it may be.</param>
    /// <returns>The sources, or what is wrong with them.</returns>
    public static (SentSources? Sources, ServiceError? Error) From(Wire.Sources? sources, string field, AuthoringSettings settings)
    {
        // First: a message of empty files holds very many of them.
        var count = (sources?.Files.Count ?? 0) + (sources?.Libraries.Count ?? 0);
        if (count > settings.MaxFiles)
        {
            return (null, ServiceErrors.TooManyFiles(count, settings.MaxFiles));
        }

        if (sources is null || !sources.Files.Any(file => file.Path.EndsWith(".rules", StringComparison.OrdinalIgnoreCase)))
        {
            return (null, ServiceErrors.SourcesMissing(field));
        }

        var bytes = sources.Files.Concat(sources.Libraries).Sum(file => (long)file.Content.Length);
        if (bytes > settings.MaxSourceBytes)
        {
            return (null, ServiceErrors.SourcesTooLarge(bytes, settings.MaxSourceBytes));
        }

        var paths = new HashSet<string>(StringComparer.Ordinal);
        var wrong = FirstWrong(field, sources.Files, paths) ?? FirstWrong("sources.libraries", sources.Libraries, paths);
        return wrong is null ? (new SentSources(Read(sources.Files), Read(sources.Libraries)), null) : (null, wrong);
    }

    /// <summary>What is wrong with a path by itself, as the rest of a sentence; null when nothing is.</summary>
    public static string? WrongWith(string path) =>
        path.Length == 0 ? "is empty"
        : path.Length > LongestPath ? $"is longer than {LongestPath} UTF-16 code units"
        : path.Contains('\\', StringComparison.Ordinal) ? "has a backslash; parts are separated by `/`"
        : path.Any(char.IsControl) ? "has a control character"
        : path.Split('/').Any(part => part is "" or "." or "..") ? "has an empty part, or one that is `.` or `..`"
        : null;

    private static ServiceError? FirstWrong(string field, RepeatedField<Wire.SourceFile> files, HashSet<string> paths)
    {
        for (var i = 0; i < files.Count; i++)
        {
            var wrong = WrongWith(files[i].Path) ?? (paths.Add(files[i].Path) ? null : "is that of another file, too");
            if (wrong is not null)
            {
                return ServiceErrors.SourcePathInvalid($"{field}[{i}].path", wrong);
            }
        }

        return null;
    }

    private static ImmutableArray<RuleFile> Read(RepeatedField<Wire.SourceFile> files) => [.. files.Select(file => new RuleFile(file.Path, file.Content.Memory))];
}
