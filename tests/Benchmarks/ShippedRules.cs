using Processing.Matching.Programs;
using Processing.Rules;

namespace Benchmarks;

/// <summary>The rules of the repository, compiled.</summary>
internal static class ShippedRules
{
    public static RuleProgram? News()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "rules", "news")))
        {
            folder = folder.Parent;
        }

        if (folder is null)
        {
            return null;
        }

        var root = Path.Combine(folder.FullName, "rules");
        RuleFile[] files = [.. Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".rules", StringComparison.Ordinal) || file.EndsWith(".tsv", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new RuleFile(Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllBytes(file)))];
        return RuleCompilation.Create(
            [.. files.Where(file => file.Path.StartsWith("news/", StringComparison.Ordinal))],
            [.. files.Where(file => !file.Path.StartsWith("news/", StringComparison.Ordinal))],
            CompilationLimits.Default).Emit().Program;
    }
}
