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

    private static IEnumerable<string> Describe(IEnumerable<Mutant> mutants) => mutants.Select(mutant => $"{mutant.Location.Start.Line}: {mutant.Description}");
}
