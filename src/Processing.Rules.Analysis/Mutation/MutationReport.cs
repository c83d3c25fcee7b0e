using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>What the tests of a rule set would notice.</summary>
/// <param name="Results">All mutants, by file and place.</param>
public sealed record MutationReport(ImmutableArray<MutantResult> Results)
{
    /// <summary>The mutants that some test notices.</summary>
    public int Noticed => Results.Count(result => result.Fate == MutantFate.Noticed);

    /// <summary>The mutants that no test notices.</summary>
    public IEnumerable<Mutant> Unnoticed => Results.Where(result => result.Fate is MutantFate.Unseen or MutantFate.Reached).Select(result => result.Mutant);

    /// <summary>Mutants that do not count: the same program, or none.</summary>
    public int NotCounted => Results.Count(result => result.Fate is MutantFate.Same or MutantFate.Impossible);

    /// <summary>Noticed mutants and those that count, for each package, by name.</summary>
    public IEnumerable<PackageStrength> Packages =>
        PackageStrength.Of(Results.Where(result => result.Fate is not (MutantFate.Same or MutantFate.Impossible)), result => result.Fate == MutantFate.Noticed);

    /// <summary>Noticed mutants in percent of those that count, 0 to 100; 100 where there are none.</summary>
    public double Percent => Percentage.Of(Noticed, Results.Length - NotCounted);
}
