using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Rules.Symbols;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>Compiles rules again and again with one file changed. What the change cannot touch is kept, so that producers that are the same are the same objects.</summary>
internal sealed class MutantCompiler(RuleCompilation compilation, RuleProgram original)
{
    /// <summary>The program without a change.</summary>
    public RuleProgram Original { get; } = original;

    /// <summary>The program with another text of a file; the original one where it comes to the same, null where it has errors.</summary>
    public RuleProgram? Compile(SourceFile file, string text)
    {
        if (compilation.EmitChanged(file.Tree.WithText(text)) is not { } changed)
        {
            return null;
        }

        if (changed.Producers.Length != Original.Producers.Length || changed.Zones.Length != Original.Zones.Length)
        {
            return changed;
        }

        // What was compiled again may have come to the same.
        var producers = Keep(Original.Producers, changed.Producers, same => new RuleProgram(same, []));
        var zones = Keep(Original.Zones, changed.Zones, same => new RuleProgram([], same));
        var policies = changed.Policies.Length == Original.Policies.Length && changed.Policies.Zip(Original.Policies, AreSame).All(same => same) ? Original.Policies : changed.Policies;
        return producers == Original.Producers && zones == Original.Zones && policies == Original.Policies ? Original : new RuleProgram(producers, zones, policies);
    }

    /// <summary>The program with another lexicon.</summary>
    public RuleProgram With(string lexicon, Func<Producer.Lexicon, Producer.Lexicon> change) =>
        new([.. Original.Producers.Select(producer => producer is Producer.Lexicon own && own.Name == lexicon ? change(own) : producer)], Original.Zones, Original.Policies);

    private static bool AreSame(OverlapPolicy left, OverlapPolicy right) => left.Producers.SequenceEqual(right.Producers) && left.Criteria.SequenceEqual(right.Criteria);

    // The new parts, each as the old object where it has the same content; the old array where all have.
    private static ImmutableArray<T> Keep<T>(ImmutableArray<T> before, ImmutableArray<T> after, Func<ImmutableArray<T>, RuleProgram> alone)
        where T : class
    {
        var kept = after.ToBuilder();
        var isSame = true;
        for (var index = 0; index < kept.Count; index++)
        {
            if (ReferenceEquals(before[index], after[index]) || alone([before[index]]).Revision == alone([after[index]]).Revision)
            {
                kept[index] = before[index];
            }
            else
            {
                isSame = false;
            }
        }

        return isSame ? before : kept.ToImmutable();
    }
}
