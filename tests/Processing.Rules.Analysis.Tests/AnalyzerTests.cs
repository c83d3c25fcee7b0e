namespace Processing.Rules.Analysis.Tests;

public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("/KGZ/")]
    [InlineData("/[A-Z]+/")]
    [InlineData("/ي.*/")]
    [InlineData("/[a-z]+[0-9]+/")]
    [InlineData("/a b/")]
    [InlineData("/\\s+/")]
    [InlineData("/x?y-z/")]
    [InlineData("/[۰-۹]+/")]
    [InlineData("/(ab|cd)\\d/")]
    public void A_regex_for_what_no_folded_token_is_never_matches(string regex) => Assert.Equal(["DP4004"], Analyzed.Ids(Pattern(regex)));

    [Theory]
    [InlineData("x:(word word)", "x.tokens > 5")]
    [InlineData("x:word{1,3}", "x.tokens >= 4")]
    [InlineData("x:(\"b\" | word word)", "x.tokens is 3")]
    [InlineData("(x:word)? number", "x.tokens > 1")]
    [InlineData("x:(word word)", "x.tokens < 2")]
    public void A_label_has_no_more_tokens_than_its_pattern(string pattern, string condition) => Assert.Contains("DP4019", Analyzed.Ids(Labelled(pattern, condition)));

    [Theory]
    [InlineData("x:(word word)", "x.tokens > 1")]
    [InlineData("x:word{1,3}", "x.tokens is 3")]
    [InlineData("(x:word number)+", "x.tokens > 1")]
    [InlineData("x:word number x:word", "x.tokens > 1")]
    [InlineData("x:Lex", "x.tokens > 5")]
    [InlineData("x:list(word)", "x.tokens > 5")]
    public void A_label_that_may_be_so_long_is_left_alone(string pattern, string condition) => Assert.DoesNotContain("DP4019", Analyzed.Ids(Labelled(pattern, condition)));

    [Theory]
    [InlineData("match x:E", "2:9 DP4015")]
    [InlineData("match x:(word word*)", "2:9 DP4015,6:9 DP4015")]
    public void One_cause_of_cost_is_told_once(string clause, string found) =>
        Assert.Equal(found.Split(','), Analyzed.Places($"entity E\n  match word{{1,3}}\nrecord R\n  x: text\nrule r -> R\n  {clause}\n").Where(place => place.Contains("DP4015", StringComparison.Ordinal)));

    private static string Labelled(string pattern, string condition) => $"lexicon Lex\n  \"a\"\nrecord R\n  x: text?\nrule r -> R\n  match \"zebra\" {pattern}\n  where {condition}\n";

    [Theory]
    [InlineData("/kgz/")]
    [InlineData("/ی.*/")]
    [InlineData("/[0-9]+([.,][0-9]+)?/")]
    [InlineData("/-/")]
    [InlineData("/[^a]/")]
    [InlineData("/(?i)ABC/")]
    [InlineData("/\\p{L}{2,}/")]
    [InlineData("/don't/")]
    [InlineData("/.+مین/")]
    [InlineData("/\\d{4}/")]
    [InlineData("/[.*!]/")]
    [InlineData("/°c|°f/")]
    [InlineData("/1\u20442/")]
    public void A_regex_that_some_token_matches_is_left_alone(string regex) => Assert.Empty(Analyzed.Ids(Pattern(regex)));

    [Theory]
    [InlineData("/[a-zA-Z]+/", "A-Z", "")]
    [InlineData("/[a-z]+|[A-Z]+/", "[A-Z]+", "[a-z]+")]
    [InlineData("/بهار|ژوئن/", "ژوئن", "ژوین")]
    [InlineData("/(?:مهر|(?:آبان|ارگ))ها?/", "آبان", "ابان")]
    [InlineData("/[يب].+/", "ي", "ی")]
    [InlineData("/[يی].+/", "ي", "")]
    [InlineData("/[A-]|y/", "A", "a")]
    [InlineData("/سال\u200c?ها/", "\u200c?", "")]
    [InlineData("/سال(?:\u200C)?ها/", "(?:\u200C)?", "")]
    [InlineData("/a(\\/B)?/", "(\\/B)?", "")]
    [InlineData("/[^A]x/", null, null)]
    [InlineData("/[A.-]|y/", "A", "a")]
    [InlineData("/[A^a]|y/", "A", null)]
    [InlineData("/[!-~]+/", null, null)]
    [InlineData("/[\\w.]+|\\d+/", null, null)]
    public void A_part_of_a_regex_that_no_folded_token_is_is_told(string regex, string? part, string? mended)
    {
        var found = Analyzed.Of(Pattern($"\"x\" {regex}")).Where(diagnostic => diagnostic.Id is "DP4004" or "DP4025").ToArray();
        Assert.Equal(part is null ? [] : [part], found.Take(1).Select(diagnostic => diagnostic.Location.Text));
        Assert.All(found, diagnostic => Assert.Equal("DP4025", diagnostic.Id));
        Assert.Equal(mended, found.FirstOrDefault()?.Fix?.Edits[0].NewText);
    }

    [Theory]
    [InlineData("number & word")]
    [InlineData("\"سال\" & /[0-9]+/")]
    [InlineData("\"دبیر کل\" & word")]
    [InlineData("word & (word word)")]
    [InlineData("ahead(\"a\") \"b\"")]
    [InlineData("not ahead(word) \"b\"")]
    [InlineData("\"b\" behind(\"c\")")]
    [InlineData("\"a\" start of paragraph")]
    [InlineData("end of document \"a\"")]
    [InlineData("ahead(\"a\" \"b\") \"a\" \"c\"")]
    [InlineData("ahead(\"a\") not ahead(\"a\") any? \"x\"")]
    [InlineData("ahead(\"a\" | \"b\") end of sentence ahead(\"c\") any? \"x\"")]
    [InlineData("not ahead(word) ahead(\"a\" any) any? \"x\"")]
    [InlineData("any? behind(\"a\" \"b\") not behind(\"c\" | any \"b\") \"x\"")]
    [InlineData("any? behind(\"a\" \"b\") behind(\"b\" \"b\") \"x\"")]
    public void Contradictions_never_match(string pattern) => Assert.Equal(["DP4004"], Analyzed.Ids(Pattern(pattern)));

    [Theory]
    [InlineData("\"a\" & word")]
    [InlineData("word{2} & (word word)")]
    [InlineData("ahead(\"a\" \"b\") \"a\" word")]
    [InlineData("not ahead(\"b\") word")]
    [InlineData("word behind(\"c\")")]
    [InlineData("\"a\"? start of paragraph \"b\"")]
    [InlineData("not ahead(\"b\" \"c\") \"b\"")]
    [InlineData("ahead(Lex) word \"x\"")]
    [InlineData("(Lex & /.+a/) \"x\"")]
    [InlineData("ahead(\"a\") not ahead(\"a\" \"b\") any? \"x\"")]
    [InlineData("ahead(word) not ahead(\"a\") any? \"x\"")]
    [InlineData("ahead(\"a\") any? not ahead(\"a\") any \"x\"")]
    [InlineData("ahead(\"a\") ahead(word \"b\") any? \"x\"")]
    [InlineData("not ahead(\"a\") not ahead(\"b\") any? \"x\"")]
    [InlineData("any? behind(\"a\" \"b\") not behind(\"c\" \"b\") \"x\"")]
    public void What_can_hold_is_left_alone(string pattern) => Assert.Empty(Analyzed.Ids(Pattern(pattern)));

    [Theory]
    [InlineData("\"a\" | \"A\"")]
    [InlineData("word \"x\" | \"a\" \"x\"")]
    [InlineData("\"x\" word{1,3} | \"x\" word \"y\"")]
    [InlineData("Lex | \"alpha\"")]
    [InlineData("Lex | \"beta gamma\"")]
    [InlineData("\"x\" (\"a\" | \"b\")+ | \"x\" \"a\" \"b\" \"a\"")]
    [InlineData("word[length > 3] \"x\" | word[length > 3] \"x\"")]
    public void Alternatives_that_another_covers_are_told(string pattern) => Assert.Contains("DP4005", Analyzed.Ids(Pattern(pattern)));

    [Theory]
    [InlineData("\"a\" \"x\" | word \"x\"")]
    [InlineData("\"x\" word ahead(\"y\") | \"x\" word")]
    [InlineData("\"x\" word{1,3} | \"x\" word{4}")]
    [InlineData("word[length > 3] \"x\" | word \"x\"")]
    [InlineData("\"alpha\" | Lex")]
    [InlineData("Lex | \"delta\"")]
    [InlineData("in zone head \"x\" word | \"x\" word")]
    public void Alternatives_that_say_more_are_left_alone(string pattern) => Assert.DoesNotContain("DP4005", Analyzed.Ids(Pattern(pattern)));

    [Theory]
    [InlineData("word[length > 5 and length < 3]", "DP4019")]
    [InlineData("word[value > 3]", "DP4019")]
    [InlineData("word[text is \"secretary general\"]", "DP4019")]
    [InlineData("word[script is latin and script is arabic]", "DP4019")]
    [InlineData("number[case is upper]", "DP4019")]
    [InlineData("word[in Lex and not in Lex]", "DP4019")]
    [InlineData("Kinds[value is \"c\"]", "DP4019")]
    [InlineData("word[length > 5 or length < 3]", null)]
    [InlineData("word[text in [\"a b\", \"c\"]]", null)]
    [InlineData("any[value > 3]", null)]
    [InlineData("word[not (value > 3)]", null)]
    [InlineData("number[value in 1..31 and digits is 2]", null)]
    [InlineData("Kinds[value is \"B\"]", null)]
    public void Conditions_that_nothing_meets_are_told(string pattern, string? id) => Assert.Equal(id is null ? [] : [id], Analyzed.Ids(Pattern($"\"x\" {pattern}")));

    [Theory]
    [InlineData("match t:(\"dial\" number | in zone contact \"dial\" number)")]
    [InlineData("match t:(\"dial\" number)\n\nrule other -> T\n  match t:(in zone contact \"dial\" number)")]
    public void What_asks_for_an_excluded_zone_is_not_covered_by_what_does_not(string matches) => Assert.Empty(Analyzed.Ids($"""
        zone contact excluded
          paragraph contains "tel"

        record T
          t: text

        rule both -> T
          {matches}

        test "inside and outside"
          given
            > dial 5 now
            >
            > tel dial 7 now
          expect T t: "dial 5"
          expect T t: "dial 7"
        """));

    // `first` takes `b c` for itself nowhere: its match before that lost `a` to `long`.
    [Fact]
    public void A_rule_is_not_beaten_by_one_that_a_third_may_keep_from_its_match() => Assert.DoesNotContain("DP4006", Analyzed.Ids("""
        record V
          t: text
        rule long -> V
          match t:("y" "zz" "a")
        rule first -> V
          match t:(word word)
        rule second -> V
          match t:("b" "c")
        """));

    [Fact]
    public void A_rule_is_beaten_by_one_that_matches_the_same_in_other_words() => Assert.Contains("DP4006", Analyzed.Ids("""
        record V
          t: text
        rule first -> V
          match t:(("b" | "c") "d")
        rule second -> V
          match t:("b" "d" | "c" "d")
        """));

    [Fact]
    public void A_rule_that_needs_more_is_not_beaten()
    {
        const string Rules = """
            record A
              x: text
            rule one -> A
              match x:"red" "blue"
              unless next in ("c")
              score 0.9
            rule two -> A
              match x:"red" "blue"
              score 0.5
            """;
        Assert.Empty(Analyzed.Ids(Rules));
        Assert.Equal(["DP4006"], Analyzed.Ids(Rules.Replace("  unless next in (\"c\")\n", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_field_that_one_rule_fills_is_filled() => Assert.Equal(["6:3 DP4007"], Analyzed.Places("""
        record A
          x: text
          y: text?

        record B
          z: text?
          w: text

        rule one -> A
          match "first" x:word
        rule two -> A
          match "second" x:word y:word
        rule three -> B
          match "third" w:word

        test "all"
          given
            > first a second b c third d
          expect A x: "a"
          expect B w: "d"
        """));

    [Fact]
    public void A_label_of_two_patterns_is_used_in_both() => Assert.Empty(Analyzed.Ids("""
        record A
          x: text
        pattern Inner = body:number
        pattern Outer = "number" Inner | "plus" body:word
        rule a -> A
          match Outer
          set x = body.text
        """));

    [Fact]
    public void Cost_is_told_with_numbers()
    {
        var diagnostics = Analyzed.Of(Pattern("any any"));
        Assert.Contains(diagnostics, diagnostic => diagnostic.Id == "DP4015" && diagnostic.Message.Contains("of 1,000 tokens", StringComparison.Ordinal));
        Assert.Empty(Analyzed.Ids(Pattern("word \"parliament\"")));
    }

    [Theory]
    [InlineData("any any", "DP4015")]
    [InlineData("word{2}", "DP4015")]
    [InlineData("word+ (number | word)", "DP4015")]
    [InlineData("/..+/ word", "DP4015")]
    [InlineData("word[length > 3] \"parliament\"", null)]
    [InlineData("/min.*/ number", null)]
    [InlineData("number word", null)]
    [InlineData("\"in\" word", "DP4016")]
    [InlineData("word{0,3} \"the\"", "DP4016")]
    [InlineData("\"in\" Lex", null)]
    [InlineData("\"in\" number", null)]
    [InlineData("\"in\" \"parliament\"", null)]
    [InlineData("\"parliament\" word{0,8}", null)]
    public void Only_patterns_whose_searches_are_not_over_at_once_are_told_of(string pattern, string? id) =>
        Assert.Equal(id is null ? [] : [id], Analyzed.Of(Pattern(pattern)).Select(diagnostic => diagnostic.Id).Where(found => found is "DP4015" or "DP4016"));

    [Fact]
    public void An_entity_is_judged_where_it_is_looked_for_in_whole_documents()
    {
        const string Entity = """
            record A
              x: text
            entity Pair
              match word word
            rule a -> A
              match

            """;
        string[] Judged(string pattern) => [.. Analyzed.Of(Entity.TrimEnd() + " " + pattern + "\n").Select(diagnostic => diagnostic.Id).Where(found => found is "DP4015" or "DP4016")];
        Assert.Empty(Judged("\"parliament\" x:Pair"));

        // The entity costs; that the rule has nothing else to be looked for by is the same cause, told once.
        Assert.Equal(["DP4015"], Judged("x:Pair"));
    }

    [Fact]
    public void The_shipped_rules_have_no_diagnostic()
    {
        var folder = Repository.PathOf("rules");
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".rules" or ".tsv")
            .Select(file => new RuleFile(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes(file)));
        Assert.Empty(RuleAnalysis.Check(RuleCompilation.Create([.. files], [], CompilationLimits.Default), default).Select(diagnostic => diagnostic.ToString()));
    }

    private static string Pattern(string pattern) => $$"""
        zone head
          paragraph 1
        lexicon Lex
          "alpha", "beta gamma"
        lexicon Kinds
          "kind a" => "a"
          "kind b" => "b"
        entity Used
          match (Lex | Kinds) "used"
        entity E
          match {{pattern}}
        """;
}
