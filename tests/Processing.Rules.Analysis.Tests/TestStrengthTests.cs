using Processing.Rules.Analysis.Mutation;

namespace Processing.Rules.Analysis.Tests;

public sealed class TestStrengthTests
{
    private const string Rules = """
        lexicon Greeting
          "hello"
          "good morning"
        lexicon Farewell
          "bye"
        lexicon Unused
          "never"

        pattern Title = "Mr" | "Mrs"

        entity Hour: integer
          match n:number where n < 24 => integer(n)
          match "noon" => 12

        record Greeted
          name: text
          title: text?
          hour: integer?

        rule greeting -> Greeted
          match Greeting title:Title? name:(word[case is title]{1,2}) ("at" hour:Hour)?
          match Farewell name:word
          unless next in ("Street")

        test "a title"
          given
            > Hello Mrs Anna at 7.
          expect Greeted name: "Anna"  hour: 7

        test "no street"
          given
            > Hello Anna street. Good morning Eve Adams at 77.
          expect no Greeted name: "Anna"
          expect Greeted name: "Eve Adams"
        """;

    [Fact]
    public void Coverage_names_what_no_test_reaches()
    {
        var sources = TestBench.Sources(Rules);
        var report = TestStrength.Cover(sources, TestBench.For(sources), null, default);
        Assert.Equal(
            [
                "4: lexicon `Farewell`",
                "6: lexicon `Unused`",
                "9: pattern `Title`: alternative `\"Mr\"`",
                "13: entity `Hour`: `match \"noon\"`",
                "22: rule `greeting`: `match Farewell name:word`",
                "22: rule `greeting`: label `name` is never used",
            ],
            Describe(report.Missing));
        Assert.Equal([("test.rules", 12, 18)], report.Files);
        Assert.Equal(100.0 * 12 / 18, report.Percent, 6);
    }

    [Fact]
    public void Conditions_are_covered_both_ways()
    {
        var sources = TestBench.Sources("""
            record A
              x: text
            rule a -> A
              match x:number
              where x in 1..9
              unless next in ("kg")
            test "small"
              given
                > 7 m
              expect A x: "7"
            """);
        var report = TestStrength.Cover(sources, TestBench.For(sources), null, default);
        Assert.Equal(["5: rule `a`: `where x in 1..9` is never false", "6: rule `a`: `unless next in (\"kg\")` never holds"], Describe(report.Missing));
    }

    [Fact]
    public void Mutation_names_what_no_test_notices()
    {
        var sources = TestBench.Sources("""
            lexicon Greeting
              "hello" => "en"
              "salaam" => "fa"
            record Greeted
              name: text
            rule greeting -> Greeted
              match Greeting ("dear" | "my")? name:(word[case is title]{1,3}) not ahead("Street")
            test "one"
              given
                > hello dear Anna Eve and hello Maria
              expect Greeted name: "Anna Eve"
            """);
        var report = TestStrength.Mutate(sources, TestBench.For(sources), null, default);
        Assert.Equal(
            [
                "3: entry `\"salaam\" => \"fa\"` taken away",
                "7: alternative `\"my\"` taken away",
                "7: `(\"dear\" | \"my\")?` made mandatory",
                "7: the least of `word[case is title]{1,3}` raised to 2",
                "7: the most of `word[case is title]{1,3}` lowered to 2",
                "7: `not ahead(\"Street\")` dropped",
            ],
            Describe(report.Unnoticed));
        Assert.Equal(report.Results.Length, report.Noticed + report.Unnoticed.Count() + report.NotCounted);
        Assert.Equal(0, report.NotCounted);
    }

