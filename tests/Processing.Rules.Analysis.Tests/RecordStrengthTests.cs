using Processing.Rules.Analysis.Mutation;

namespace Processing.Rules.Analysis.Tests;

/// <summary>What tests see of what becomes of records that were found, and of the values of entities.</summary>
public sealed class RecordStrengthTests
{
    private const string People = """
        record Person
          name: text
          town: text
          key name like 0.8, town

        record Saying
          who: text

        rule person -> Person
          match "Mr" name:(word[case is title] word[case is title]) "of" town:word

        rule saying -> Saying
          match who:Person "said"
          set who = who.name

        reference Person
          surname of name like 1
          words "he", "him" within 2 sentences
          phrase ("the" "man" | "the" "boy") within sentence
          same town
          unless previous in ("Mrs")
        """;

    private const string OneMan = """

        test "one man"
          given
            > Mr John Carter of Leeds came.
          expect Person name: "John Carter"
        """;

    private const string Mentions = """

        test "each part of the key"
          given
            > Mr John Carter of Leeds came. Mr John Carters of Leeds left. Mr John Carter of York slept. Mr Fred Miller of York ate. Mr Fred Barber of York ate.
            > Carter said no. Mrs Carter said yes. Millet said yes.
          expect Person name: "John Carter" town: "Leeds"
          expect Person name: "John Carter" town: "York"
          expect Person name: "Fred Miller"
          expect Person name: "Fred Barber"
          expect no other Person
          expect Saying who: "John Carter"
          expect no other Saying

        test "words and phrases"
          given
            > Mr Fred Miller of York ate. One. He said no. Two. Three. He said yes.
            > Mr Adam Smith of York came and the man said no. The man said yes.
            > Mr Tom Fisher of York came and the boy said no.
            > Mr Paul Baker of York came, and then him said.
            > York said yes.
          expect Saying who: "Fred Miller"
          expect Saying who: "Adam Smith"
          expect Saying who: "Tom Fisher"
          expect Saying who: "Paul Baker"
          expect Saying who: "Paul Baker"
          expect no other Saying
        """;

    [Fact]
    public void Coverage_wants_records_joined_and_spoken_of_again()
    {
        var missing = Cover(People + OneMan).Missing.Where(element => element.Kind is not (ElementKind.RuleAlternative or ElementKind.Label));
        Assert.Equal(
            [
                "4: record `Person`: the key never joins two matches",
                "4: record `Person`: `name like 0.8` of the key never tells two matches apart",
                "4: record `Person`: `name like 0.8` never joins two that are not equal",
                "4: record `Person`: `town` of the key never tells two matches apart",
                "17: reference `Person`: `surname of name like 1` never stands for a record",
                "18: reference `Person`: `words \"he\", \"him\" within 2 sentences` never stands for a record",
                "19: reference `Person`: `phrase (\"the\" \"man\" | \"the\" \"boy\") within sentence` never stands for a record",
                "19: reference `Person`: alternative `\"the\" \"man\"`",
                "19: reference `Person`: alternative `\"the\" \"boy\"`",
                "20: reference `Person`: `same town` never stands for a record",
                "21: reference `Person`: `unless previous in (\"Mrs\")` never holds",
                "21: reference `Person`: `unless previous in (\"Mrs\")` is never passed",
            ],
            Describe(missing));
        Assert.Equal([], Describe(Cover(People + Mentions).Missing));
    }

    [Fact]
    public void Mutation_weakens_keys_and_references()
    {
        static bool IsOfRecords(Mutant mutant) => mutant.Kind is ElementKind.Key or ElementKind.Reference;
        Assert.Equal(
            [
                "4: key of record `Person` dropped",
                "4: `name like 0.8` dropped from the key",
                "4: `like` dropped from `name like 0.8`",
                "4: `name like 0.8` weakened to 0.4",
                "4: `town` dropped from the key",
                "17: `surname of name like 1` dropped",
                "17: `like` dropped from `surname of name like 1`",
                "17: `surname of name like 1` weakened to 0.5",
                "18: `words \"he\", \"him\" within 2 sentences` dropped",
                "18: `\"he\"` taken away from `words`",
                "18: `\"him\"` taken away from `words`",
                "18: `within 2 sentences` dropped from `words \"he\", \"him\" within 2 sentences`",
                "19: `phrase (\"the\" \"man\" | \"the\" \"boy\") within sentence` dropped",
                "19: `within sentence` dropped from `phrase (\"the\" \"man\" | \"the\" \"boy\") within sentence`",
                "20: `same town` dropped",
            ],
            Describe(Mutate(People + OneMan).Unnoticed.Where(IsOfRecords)));
        Assert.Equal([], Describe(Mutate(People + Mentions).Unnoticed.Where(IsOfRecords)));
    }

    [Fact]
    public void A_reference_goes_with_its_only_clue()
    {
        var report = Mutate("""
            record Town
              name: text
            rule town -> Town
              match "town" name:word
            record Note
              of: text
            rule note -> Note
              match of:Town "is"
              set of = of.name
            reference Town
              words "it"
            test "it"
              given
                > The town Leeds. It is old.
              expect Note of: "Leeds"
            """);
        Assert.Equal(["11: `words \"it\"` dropped: Noticed"], report.Results.Where(result => result.Mutant.Kind == ElementKind.Reference).Select(result => $"{result.Mutant.Location.Start.Line}: {result.Mutant.Description}: {result.Fate}"));
    }

