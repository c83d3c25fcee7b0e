using System.Collections.Immutable;
using Processing.Matching.Programs;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Says what the tests of a rule set reach, and what they would notice.</summary>
/// <remarks>
/// Both are found the same way: an element is changed in the text of the rules, what the change touches is compiled again, and the tests run. An element is covered where taking it away
/// changes the records of some test's document; a mutant is noticed where some test then fails. So the plain run carries no instrument, an element that another one makes
/// superfluous is not covered. The cost of an element is one compilation of the rules without their data, and the tests until one has seen the change: the tests that saw
/// others of the same declaration come first. Results do not depend on the number of threads.
/// </remarks>
public static class TestStrength
{
    /// <summary>What the tests reach: each rule and entity alternative, branch of an outermost choice, label, lexicon, and both outcomes of each condition.</summary>
    /// <param name="sources">Rules without errors.</param>
    /// <param name="bench">Runs their tests.</param>
    /// <param name="progress">Told how many elements are done, and of how many; from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    public static CoverageReport Cover(RuleSources sources, ITestBench bench, Action<int, int>? progress, CancellationToken cancellation)
    {
        var results = Run(sources, bench, CoverageElements.Of, MutantFate.Reached, progress, cancellation);
        return new CoverageReport([.. results.Where(result => result.Fate != MutantFate.Impossible)]);
    }

    /// <summary>What the tests would notice: each element dropped or weakened, one at a time.</summary>
    /// <param name="sources">Rules without errors.</param>
    /// <param name="bench">Runs their tests.</param>
    /// <param name="progress">Told how many mutants are done, and of how many; from any thread.</param>
    /// <param name="cancellation">Stops it.</param>
    public static MutationReport Mutate(RuleSources sources, ITestBench bench, Action<int, int>? progress, CancellationToken cancellation) =>
        new(Run(sources, bench, MutationOperators.Of, MutantFate.Noticed, progress, cancellation));

    private static ImmutableArray<MutantResult> Run(
        RuleSources sources,
        ITestBench bench,
        Func<Symbols.SourceFile, IReadOnlyList<Mutant>> mutantsOf,
        MutantFate enough,
        Action<int, int>? progress,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(bench);
        var compilation = sources.Compile();
        if (compilation.Emit(cancellation).Program is not { } original)
        {
            throw new ArgumentException("The rules have errors.", nameof(sources));
        }

        var expected = bench.Observe(original, cancellation);
        Mutant[] mutants = [.. compilation.Files.Where(file => file.Origin == Symbols.FileOrigin.Root).SelectMany(file => InPackage(file, mutantsOf(file)))];
        if (mutants.Length == 0)
        {
            return [];
        }

        var compiler = new MutantCompiler(compilation, original);
        var order = new TestOrder(bench.Files);
        var done = 0;
        var fates = mutants.AsParallel().AsOrdered().WithCancellation(cancellation).Select(mutant =>
        {
            var fate = Judge(mutant, mutant.Realise(compiler), original, expected, bench, order, enough, cancellation);
            progress?.Invoke(Interlocked.Increment(ref done), mutants.Length);
            return new MutantResult(mutant, fate);
        });
        return [.. fates];
    }

    private static IReadOnlyList<Mutant> InPackage(Symbols.SourceFile file, IReadOnlyList<Mutant> mutants)
    {
        var package = file.PackageName.Split('.')[0];
        foreach (var mutant in mutants)
        {
            mutant.Package = package;
        }

        return mutants;
    }

    private static MutantFate Judge(
        Mutant mutant,
        RuleProgram? changed,
        RuleProgram original,
        ImmutableArray<TestObservation> expected,
        ITestBench bench,
        TestOrder order,
        MutantFate enough,
        CancellationToken cancellation)
    {
        if (changed is null)
        {
            return MutantFate.Impossible;
        }

        if (ReferenceEquals(changed, original))
        {
            return MutantFate.Same;
        }

        var fate = MutantFate.Unseen;
        foreach (var observed in bench.Run(changed, order.For(mutant.Declaration, mutant.Location.Source.Path), cancellation))
        {
            var before = expected[observed.Test];
            if (observed.Passed == before.Passed && observed.Records == before.Records)
            {
                continue;
            }

            fate = observed.Passed != before.Passed ? MutantFate.Noticed : MutantFate.Reached;
            if (fate == MutantFate.Noticed || enough == MutantFate.Reached)
            {
                order.Remember(mutant.Declaration, observed.Test);
                return fate;
            }
        }

        return fate;
    }
}
