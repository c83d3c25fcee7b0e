using Processing.Server.RuleSets;

namespace Processing.Cli.Loading;

/// <summary>Finds the rule files that a command line names, for commands that write them.</summary>
internal static class RuleFilePaths
{
    /// <summary>The files; folders are taken apart and sorted by name, each file once.</summary>
    /// <exception cref="UsageException">A path is not there, or holds no rules.</exception>
    public static IReadOnlyList<string> Expand(IReadOnlyList<string> paths)
    {
        var files = new List<string>();
        foreach (var path in GivenPaths.Widest(paths))
        {
            if (File.Exists(path))
            {
                files.Add(path);
                continue;
            }

            if (!Directory.Exists(path))
            {
                throw new UsageException($"there is no rules file or folder `{path}`");
            }

            var found = FolderWalk.Files(path).Where(file => file.EndsWith(".rules", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
            files.AddRange(found.Length > 0 ? found : throw new UsageException($"`{path}` holds no .rules file"));
        }

        return files;
    }
}