    [Fact]
    public void What_set_and_score_say_is_changed_too()
    {
        var report = Mutate("""
            enum Tone
              warm
              cool
            record Greeted
              name: text
              tone: Tone
              loud: boolean?
              words: integer?
              note: text?
              from: country?
            rule greeting -> Greeted
              match name:("hello" number?)
              set tone = cool, loud = true, words = name.tokens + 1, note = "a" + "b" if name.tokens > 1
              set from = EE
              score 0.4 + 0.2 if name.tokens > 1
            test "tone only"
              given
                > hello 5
              expect Greeted tone: "cool" words: 3
            """);
        Assert.Equal(
            [
                "13: `\"a\"` in `set note = \"a\" + \"b\" if name.tokens > 1` changed",
                "13: `\"b\"` in `set note = \"a\" + \"b\" if name.tokens > 1` changed",
                "13: `if name.tokens > 1` dropped",
                "13: `set loud = true` dropped",
                "13: `set note = \"a\" + \"b\" if name.tokens > 1` dropped",
                "13: `true` in `set loud = true` changed",
                "14: `EE` in `set from = EE` changed",
                "14: `set from = EE` dropped",
                "15: `0.2` of the score lowered to 0.1",
                "15: `0.4` of the score lowered to 0.2",
                "15: `if name.tokens > 1` dropped",
                "15: `score 0.4 + 0.2 if name.tokens > 1` dropped",
            ],
            Describe(report.Unnoticed).Where(text => !text.StartsWith("12:", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        // A required field cannot be left without its value, but it can have another one.
        Assert.Contains(new MutantSummary("13: `set tone = cool` dropped", MutantFate.Impossible), Summaries(report));
        Assert.Contains(new MutantSummary("13: `cool` in `set tone = cool` changed", MutantFate.Noticed), Summaries(report));
        Assert.Contains(new MutantSummary("13: `1` in `set words = name.tokens + 1` changed", MutantFate.Noticed), Summaries(report));
    }

    [Fact]
    public void A_test_that_states_the_score_notices_each_part_of_it()
    {
        var report = Mutate("""
            record A
              x: text
              y: text?
            rule a -> A
              match x:("a" number) (y:"b" | number)?
              set y = y.text else "none"
              score 0.4 + 0.2 if y exists
            test "with b"
              given
                > a 1 b
              expect A score 0.6 x: "a 1" y: "b"
            test "without b"
              given
                > a 1
              expect A score 0.4 x: "a 1" y: "none"
            """);
        Assert.DoesNotContain(report.Unnoticed, mutant => mutant.Kind is ElementKind.Score or ElementKind.Value);
    }

    [Fact]
    public void A_score_of_one_is_that_of_a_rule_without_a_score()
    {
        var report = Mutate("""
            record A
              x: text
            rule a -> A
              match x:"a"
              score 1
            test "a"
              given
                > a
              expect A x: "a"
            """);
        Assert.Contains(new MutantSummary("5: `score 1` dropped", MutantFate.Same), Summaries(report));
        Assert.Contains(new MutantSummary("5: `1` of the score lowered to 0.5", MutantFate.Reached), Summaries(report));
    }

    // Whether a priority can decide anything: by which rules compete, and by their names where priorities are equal.
    [Theory]
    [InlineData("b", "priority 1", "", "", MutantFate.Noticed, MutantFate.Noticed)]
    [InlineData("a", "priority 1", "", "", MutantFate.Same, MutantFate.Noticed)]
    [InlineData("b", "priority 2", "priority 1", "", MutantFate.Noticed, MutantFate.Noticed)]
    [InlineData("a", "priority 5", "priority -5", "", MutantFate.Same, MutantFate.Same)]
    [InlineData("b", "priority 1", "", "resolve A by longest then score", MutantFate.Same, MutantFate.Same)]
    [InlineData("b", "priority 1", "", "resolve A keep all", MutantFate.Same, MutantFate.Same)]
    [InlineData("b", "priority 1", "", "resolve A by priority then longest", MutantFate.Noticed, MutantFate.Noticed)]
    [InlineData("a", "priority 1", "", "resolve A by priority then longest", MutantFate.Reached, MutantFate.Noticed)]
    public void A_priority_counts_where_it_can_decide(string name, string priority, string other, string resolve, MutantFate dropped, MutantFate turned)
    {
        var rival = name == "a" ? "b" : "a";
        var longer = resolve.EndsWith("longest", StringComparison.Ordinal) && name == "a" ? " \"z\"?" : "";
        var report = Mutate($"""
            record A
              x: text
              by: text
            rule {name} -> A
              match x:("x" "y")
              set by = "{name}"
              {priority}
            rule {rival} -> A
              match x:("x" "y"{longer})
              set by = "{rival}"
              {other}
            {resolve}
            test "who wins"
              given
                > x y
              expect A by: "{name}"
            test "a longer one"
              given
                > x y z
              expect A
            """);
        Assert.Contains(new MutantSummary($"7: `{priority}` dropped", dropped), Summaries(report));
        Assert.Contains(new MutantSummary($"7: `{priority}` turned round", turned), Summaries(report));
    }

    [Fact]
    public void A_priority_between_records_counts_where_the_policy_has_it()
    {
        string Rules(string policy) => $"""
            record A
              x: text
            record B
              x: text
            rule b -> A
              match x:("x" "y")
              priority 1
            rule a -> B
              match x:("x" "y")
            resolve A, B by {policy}
            test "A wins"
              given
                > x y
              expect {(policy == "longest" ? "B" : "A")} x: "x y"
            """;
        Assert.Contains(new MutantSummary("7: `priority 1` dropped", MutantFate.Same), Summaries(Mutate(Rules("longest"))));
        Assert.Contains(new MutantSummary("7: `priority 1` dropped", MutantFate.Noticed), Summaries(Mutate(Rules("longest then priority"))));
    }

    [Fact]
    public void Columns_and_branches_of_unless_are_elements()
    {
        var sources = TestBench.Sources("""
            lexicon Title
              "minister" => { id: "m", rank: 1 }
              "clerk"    => { id: "c", rank: 2 }
            record Office
              id: text
              rank: integer?
            rule office -> Office
              match t:Title word
              unless next in ("hall") or (t.rank is 2)
              set id = t.id
            test "a minister"
              given
                > Minister Eve. Minister Anna hall.
              expect Office id: "m"
            """);
        var report = TestStrength.Cover(sources, TestBench.For(sources), null, default);
        Assert.Equal(
            ["9: rule `office`: branch `(t.rank is 2)` of `unless` never holds"],
            Describe(report.Missing).Where(missing => !missing.Contains("column `rank`", StringComparison.Ordinal)));
        Assert.Contains("2: lexicon `Title`: column `rank` is never used", Describe(report.Missing));
    }

    [Fact]
    public void Overlap_policies_outlive_a_changed_lexicon()
    {
        var sources = TestBench.Sources("""
            lexicon Place
              "hall"
            record A
              x: text
            record B
              x: text
            rule a -> A
              match x:("town" Place)
            rule b -> B
              match x:("town" "hall" "square")
            resolve A, B by longest
            test "the longer wins"
              given
                > The town hall square.
              expect B x: "town hall square"
              expect no A
            """);
        Assert.Contains("1: lexicon `Place`", Describe(TestStrength.Cover(sources, TestBench.For(sources), null, default).Missing));
    }

    [Fact]
    public void Nothing_to_cover_is_all_covered()
    {
        var sources = TestBench.Sources("record A\n  x: text\n");
        Assert.Equal(100, TestStrength.Cover(sources, TestBench.For(sources), null, default).Percent);
        Assert.Equal(100, TestStrength.Mutate(sources, TestBench.For(sources), null, default).Percent);
    }

    private static MutationReport Mutate(string rules)
    {
        var sources = TestBench.Sources(rules);
        return TestStrength.Mutate(sources, TestBench.For(sources), null, default);
    }

    private static IEnumerable<MutantSummary> Summaries(MutationReport report) =>
        report.Results.Select(result => new MutantSummary($"{result.Mutant.Location.Start.Line}: {result.Mutant.Description}", result.Fate));

    private sealed record MutantSummary(string Text, MutantFate Fate);

    private static IEnumerable<string> Describe(IEnumerable<Mutant> mutants) => mutants.Select(mutant => $"{mutant.Location.Start.Line}: {mutant.Description}");
}