    // A criterion counts where it can decide between rules of the named records.
    [Theory]
    [InlineData("", "score 0.5", MutantFate.Noticed, MutantFate.Unseen, MutantFate.Unseen, MutantFate.Unseen, MutantFate.Same, MutantFate.Same)]
    [InlineData("score 0.5", "", MutantFate.Noticed, MutantFate.Noticed, MutantFate.Noticed, MutantFate.Unseen, MutantFate.Same, MutantFate.Same)]
    [InlineData("", "", MutantFate.Noticed, MutantFate.Unseen, MutantFate.Same, MutantFate.Same, MutantFate.Same, MutantFate.Same)]
    [InlineData("", "priority 1", MutantFate.Noticed, MutantFate.Noticed, MutantFate.Same, MutantFate.Same, MutantFate.Same, MutantFate.Unseen)]
    public void A_criterion_counts_where_it_can_decide(
        string ofA, string ofB, MutantFate all, MutantFate longest, MutantFate scoreFirst, MutantFate score, MutantFate priorityFirst, MutantFate priority)
    {
        var report = Mutate($"""
            record A
              x: text
            record B
              x: text
            rule a -> A
              match x:("w" "x" "y")
              {ofA}
            rule b -> B
              match x:("y" "z")
              {ofB}
            resolve A, B by longest then score then priority
            test "the longer wins"
              given
                > w x y z
              expect A
              expect no B
            """);
        Assert.Equal(
            [
                ("dropped", all),
                ("`longest` dropped", longest),
                ("`score` before `longest`", scoreFirst),
                ("`priority` before `score`", priorityFirst),
                ("`score` dropped", score),
                ("`priority` dropped", priority),
            ],
            FatesOfOverlaps(report, "`resolve A, B by longest then score then priority`"));
    }

    [Theory]
    [InlineData("resolve A by longest then score then priority", MutantFate.Same)]
    [InlineData("resolve A by longest", MutantFate.Same)]
    [InlineData("resolve A keep all", MutantFate.Noticed)]
    public void The_usual_order_needs_no_words(string resolve, MutantFate dropped)
    {
        var report = Mutate($"""
            record A
              x: text
            rule a -> A
              match x:("w" "x")
            rule b -> A
              match x:"x"
            {resolve}
            test "the longer wins"
              given
                > w x
              expect A x: "w x"
              expect {(dropped == MutantFate.Noticed ? "A x: \"x\"" : "no A x: \"x\"")}
            """);
        Assert.Equal(("dropped", dropped), FatesOfOverlaps(report, $"`{resolve}`").First());
    }

    [Fact]
    public void Values_of_entities_are_changed()
    {
        const string Rules = """
            entity Count: integer
              match "dozen" => 12
              match n:number => integer(n)
              match "pair" n:"of"? => 2 if n exists else 3
            entity Word: text
              match "yes" w:word => w.text
            entity Home: country
              match "here" => FI
            entity Day: date
              match n:number "of" m:number => date(gregorian, 2000, m, n)
              match n:number "of" m:number => date(gregorian, n, m)
            record Found
              count: integer?
              word: text?
              home: country?
              day: date?
            rule found -> Found
              match "c" count:Count
              match "w" w:Word
              match "h" home:Home
              match "d" day:Day
              set word = w.value
            test "values"
              given
                > c dozen, c 7, w yes sir, h here, d 3 of 4, d 1990/5, c pair of, c pair
            """;
        Assert.Equal(
            [
                "2: `12` in the value `12` changed: Reached",
                "3: the value `integer(n)` changed: Reached",
                "4: `2 if n exists` taken away from `2 if n exists else 3`: Reached",
                "4: `2` in the value `2 if n exists else 3` changed: Reached",
                "4: `if n exists` dropped: Reached",
                "4: `3` in the value `2 if n exists else 3` changed: Reached",
                "4: `3` taken away from `2 if n exists else 3`: Reached",
                "6: the value `w.text` changed: Reached",
                "8: `FI` in the value `FI` changed: Reached",
                "10: `2000` in the value `date(gregorian, 2000, m, n)` changed: Reached",
                "11: the value `date(gregorian, n, m)` changed: Same",
                "22: `set word = w.value` dropped: Reached",
            ],
            FatesOfValues($"{Rules}\n  expect Found"));
        Assert.All(
            FatesOfValues($"{Rules}\n  expect Found count: 12\n  expect Found count: 7\n  expect Found count: 2\n  expect Found count: 3\n  expect Found word: \"sir\"\n  expect Found home: FI\n  expect Found day: \"2000-04-03\""),
            fate => Assert.True(fate.EndsWith(": Noticed", StringComparison.Ordinal) || fate.EndsWith(": Same", StringComparison.Ordinal), fate));
    }

    private static IEnumerable<string> FatesOfValues(string rules) =>
        Mutate(rules).Results.Where(result => result.Mutant.Kind == ElementKind.Value).Select(result => $"{result.Mutant.Location.Start.Line}: {result.Mutant.Description}: {result.Fate}");

    private static IEnumerable<(string, MutantFate)> FatesOfOverlaps(MutationReport report, string resolve) => report.Results.Where(result => result.Mutant.Kind == ElementKind.Overlap)
        .Select(result => (result.Mutant.Description.Replace($" from {resolve}", "", StringComparison.Ordinal).Replace($" in {resolve}", "", StringComparison.Ordinal).Replace($"{resolve} ", "", StringComparison.Ordinal), result.Fate));

    private static CoverageReport Cover(string rules)
    {
        var sources = TestBench.Sources(rules);
        return TestStrength.Cover(sources, TestBench.For(sources), null, default);
    }

    private static MutationReport Mutate(string rules)
    {
        var sources = TestBench.Sources(rules);
        return TestStrength.Mutate(sources, TestBench.For(sources), null, default);
    }

    private static IEnumerable<string> Describe(IEnumerable<Mutant> mutants) => mutants.Select(mutant => $"{mutant.Location.Start.Line}: {mutant.Description}");
}
