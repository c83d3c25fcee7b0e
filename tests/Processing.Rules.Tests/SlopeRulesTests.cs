using Benchmarks;

namespace Processing.Rules.Tests;

/// <summary>The rules whose time against length the benchmarks measure: a run of hours must not end at one that is no rule any more.</summary>
public sealed class SlopeRulesTests
{
    private static readonly Dictionary<string, string> Files = SlopeRules.Sources.Select(rules => (rules.Name, File: SlopeRules.Complete(rules.Rules)))
        .Concat(SlopeCase.All.Select(worst => (worst.Name, worst.File)))
        .ToDictionary(rules => rules.Name, rules => rules.File);

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Compile(string name) => Assert.NotEmpty(SlopeRules.CompileFile(Files[name]).Producers);
}
