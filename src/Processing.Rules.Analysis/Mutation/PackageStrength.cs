namespace Processing.Rules.Analysis.Mutation;

/// <summary>How strong the tests are against one package.</summary>
/// <param name="Package">The first part of the names of its packages: <c>news</c> for <c>news.people</c> and <c>news.places</c>. Empty for files that belong to none.</param>
/// <param name="Seen">How many of its elements are covered, or how many of its changes are noticed.</param>
/// <param name="All">Of how many.</param>
public sealed record PackageStrength(string Package, int Seen, int All)
{
    /// <summary>The share in percent, 0 to 100; 100 where there is nothing to see.</summary>
    public double Percent => Percentage.Of(Seen, All);

    internal static IEnumerable<PackageStrength> Of(IEnumerable<MutantResult> counted, Func<MutantResult, bool> isSeen) => counted
        .GroupBy(result => result.Mutant.Package, StringComparer.Ordinal).OrderBy(package => package.Key, StringComparer.Ordinal)
        .Select(package => new PackageStrength(package.Key, package.Count(isSeen), package.Count()));
}
