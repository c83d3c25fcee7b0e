using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>What the tests of a rule set reach.</summary>
/// <param name="Elements">The elements, by file and place.</param>
public sealed record CoverageReport(ImmutableArray<MutantResult> Elements)
{
    /// <summary>The elements that no test reaches.</summary>
    public IEnumerable<Mutant> Missing => Elements.Where(element => !IsCovered(element)).Select(element => element.Mutant);

    /// <summary>Covered elements in percent, 0 to 100; 100 where there is nothing to cover.</summary>
    public double Percent => Percentage.Of(Elements.Count(IsCovered), Elements.Length);

    /// <summary>Covered and all elements of each file, by path.</summary>
    public IEnumerable<(string Path, int Covered, int All)> Files => Elements
        .GroupBy(element => element.Mutant.Location.Source.Path, StringComparer.Ordinal).OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => (file.Key, file.Count(IsCovered), file.Count()));

    /// <summary>The same for each package, by name.</summary>
    public IEnumerable<PackageStrength> Packages => PackageStrength.Of(Elements, IsCovered);

    private static bool IsCovered(MutantResult element) => element.Fate is MutantFate.Reached or MutantFate.Noticed;
}
