using System.Collections.Immutable;
using Processing.Rules;
using Processing.Rules.Analysis.Mutation;
using Processing.Rules.Symbols;
using Processing.Rules.Syntax;

namespace Processing.Cli.Loading;

/// <summary>Cuts rules that were named together into packages, each to be tested as it would be alone.</summary>
/// <remarks>
/// All rules of a rule set share what its zones exclude and its <c>resolve</c>s decide. Packages that only lie in one folder are no rule set: who uses one of them does not
/// have the zones of the others. So each is compiled by itself, and may import the others. A package is what stands before the first dot of its name; one that
/// has tests but no rules belongs to those that it imports.
/// </remarks>
internal static class TestUnits
{
    /// <summary>The rules of each package with all others to import from, in the order of their files; all of them as they are where there is one package.</summary>
    public static ImmutableArray<RuleSources> Of(RuleSelection selection, RuleCompilation compilation)
    {
        var roots = compilation.Files.Where(file => file.Origin == FileOrigin.Root).ToImmutableArray();
        var unitOf = Join(roots);
        var units = roots.GroupBy(file => unitOf[Package(file)], StringComparer.Ordinal).ToImmutableArray();
        if (units.Length < 2)
        {
            return [new RuleSources(selection.Roots, selection.Libraries, compilation.Limits)];
        }

        // Data is looked for beside the rules that name it, so that of all roots may be given to each.
        var data = selection.Roots.Where(file => !file.IsRules).ToImmutableArray();
        var paths = data.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var libraries = compilation.Files.Where(file => file.Origin == FileOrigin.Library).Select(file => file.File)
            .Concat(selection.Libraries.Where(file => !file.IsRules && !paths.Contains(file.Path))).ToImmutableArray();
        return [.. units.Select(unit => new RuleSources([.. unit.Select(file => file.File), .. data], [.. roots.Except(unit).Select(file => file.File), .. data, .. libraries], compilation.Limits))];
    }

    // For each package the name of its unit.
    private static Dictionary<string, string> Join(ImmutableArray<SourceFile> roots)
    {
        var packages = roots.GroupBy(Package, StringComparer.Ordinal).ToImmutableArray();
        var unitOf = packages.ToDictionary(package => package.Key, package => package.Key, StringComparer.Ordinal);
        foreach (var package in packages.Where(package => !package.Any(HasRules)))
        {
            foreach (var import in package.SelectMany(file => file.Imports).Where(import => !import.Path.Items.IsEmpty))
            {
                if (unitOf.GetValueOrDefault(import.Path.Items[0].Text) is { } other && other != unitOf[package.Key])
                {
                    var joined = unitOf[package.Key];
                    foreach (var member in packages.Where(member => unitOf[member.Key] == other))
                    {
                        unitOf[member.Key] = joined;
                    }
                }
            }
        }

        return unitOf;
    }

    private static string Package(SourceFile file) => file.PackageName.Split('.')[0];

    private static bool HasRules(SourceFile file) => file.Tree.Declarations.Any(declaration => declaration is RuleSyntax);
}
