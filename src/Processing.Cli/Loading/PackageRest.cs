using System.Globalization;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Cli.Loading;

/// <summary>Says of rule files that were given one by one that their packages have more files, which is why names may not be known.</summary>
internal static class PackageRest
{
    /// <summary>A sentence for each package of which files beside the given ones were not given.</summary>
    /// <param name="paths">What the command line names.</param>
    public static IEnumerable<string> NotGiven(IReadOnlyList<string> paths)
    {
        var given = paths.Where(File.Exists).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var folder in given.Select(path => Path.GetDirectoryName(path) ?? ".").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (paths.Any(path => Directory.Exists(path) && (folder + Path.DirectorySeparatorChar).StartsWith(Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)))
            {
                continue;
            }

            var packages = given.Where(path => Path.GetDirectoryName(path) == folder).Select(PackageOf).Where(name => name.Length > 0).ToHashSet(StringComparer.Ordinal);
            var rest = Directory.EnumerateFiles(folder, "*.rules").Where(path => !given.Contains(path)).GroupBy(PackageOf).Where(group => packages.Contains(group.Key));
            foreach (var package in rest.OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                string[] files = [.. package.Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];
                var more = files.Length == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" and {files.Length - 1} more");
                yield return $"package `{package.Key}` was not given whole: `{files[0]}`{more} beside it {(files.Length == 1 ? "belongs" : "belong")} to it too, and what {(files.Length == 1 ? "it declares" : "they declare")} is not known here; check the folder";
            }
        }
    }

    private static string PackageOf(string path)
    {
        try
        {
            var tree = SyntaxTree.Parse(SourceText.From(new RuleFile(path, File.ReadAllBytes(path))));
            return tree.Declarations.OfType<PackageSyntax>().FirstOrDefault() is { } package ? string.Join('.', package.Path.Items.Select(part => part.Text)) : "";
        }
        catch (Exception away) when (away is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
