using Benchmarks;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>Hostile rules end in one message, on a small stack and with little of the fuel that a clause has.</summary>
public sealed class HostileRulesTests
{
    private const int Stack = 512 * 1024;
    private const int LittleFuel = 100;

    private static readonly Dictionary<string, (string Source, string Id)> Rules = HostileRules.All().ToDictionary(rules => rules.Name, rules => (rules.Source, rules.Id));

    // Each holds very many mistakes, and is cut at the limit of messages; all others are one mistake.
    private static readonly HashSet<string> ManyMistakes =
        ["100,000 entries", "400,000 lines in column 0", "100,000 mistakes in a lexicon", "100,000 unknown names", "100,000 conflicts"];

    public static TheoryData<string> Names => [.. Rules.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void End_in_one_message(string name)
    {
        var (source, id) = Rules[name];
        string[] ids = [];
        var thread = new Thread(() => ids = [.. Compile.Emit(CompilationLimits.Default with { MaxTriesPerToken = LittleFuel }, ("a.rules", source)).Diagnostics.Select(diagnostic => diagnostic.Id)], Stack);
        thread.Start();
        thread.Join();
        var most = CompilationLimits.Default.MaxFileDiagnostics;
        string[] expected = id.Length == 0 ? [] : ManyMistakes.Contains(name) ? [.. Enumerable.Repeat(id, most), "DP3004"] : [id];
        Assert.Equal(expected, ids);
    }

    [Fact]
    public void Rules_that_are_meant_need_little_of_their_fuel()
    {
        var limits = CompilationLimits.Default with { MaxTriesPerToken = LittleFuel };
        foreach (var path in Directory.GetFiles(Repository.PathOf("rules"), "*.rules", SearchOption.AllDirectories))
        {
            Assert.Empty(SyntaxTree.Parse(SourceText.From(File.ReadAllText(path), path), limits).Diagnostics);
        }
    }

    [Fact]
    public void Suggestions_for_very_many_mistakes_are_bounded()
    {
        // 3,000 names that nobody declared, each near one of 3,000 that somebody did: 9,000,000 comparisons if nothing stopped them.
        var source = "record A\n  x: text\n\n"
            + string.Concat(Enumerable.Range(0, 3_000).Select(index => $"lexicon Word{index:D4}\n  \"a{index}\"\n"))
            + "rule r -> A\n  match x:(" + string.Join('|', Enumerable.Range(0, 3_000).Select(index => $"Wird{index:D4}")) + ")\n";
        var limits = CompilationLimits.Default with { MaxFileDiagnostics = 5_000 };
        var found = Compile.Emit(limits, ("a.rules", source)).Diagnostics.Where(diagnostic => diagnostic.Id == "DP2001").ToArray();
        Assert.Equal(3_000, found.Length);
        var suggestions = found.Count(diagnostic => DiagnosticRenderer.Render(diagnostic).Contains("did you mean", StringComparison.Ordinal));
        Assert.InRange(suggestions, 100, 1_000);
    }
}
