using System.Collections.Immutable;
using Processing.Cli.Loading;
using Processing.Server.RuleSets;

namespace Processing.Cli.Publishing;

/// <summary>The files of a package as they are sent to a server.</summary>
internal static class PackageFiles
{
    /// <summary>Reads rule files and folders, with the data files that they name and the file of field numbers beside them.</summary>
    /// <exception cref="UsageException">A path is not there or holds no rules, or two files would have the same path.</exception>
    public static ImmutableArray<KeyValuePair<string, ReadOnlyMemory<byte>>> Load(IReadOnlyList<string> paths)
    {
        var files = new SortedDictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var path in GivenPaths.Widest(paths))
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                throw new UsageException($"there is no rules file or folder `{path}`");
            }

            var loaded = RuleFolder.Load(path);
            if (!loaded.Any(file => file.IsRules))
            {
                throw new UsageException($"`{path}` holds no .rules file");
            }

            foreach (var file in loaded)
            {
                Add(files, file.Path, file.Content);
            }

            var numbers = RuleFolder.NumbersPath(path);
            if (File.Exists(numbers) && !files.ContainsKey(RuleFolder.NumbersFile))
            {
                Add(files, RuleFolder.NumbersFile, File.ReadAllBytes(numbers));
            }
        }

        return [.. files];
    }

    private static void Add(SortedDictionary<string, ReadOnlyMemory<byte>> files, string path, ReadOnlyMemory<byte> content)
    {
        if (!files.TryAdd(path, content) && !files[path].Span.SequenceEqual(content.Span))
        {
            throw new UsageException($"two files would have the path `{path}` in the package; push the folder above them");
        }
    }
}
