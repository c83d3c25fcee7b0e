using Fuzz;

namespace Processing.Rules.Analysis.Tests;

/// <summary>A short run of the fuzz program: mutated rules are read, bound, rewritten, formatted and printed without a fault.</summary>
public sealed class FuzzTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Mutated_rules_pass_all_checks(int seed)
    {
        var corpus = Corpus.Load(Repository.PathOf("."));
        var counts = new Counts();
        for (var chain = 0; chain < 150; chain++)
        {
            Assert.Null(new Chain(corpus, seed, chain).Run(counts)?.ToString());
        }

        Assert.Equal(150 * Chain.Length, counts.Texts);
        Assert.True(Math.Min(Math.Min(counts.Bound, counts.Rewritten), Math.Min(counts.Printed, counts.OfBytes)) > 200, counts.ToString());
        Assert.True(counts.Formatted > 5, counts.ToString());
    }
}
