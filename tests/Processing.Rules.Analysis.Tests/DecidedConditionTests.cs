using System.Globalization;
using Processing.Rules.Tests;

namespace Processing.Rules.Analysis.Tests;

/// <summary>Conditions that hold never or always: examples, and random ones of which every claim is held against what the rules find.</summary>
public sealed class DecidedConditionTests
{
    private const string Record = """
        record R
          whole: text
          mark: text?

        """;

    // Every way to fill the labels, each alone and before an `e`.
    private static readonly string Lines = string.Join('\n',
        from a in new[] { "p", "q" }
        from n in new[] { "0 ", "1 ", "2 ", "۳ ", "2.5 " }
        from b in new[] { "", "p ", "q " }
        from c in new[] { "z", "- 1 z", "- 3 z e" }
        select $"{a} {n}{b}{c}");

    [Theory]
    [InlineData("where false", "DP4019")]
    [InlineData("where true", "DP4024")]
    [InlineData("unless false", "DP4019")]
    [InlineData("unless true", "DP4024")]
    [InlineData("where not a exists", "DP4019")]
    [InlineData("where a exists", "DP4024")]
    [InlineData("unless a exists", "DP4024")]
    [InlineData("where a is not a", "DP4019")]
    [InlineData("where n < n", "DP4019")]
    [InlineData("where a is a", "DP4024")]
    [InlineData("where 1 > 2", "DP4019")]
    [InlineData("where b is \"p\" and not b exists", "DP4019")]
    [InlineData("where a is \"p\" or not a is \"p\"", "DP4024")]
    [InlineData("where a.tokens > 0", "DP4024")]
    [InlineData("where n > 5\n  unless n > 3", "DP4024")]
    [InlineData("where n > 3\n  unless n < 2", "DP4019")]
    [InlineData("where a is \"p\"\n  where n > 3\n  where a is \"q\"", "DP4019")]
    [InlineData("unless n > 3\n  unless n > 2 and n < 2", "DP4019")]
    [InlineData("unless b exists\n  unless not b exists", "DP4024")]
    [InlineData("where n > 2 and not n > 2.5 and n is 3", "DP4019")]
    [InlineData("set mark = \"m\" if a exists", "DP4024")]
    [InlineData("set mark = \"m\" if (n > 3 and n < 2) else \"k\"", "DP4019")]
    [InlineData("set mark = \"k\" if c exists else \"m\" if not a exists", "DP4019")]
    [InlineData("set mark = concat(\"m\", \"k\" if a is a)", "DP4024")]
    [InlineData("set mark = (\"m\" if n > 2) if n > 3", "DP4024")]
    [InlineData("set mark = (\"m\" if n < 2) if n > 3", "DP4019")]
    [InlineData("where b exists\n  set mark = b.text if b exists", "DP4024")]
    [InlineData("unless b exists\n  set mark = b.text if b exists", "DP4019")]
    [InlineData("where n > 5\n  set mark = \"m\" if n < 3", "DP4019")]
    [InlineData("score 0.5 + 0.2 if n exists", "DP4024")]
    [InlineData("where n < 2\n  score 0.5 + 0.2 if n > 3", "DP4019")]
    public void Are_told(string clauses, string id) => Assert.Equal([id], Told(clauses));

    [Theory]
    [InlineData("where b exists")]
    [InlineData("where not b exists")]
    [InlineData("where b is b")]
    [InlineData("where b.tokens is 0")]
    [InlineData("where n > 5 or n <= 5")]
    [InlineData("where n > 3\n  unless n > 5")]
    [InlineData("where n > 5\n  unless c > 3")]
    [InlineData("where n is \"2\" and n is \"2.0\"")]
    [InlineData("unless n > 3\n  unless n > 5")]
    [InlineData("unless next in (\"e\")\n  unless not b exists")]
    [InlineData("set mark = \"m\" if b exists else \"k\"")]
    [InlineData("set mark = b.text if n > 2 else \"k\" if n > 1")]
    [InlineData("where n > 2\n  set mark = \"m\" if n > 3\n  score 0.1 if b exists")]
    [InlineData("set mark = (\"m\" if n > 3) else (\"k\" if n > 2)")]
    [InlineData("where concat(a, \"x Text:y\") is concat(a, \"x\", \"y\")")]
    public void Are_not_claimed(string clauses) => Assert.Empty(Told(clauses));

