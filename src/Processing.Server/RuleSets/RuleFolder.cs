using System.Collections.Immutable;
using System.Text;
using Processing.Rules;
using Processing.Rules.Sources;

namespace Processing.Server.RuleSets;

/// <summary>Rule files on disk.</summary>
public static class RuleFolder
{
    /// <summary>Name of the file of field numbers, which <c>rules schema</c> keeps beside rules.</summary>
    public const string NumbersFile = "schema.numbers.json";

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
            return Read(folder, [path], Path.GetDirectoryName(path) ?? string.Empty);
        }

        if (Directory.Exists(path))
        {
            return Read(path, [.. FolderWalk.Files(path).Where(file => Path.GetExtension(file) == ".rules")], path);
        }

        throw new FileNotFoundException($"there is no rules file or folder `{path}`", path);
    }

    /// <summary>Where the file of field numbers that belongs to a rules file or folder stands, or would stand.</summary>
    /// <param name="path">A file or folder.</param>
    public static string NumbersPath(string path) => Path.Combine(Directory.Exists(path) ? path : Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : ".", NumbersFile);

    /// <summary>The file of field numbers that belongs to a rules file or folder; null where there is none.</summary>
    /// <param name="path">A file or folder.</param>
    public static SourceText? NumbersBeside(string path)
    {
        var file = NumbersPath(path);
        return File.Exists(file) ? SourceText.From(Encoding.UTF8.GetString(File.ReadAllBytes(file)), file) : null;
    }

    // A folder may hold thousands of documents beside its rules, so only files that the rules name are read as data.
    private static ImmutableArray<RuleFile> Read(string root, string[] rules, string shownRoot)
    {
        var files = new List<RuleFile>(rules.Select(file => Read(root, file, shownRoot)));
        var names = files.SelectMany(file => DataFileNames.In(file)).ToHashSet(StringComparer.Ordinal);
        if (names.Count > 0)
        {
            var data = FolderWalk.Files(root).Where(file => names.Contains(Path.GetFileName(file)) && Path.GetExtension(file) != ".rules");
            files.AddRange(data.Select(file => Read(root, file, shownRoot)));
        }

        return [.. files.OrderBy(file => file.Path, StringComparer.Ordinal)];
    }

    private static RuleFile Read(string root, string file, string shownRoot)
    {
        var relative = Path.GetRelativePath(root, file).Replace('\\', '/');
        return new RuleFile(relative, File.ReadAllBytes(file)) { DisplayPath = Path.Combine(shownRoot, relative).Replace('\\', '/') };
    }
}
