using System.Collections.Immutable;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Rules.Symbols;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>The files of a revision as the compiler takes them.</summary>
internal static class PackageRules
{
    /// <summary>Name of the file of field numbers, at the root of a package.</summary>
    public const string NumbersFile = "schema.numbers.json";

    /// <summary>The compilation of a revision.</summary>
    public static RuleCompilation Compile(IReadOnlyCollection<PackageFile> files, CompilationLimits limits, CancellationToken cancellation) =>
        RuleCompilation.Create(Of(files, PackageFileRole.Root), Of(files, PackageFileRole.Library), limits, cancellation);

    /// <summary>What of the shipped packages a package imports, directly or not, with the data files that those name.</summary>
    /// <param name="roots">The files pushed.</param>
    /// <param name="shipped">All shipped files.</param>
    /// <param name="limits">Limits of reading them.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    public static IEnumerable<PackageFile> LibrariesOf(IReadOnlyCollection<PackageFile> roots, ImmutableArray<RuleFile> shipped, CompilationLimits limits, CancellationToken cancellation)
    {
        var files = RuleCompilation.Create(Of(roots, PackageFileRole.Root), shipped, limits, cancellation).Files;
        var waiting = new Queue<SourceFile>(files.Where(file => file.Origin == FileOrigin.Root));
        var packages = files.Where(file => file.Origin == FileOrigin.Library).ToLookup(file => file.PackageName, StringComparer.Ordinal);
        var taken = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var file))
        {
            foreach (var import in file.Imports)
            {
                foreach (var imported in packages[string.Join('.', import.Path.Items.Select(token => token.Text))])
                {
                    if (taken.TryAdd(imported.File.Path, imported))
                    {
                        waiting.Enqueue(imported);
                    }
                }
            }
        }

        var data = taken.Values.SelectMany(file => DataFileNames.In(file.File)).ToHashSet(StringComparer.Ordinal);
        return shipped.Where(file => file.IsRules ? taken.ContainsKey(file.Path) : data.Contains(Path.GetFileName(file.Path)))
            .Select(file => new PackageFile(file.Path, PackageFileRole.Library, file.Content));
    }

    /// <summary>The file of field numbers as a text; null where there is none.</summary>
    public static SourceText? NumbersOf(IEnumerable<PackageFile> files) =>
        files.FirstOrDefault(file => file.Role == PackageFileRole.Root && file.Path == NumbersFile) is { } numbers
            ? SourceText.From(System.Text.Encoding.UTF8.GetString(numbers.Content.Span), NumbersFile)
            : null;

    private static ImmutableArray<RuleFile> Of(IEnumerable<PackageFile> files, PackageFileRole role) =>
        [.. files.Where(file => file.Role == role).Select(file => new RuleFile(file.Path, file.Content))];
}
