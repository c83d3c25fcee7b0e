using System.Collections.Immutable;
using Processing.Cli.Output;
using Processing.Rules;
using Processing.Rules.Sources;
using Processing.Server.Hosting;
using Processing.Server.RuleSets;
using Spectre.Console;

namespace Processing.Cli.Loading;

/// <summary>The rules that a command line names: its own files, and the shipped packages to import from.</summary>
/// <param name="Roots">The rules whose records come out.</param>
/// <param name="Libraries">What they may import.</param>
internal sealed record RuleSelection(ImmutableArray<RuleFile> Roots, ImmutableArray<RuleFile> Libraries)
{
    /// <summary>The file of field numbers beside the first path that was named; null where there is none.</summary>
    public SourceText? Numbers { get; private init; }

    /// <summary>Loads the named files and folders, each file once; none means the shipped rules.</summary>
    /// <exception cref="UsageException">A path is not there, or holds no rules.</exception>
    public static RuleSelection Load(IReadOnlyList<string> paths) => Load(paths, null);

    /// <summary>The same with other packages to import from.</summary>
    /// <param name="paths">The named files and folders; none means the shipped rules.</param>
    /// <param name="packages">A folder that takes the place of that of the shipped packages; null for these.</param>
    /// <exception cref="UsageException">A path is not there, or holds no rules.</exception>
    public static RuleSelection Load(IReadOnlyList<string> paths, string? packages)
    {
        if (paths.Count == 0)
        {
            return OfShipped(RuleSetCompiler.DefaultFolder);
        }

        // Two files of one folder may name the same data.
        var roots = ImmutableArray.CreateBuilder<RuleFile>();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in GivenPaths.Widest(paths))
        {
            if (!File.Exists(path) && !Directory.Exists(path))
            {
                throw new UsageException($"there is no rules file or folder `{path}`");
            }

            var files = RuleFolder.Load(path);
            if (!files.Any(file => file.IsRules))
            {
                throw new UsageException($"`{path}` holds no .rules file");
            }

            roots.AddRange(files.Where(file => taken.Add(FolderWalk.RealPath(file.DisplayPath))));
        }

        if (packages is not null && !Directory.Exists(packages))
        {
            throw new UsageException($"there is no folder of packages `{packages}`");
        }

        return new RuleSelection(roots.ToImmutable(), packages is null ? RuleFolder.LoadShipped() : RuleFolder.Load(packages)) { Numbers = RuleFolder.NumbersBeside(paths[0]) };
    }

    /// <summary>The shipped rules of one folder, with all others to import from.</summary>
    public static RuleSelection OfShipped(string folder)
    {
        var shipped = RuleFolder.LoadShipped();
        return new RuleSelection([.. shipped.Where(IsUnder)], [.. shipped.Where(file => !IsUnder(file))]) { Numbers = RuleFolder.NumbersBeside(Path.Combine(RuleFolder.Shipped, folder)) };

        bool IsUnder(RuleFile file) => file.Path.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    /// <summary>Compiles them to a server's default rule set; null when they have errors, which are printed.</summary>
    public RuleSet? TryReady(EngineSettings settings, IAnsiConsole errors)
    {
        var emitted = Compile(settings).Emit();
        if (emitted.Program is null)
        {
            DiagnosticPrinter.Print(errors, emitted.Diagnostics);
            errors.WriteLine(DiagnosticPrinter.Summary(emitted.Diagnostics));
            return null;
        }

        return RuleSetCompiler.ToRuleSet("default", emitted, settings.Extraction, Numbers);
    }

    /// <summary>Compiles them.</summary>
    public RuleCompilation Compile(EngineSettings settings) => RuleCompilation.Create(Roots, Libraries, settings.Compilation);
}