    [Theory]
    [InlineData("½")]
    [InlineData("℃")]
    [InlineData("ﷺ")]
    public void A_character_that_folds_to_several_tokens_is_one(string character)
    {
        var rules = $"{Record}rule r -> R\n  match whole:any[text is \"{character}\"]\n";
        Assert.DoesNotContain("DP4019", Analyzed.Ids(rules));
        Assert.StartsWith("R(", Found.In(character, rules), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_frame_requires_is_filled() => Assert.Equal(["12:9 DP4024", "13:10 DP4024"], Analyzed.Places("""
        record R
          trigger_word: text
          place: text
          when: text?
        lexicon Place
          "osh"
        rule r -> R
          trigger "meeting"
          place: Place
          when: number? within sentence
          set   trigger_word = trigger.text
          where place exists
          unless trigger exists
          unless when exists
        """).Where(place => place.EndsWith("DP4019", StringComparison.Ordinal) || place.EndsWith("DP4024", StringComparison.Ordinal)));

    [Fact]
    public void A_message_names_the_label_that_a_number_is_read_from() =>
        Assert.Contains(Analyzed.Of(Rule("where n > 24 and n < 24")), found => found.Message == "this condition never holds: no `n` meets all that is asked of it");

    [Fact]
    public void Every_claim_about_random_conditions_is_true()
    {
        var random = new Random(20261126);
        var claims = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 300; round++)
        {
            string[] clauses = [.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"{(random.Next(2) == 0 ? "where" : "unless")} {Condition(random, 2)}")];
            var rule = Rule(string.Join("\n  ", clauses));
            var firstLine = rule.Split('\n').Length - clauses.Length - 1;
            var found = new Lazy<string>(() => Found.In(Lines, rule));
            foreach (var claim in Analyzed.Of(rule).Where(diagnostic => diagnostic.Id is "DP4019" or "DP4024"))
            {
                var clause = claim.Location.Start.Line - firstLine - 1;
                var kind = $"{clauses[clause].Split(' ')[0]} {claim.Id}";
                claims[kind] = claims.GetValueOrDefault(kind) + 1;
                var expected = kind is "where DP4019" or "unless DP4024" ? "" : Found.In(Lines, Rule(string.Join("\n  ", clauses.Where((_, index) => index != clause))));
                Assert.True(expected == found.Value, $"{claim.Message}\n{rule}");
            }
        }

        Assert.Equal(["unless DP4019", "unless DP4024", "where DP4019", "where DP4024"], claims.Keys.Order(StringComparer.Ordinal));
        Assert.All(claims, claim => Assert.True(claim.Value >= 20, $"{claim.Key} was claimed {claim.Value} times only"));
    }

    // What is never given can go, and what always holds need not be asked.
    [Fact]
    public void Every_claim_about_random_conditions_of_values_is_true()
    {
        var random = new Random(20261127);
        var claims = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = 0; round < 250; round++)
        {
            string[] clauses = [.. Enumerable.Range(0, random.Next(3)).Select(_ => $"{(random.Next(2) == 0 ? "where" : "unless")} {Condition(random, 1)}")];
            string[] conditions = [Condition(random, 2), Condition(random, 1), Condition(random, 1)];
            string With(string[] of) => Rule(string.Join("\n  ", [.. clauses, $"set mark = concat((\"1\" if {of[0]}) if {of[1]} else \"2\", \"3\" if {of[2]} else \"4\")"]));
            var rule = With(conditions);
            var lastLine = rule.TrimEnd().Split('\n').Length;
            var found = new Lazy<string>(() => Found.In(Lines, rule));
            foreach (var claim in Analyzed.Of(rule).Where(diagnostic => diagnostic.Id is "DP4019" or "DP4024" && diagnostic.Location.Start.Line == lastLine && conditions.Distinct().Count() == 3))
            {
                var index = Array.FindIndex(conditions, condition => claim.Location.Text == condition || $"({claim.Location.Text})" == condition);
                Assert.True(index >= 0, claim.Location.Text);
                claims[claim.Id] = claims.GetValueOrDefault(claim.Id) + 1;
                string[] decided = [.. conditions];
                decided[index] = claim.Id == "DP4019" ? "1 > 2" : "2 > 1";
                Assert.True(Found.In(Lines, With(decided)) == found.Value, $"{claim.Message}\n{rule}");
            }
        }

        Assert.All(["DP4019", "DP4024"], id => Assert.True(claims.GetValueOrDefault(id) >= 20, $"{id} was claimed {claims.GetValueOrDefault(id)} times only"));
    }

    private static string[] Told(string clauses) => [.. Analyzed.Ids(Rule(clauses)).Where(id => id is "DP4019" or "DP4024")];

    private static string Rule(string clauses) => $"{Record}rule r -> R\n  match whole:(a:word n:number (b:word)? (\"-\" c:number)? \"z\")\n  {clauses}\n";

    private static string Condition(Random random, int depth) => random.Next(depth > 0 ? 8 : 5) switch
    {
        5 => $"not ({Condition(random, depth - 1)})",
        6 => $"({Condition(random, depth - 1)} and {Condition(random, depth - 1)})",
        7 => $"({Condition(random, depth - 1)} or {Condition(random, depth - 1)})",
        _ => Atom(random),
    };

    private static string Atom(Random random)
    {
        string One(params string[] of) => of[random.Next(of.Length)];
        var (label, text, number) = (One("a", "n", "b", "c"), One("a", "b", "a.text", "b.text"), One("n", "c", "number(n)"));
        var bound = random.Next(4).ToString(CultureInfo.InvariantCulture);
        return random.Next(12) switch
        {
            0 => One("true", "false", "1 > 2", "\"p\" is \"p\"", "2 in 1..3"),
            1 => $"{label} exists",
            2 or 3 => $"{number} {One("<", "<=", ">", ">=", "is", "is not")} {bound}",
            4 => $"{number} in 1..{bound}".Replace("1..0", "0..1", StringComparison.Ordinal),
            5 => $"{text} is {One("\"p\"", "\"q\"", "\"r\"")}",
            6 => $"{text} is not {One("\"p\"", "\"q\"")}",
            7 => $"{text} in [{One("\"p\"", "\"q\"")}, \"r\"]",
            8 => $"{label}.tokens {One("<", "<=", ">", ">=", "is", "is not")} {random.Next(3)}",
            9 => One("a is not a", "n < n", "b is b", "a is a", "n is c", "c > c"),
            10 => One("b in (\"p\" | \"q\")", "a contains (\"p\")", "next in (\"e\")", "n is \"2\"", "c is \"03\""),
            _ => $"{One("n", "c")} {One("<", ">")} {One("n", "c")}",
        };
    }
}
