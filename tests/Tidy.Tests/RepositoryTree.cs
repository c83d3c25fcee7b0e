namespace Tidy.Tests;

/// <summary>The checked-out tree, found by walking up from the test assembly to Processing.sln.</summary>
internal static class RepositoryTree
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "TestResults", ".git", "generated"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(Path.Combine(Root, folder))
            ? Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar).Any(Generated.Contains))
                .Order(StringComparer.Ordinal)
            : [];

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Processing.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Processing.sln was not found above the test assembly");
    }
}
