using System.Text;

namespace Processing.Rules.Analysis.Tests;

/// <summary>What an analysis says of inline rules: the only place of these tests that calls it.</summary>
internal static class Analyzed
{
    /// <summary>Line, column and id of each diagnostic.</summary>
    public static IEnumerable<string> Places(string rules) => Of(rules).Select(diagnostic => $"{diagnostic.Location.Start.Line}:{diagnostic.Location.Start.Column} {diagnostic.Id}");

    /// <summary>The ids alone, without those of missing tests and of cost.</summary>
    public static IEnumerable<string> Ids(string rules) => Of(rules).Select(diagnostic => diagnostic.Id).Where(id => id is not ("DP4014" or "DP4015" or "DP4016"));

    public static System.Collections.Immutable.ImmutableArray<Diagnostics.Diagnostic> Of(string rules)
    {
        var compilation = RuleCompilation.Create([new RuleFile("test.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default);
        Assert.Empty(compilation.Emit().Diagnostics.Select(diagnostic => diagnostic.ToString()));
        return RuleAnalysis.Check(compilation, default);
    }
}
