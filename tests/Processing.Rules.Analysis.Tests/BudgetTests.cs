using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Analysis.Tests;

/// <summary>All analyses have one budget. Where it is used up, what was not looked at is told, and nothing is told that is not so.</summary>
public sealed class BudgetTests
{
    private const string Doubtful = """
        package budget

        lexicon Animal
          "cat" => 1
          "CAT" => 2

        lexicon Unused
          "x", "X"

        record Seen
          what: text
          where: text?

        rule seen -> Seen
          match "a" what:("b" | "c" | "B")

        rule never -> Seen
          match "d" what:(number & word)

        rule beaten -> Seen
          match "a" what:("c" | "b")
          score 0.5

        // allow DP4005: for the reader
        rule twice -> Seen
          match ("e" | "E") what:Animal

        rule where -> Seen
          match "f" what:word[length > 3 and length < 2]
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(13)]
    public void Every_budget_gives_what_all_give_or_says_what_is_left_out(int stride)
    {
        var whole = Check(Doubtful, CompilationLimits.Default.MaxAnalysisSteps).Select(Text).ToHashSet();
        Assert.DoesNotContain(whole, text => text.Contains("DP4020", StringComparison.Ordinal));
        Assert.Contains(whole, text => text.Contains("DP4006", StringComparison.Ordinal));
        var unfinished = 0;
        for (var steps = stride; steps < 4_000; steps += stride * 13)
        {
            var found = Check(Doubtful, steps);
            var told = found.LastOrDefault(diagnostic => diagnostic.Id == "DP4020");
            Assert.Subset(whole, found.Where(diagnostic => diagnostic.Id != "DP4020").Select(Text).ToHashSet());
            foreach (var missing in whole.Except(found.Select(Text)))
            {
                Assert.Contains($"`{missing[..6]}`", told?.Note, StringComparison.Ordinal);
            }

            unfinished += told is null ? 0 : 1;
        }

        Assert.True(unfinished > 3, $"only {unfinished} budgets were too small");
    }

    [Fact]
    public void What_is_left_out_is_named_with_its_number()
    {
        var found = Check(Rules(40), 3_000)[^1];
        Assert.Equal("DP4020", found.Id);
        Assert.Matches("^`DP40[0-9]{2}` left out rule `r[0-9]+`, (rule `r[0-9]+`, )*rule `r[0-9]+` and [0-9]+ more declarations; .*nothing was looked at for ", found.Note);
        Assert.Equal("looking for what is doubtful took more than 3,000 steps, so not all was looked at", found.Message);
    }

    [Fact]
    public void It_stands_behind_a_list_that_is_cut() => Assert.Equal(["DP3004", "DP4020"], Check(Rules(300), 30_000).TakeLast(2).Select(found => found.Id));

    [Fact]
    public void It_can_be_allowed() =>
        Assert.DoesNotContain("DP4020", RuleAnalysis.Check(Compile(Rules(40), 3_000), ["DP4020"], default).Select(found => found.Id));

    [Fact]
    public void A_comparison_that_grows_without_end_ends_with_the_budget()
    {
        var conditions = string.Join(" and ", Enumerable.Range(0, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"(x is \"a{i}\" or x is \"b{i}\")")));
        var found = Check($"package budget\n\nrecord R\n  x: text\n\nrule r -> R\n  match \"quorum\" x:word\n  where {conditions}\n\ntest \"t\"\n  given\n    > quorum a\n  expect R x: \"a\"\n", 1_000_000);
        Assert.Equal(["DP4020"], found.Select(diagnostic => diagnostic.Id));
        Assert.StartsWith("`DP4019` and `DP4024` left out rule `r`; the limit is ", found[0].Note, StringComparison.Ordinal);
    }

    // The costly rule takes what it wants where it stands; the other has its turn all the same.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_rule_does_not_take_the_turn_of_another(bool isFirst)
    {
        var conditions = string.Join(" and ", Enumerable.Range(0, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"(x is \"a{i}\" or x is \"b{i}\")")));
        var costly = $"rule costly -> R\n  match \"quorum\" x:word\n  where {conditions}\n\n";
        const string Doubtful = "rule doubtful -> R\n  match \"a\" x:(\"b\" | \"c\" | \"B\")\n  where x is \"b\" and x is \"c\"\n\n";
        var found = Check($"package budget\n\nrecord R\n  x: text\n\n{(isFirst ? costly + Doubtful : Doubtful + costly)}", 1_000_000);
        Assert.Equal(["DP4005", "DP4014", "DP4014", "DP4019", "DP4020"], found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
        Assert.StartsWith("`DP4019` and `DP4024` left out rule `costly`; the limit is ", found[^1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_takes_more_than_its_share_has_what_others_leave()
    {
        var conditions = string.Join(" and ", Enumerable.Range(0, 7).Select(i => string.Create(CultureInfo.InvariantCulture, $"(x is \"a{i}\" or x is \"b{i}\")")));
        var costly = $"rule costly -> R0\n  match \"quorum\" x:word\n  where {conditions}\n";
        Assert.DoesNotContain("DP4020", Check(Rules(40) + costly, 200_000).Select(diagnostic => diagnostic.Id));
        Assert.Contains("DP4020", Check(Rules(40) + costly, 20_000).Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void Long_lists_of_words_are_compared_whole()
    {
        var words = string.Join(" | ", Enumerable.Range(0, 2_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"w{i}\"")));
        var found = Analyzed.Of($"package budget\n\nrecord R\n  x: text\n\nrule r -> R\n  match x:({words} | \"W7\")\n").Where(diagnostic => diagnostic.Id == "DP4005");
        Assert.Equal("\"w7\"", Slice(Assert.Single(found).Secondary[0]));
    }

    private static string Slice(DiagnosticLabel label) => label.Location.Source.Content.Substring(label.Location.Span.Start, label.Location.Span.Length);

    private static string Rules(int count)
    {
        var rules = new StringBuilder("package budget\n\n");
        for (var i = 0; i < count; i++)
        {
            rules.Append(CultureInfo.InvariantCulture, $"record R{i}\n  x: text\n\nrule r{i} -> R{i}\n  match \"w{i}\" x:word\n\n");
        }

        return rules.ToString();
    }

    // The id first.
    private static string Text(Diagnostic diagnostic) => string.Create(CultureInfo.InvariantCulture, $"{diagnostic.Id} {diagnostic}");

    private static ImmutableArray<Diagnostic> Check(string rules, long steps) => RuleAnalysis.Check(Compile(rules, steps), default);

    private static RuleCompilation Compile(string rules, long steps) =>
        RuleCompilation.Create([new RuleFile("test.rules", Encoding.UTF8.GetBytes(rules))], [], CompilationLimits.Default with { MaxAnalysisSteps = steps });
}
