using System.Collections.Immutable;
using Processing.Rules;
using Processing.Rules.Symbols;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Processing.Storage;

namespace Processing.Server.Registry;

/// <summary>The shipped packages, read when the first package that imports anything comes. Safe to share between threads.</summary>
internal sealed class ShippedImports(EngineSettings settings)
{
    private readonly Lazy<(ImmutableArray<RuleFile> Files, ILookup<string, SourceFile> ByPackage)> _shipped = new(() =>
    {
        var files = RuleFolder.LoadShipped();
        return (files, RuleCompilation.Create(files, [], settings.Compilation).Files.ToLookup(file => file.PackageName, StringComparer.Ordinal));
    });

    /// <summary>What of them a package imports, directly or not, with the data files that those name.</summary>
    /// <param name="roots">The files of the package.</param>
    /// <param name="cancellation">Whether the caller gave up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public IEnumerable<PackageFile> ImportedBy(ImmutableArray<PackageFile> roots, CancellationToken cancellation)
    {
        var own = PackageRules.Compile(roots, settings.Compilation, cancellation).Files;
        if (own.All(file => file.Imports.IsEmpty))
        {
            return [];
        }

        var (files, byPackage) = _shipped.Value;
        var ownPackages = own.Select(file => file.PackageName).ToHashSet(StringComparer.Ordinal);
        var waiting = new Queue<SourceFile>(own);
        var taken = new Dictionary<string, SourceFile>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var file))
        {
            foreach (var name in file.Imports.Select(import => string.Join('.', import.Path.Items.Select(token => token.Text))).Where(name => !ownPackages.Contains(name)))
            {
                foreach (var imported in byPackage[name].Where(imported => taken.TryAdd(imported.File.Path, imported)))
                {
                    waiting.Enqueue(imported);
                }
            }
        }

        var data = taken.Values.SelectMany(file => DataFileNames.In(file.File)).ToHashSet(StringComparer.Ordinal);
        return files.Where(file => file.IsRules ? taken.ContainsKey(file.Path) : data.Contains(Path.GetFileName(file.Path)))
            .Select(file => new PackageFile(file.Path, PackageFileRole.Library, file.Content));
    }
}
