using System.Collections.Immutable;

namespace Processing.Rules.Analysis.Mutation;

/// <summary>What a compilation is made of, so that it can be made again with a change.</summary>
/// <param name="Roots">The files asked for, data files included. Only these are changed.</param>
/// <param name="Libraries">What they may import.</param>
/// <param name="Limits">How large all of it may be.</param>
public sealed record RuleSources(ImmutableArray<RuleFile> Roots, ImmutableArray<RuleFile> Libraries, CompilationLimits Limits)
{
    /// <summary>Compiles them.</summary>
    public RuleCompilation Compile() => RuleCompilation.Create(Roots, Libraries, Limits);
}
