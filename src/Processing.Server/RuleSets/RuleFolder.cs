using System.Collections.Immutable;
using Processing.Rules;

namespace Processing.Server.RuleSets;

/// <summary>Rule files on disk.</summary>
public static class RuleFolder
{
    private static readonly string[] Extensions = [".rules", ".tsv"];

    /// <summary>The folder of the shipped rules, which is laid beside the program (its name is not `rules`, as the program itself has that name).</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "rule-packages");

    /// <summary>The shipped packages, for imports.</summary>
    public static ImmutableArray<RuleFile> LoadShipped() => Load(Shipped);

    /// <summary>Reads a rules file with the data files beside it, or all rules and data files under a folder, sorted by path.</summary>
    /// <param name="path">A file or folder.</param>
    /// <exception cref="FileNotFoundException">There is neither.</exception>
    public static ImmutableArray<RuleFile> Load(string path)
    {
        if (File.Exists(path))
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
            var data = Directory.EnumerateFiles(folder, "*.tsv", SearchOption.AllDirectories);
            return [.. data.Prepend(path).Select(file => Read(folder, file, Path.GetDirectoryName(path) ?? string.Empty)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        }

        if (Directory.Exists(path))
        {
            var files = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(file => Extensions.Contains(Path.GetExtension(file)));
            return [.. files.Select(file => Read(path, file, path)).OrderBy(file => file.Path, StringComparer.Ordinal)];
        }

        throw new FileNotFoundException($"there is no rules file or folder `{path}`", path);
    }

    private static RuleFile Read(string root, string file, string shownRoot)
    {
        var relative = Path.GetRelativePath(root, file).Replace('\\', '/');
        return new RuleFile(relative, File.ReadAllBytes(file)) { DisplayPath = Path.Combine(shownRoot, relative).Replace('\\', '/') };
    }
}
