using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Fuzz;

/// <summary>What mutations start from and take pieces of: all shipped rules and all rules in the documentation, whole and by declaration.</summary>
internal sealed partial class Corpus
{
    private Corpus(ImmutableArray<string> files)
    {
        Files = files;
        SyntaxTree[] trees = [.. files.Select(file => SyntaxTree.Parse(SourceText.From(file)))];
        Declarations = [.. trees.SelectMany(tree => tree.Declarations).Select(declaration => declaration.ToFullString()).Where(text => text.Length <= 2_000).Distinct().Order(StringComparer.Ordinal)];
        Tokens = [.. trees.SelectMany(tree => tree.Tokens()).Select(token => token.Text).Where(text => text.Length is > 0 and <= 60).Distinct().Order(StringComparer.Ordinal)];
        Lines = [.. files.SelectMany(file => file.Split('\n')).Where(line => line.Length is > 0 and <= 200).Distinct().Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> Files { get; }

    public ImmutableArray<string> Declarations { get; }

    public ImmutableArray<string> Tokens { get; }

    public ImmutableArray<string> Lines { get; }

    /// <summary>The corpus of a checkout.</summary>
    public static Corpus Load(string root) => new(
    [
        .. Directory.GetFiles(Path.Combine(root, "rules"), "*.rules", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText),
        .. Directory.GetFiles(Path.Combine(root, "docs"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(page => Block().Matches(File.ReadAllText(page))).Select(block => block.Groups[1].Value).Where(text => text.Length > 0),
    ]);

    /// <summary>The folder of the solution above the running program.</summary>
    public static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Processing.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The program runs outside the repository.");
    }

    [GeneratedRegex("^```rules.*\n((?:.*\n)*?)```$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Block();
}
