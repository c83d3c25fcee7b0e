using System.Globalization;
using System.Text;
using Processing.Matching.Results;
using Processing.Rules.Diagnostics;

namespace Processing.Rules.Tests;

/// <summary>Sources that would hang or kill a careless compiler.</summary>
public sealed class LimitTests
{
    // A thread of .NET has 1.5 MiB unless told otherwise; a host may give less.
    private const int UsualStack = 512 * 1024;
    private const int SmallStack = 160 * 1024;

    private static string Rule(string pattern) => $"record A\n  x: text\n\nrule r -> A\n  match x:({pattern})\n";

    private static string Where(string condition) => $"record A\n  x: text\n\nrule r -> A\n  match x:word\n  where {condition}\n";

    private static IEnumerable<string> Ids(string source, int stack = UsualStack)
    {
        IEnumerable<string> ids = [];
        var thread = new Thread(() => ids = [.. Compile.Emit(("a.rules", source)).Diagnostics.Select(diagnostic => diagnostic.Id)], stack);
        thread.Start();
        thread.Join();
        return ids;
    }

    private static string Times(string part, int count, string separator = "") => new StringBuilder().Insert(0, part + separator, count).ToString()[..^separator.Length];

    [Fact]
    public void Hundred_thousand_open_parentheses_give_one_message() => Assert.Equal(["DP3003"], Ids(Rule(Times("(", 100_000))));

    [Theory]
    [InlineData("((word{0,1000}){0,1000}){0,1000}")]
    [InlineData("(.. {0,1000}){1,1000}")]
    [InlineData("(word{0,900}){0,40}\n  match x:(word{0,900}){0,40}")]
    [InlineData("word\n  unless next in ((word{0,1000}){0,1000})")]
    public void States_are_counted_before_they_are_made(string pattern) =>
        Assert.Equal(["DP3061"], Ids($"record A\n  x: text\n\nrule r -> A\n  match x:{pattern}\n"));

    [Fact]
    public void Many_rules_that_each_keep_to_the_limit_are_refused_together()
    {
        var source = new StringBuilder("record A\n  x: text\n");
        for (var i = 0; i < 150; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"\nrule r{i} -> A\n  match \"w{i}\" x:(word{{1,900}}){{1,{(i == 70 ? 31 : 30)}}}\n");
        }

        var found = Assert.Single(Compile.Emit(("a.rules", source.ToString())).Diagnostics);
        Assert.Equal(("DP3062", "r70"), (found.Id, found.Location.Text));
        Assert.Contains("compilation.max_program_states", found.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void States_in_conditions_and_zones_count_for_the_program() => Assert.Equal(
        ["DP3062"],
        Compile.Emit(
            CompilationLimits.Default with { MaxProgramStates = 1_000 },
            ("a.rules", "zone head\n  paragraph is word{1,300}\n\nrecord A\n  x: text\n\nrule r -> A\n  match x:word\n  unless next in (word{1,300})\n")).Diagnostics.Select(found => found.Id));

    [Fact]
    public void Memory_of_lexicons_is_estimated_before_it_is_taken()
    {
        var entries = string.Concat(Enumerable.Range(0, 1_000).Select(i => $"  \"word{i}\"\n"));
        var source = $"lexicon Small\n  \"a\"\n\nlexicon Large similar 2\n{entries}\nrecord A\n  x: text\n\nrule r -> A\n  match x:Large Small\n";
        Assert.Empty(Compile.Emit(CompilationLimits.Default with { MaxProgramBytes = 4_000_000 }, ("a.rules", source)).Diagnostics);
        var found = Assert.Single(Compile.Emit(CompilationLimits.Default with { MaxProgramBytes = 1_000_000 }, ("a.rules", source)).Diagnostics);
        Assert.Equal(("DP3063", "Large"), (found.Id, found.Location.Text));
    }

    [Fact]
    public void States_of_triggers_are_counted_together() =>
        Assert.Equal(["DP3061"], Ids("record A\n  x: text\n\nrule r -> A\n  trigger (word{1,900}){1,40}\n  trigger (word{2,900}){1,40}\n  set x = trigger.text\n"));

    [Fact]
    public void Texts_that_double_with_each_record_come_to_the_limit_of_steps()
    {
        var source = new StringBuilder("record R0\n  a: text\n\nrule r0 -> R0\n  match a:\"a\"\n\n");
        for (var level = 1; level < 40; level++)
        {
            source.Append(CultureInfo.InvariantCulture, $"record R{level}\n  a: text\n\nrule r{level} -> R{level}\n  match x:R{level - 1}\n  set a = x.a + x.a\n\n");
        }

        Assert.Equal(Truncation.MaxSteps, Found.Limit("a", source.ToString()));
    }

    [Fact]
    public void Records_that_double_with_each_record_come_to_the_limit_of_steps()
    {
        var source = new StringBuilder("record R0\n  a: text\n\nrule r0 -> R0\n  match a:\"a\"\n\n");
        for (var level = 1; level < 40; level++)
        {
            source.Append(CultureInfo.InvariantCulture, $"record R{level}\n  a: R{level - 1}\n  b: R{level - 1}\n\nrule r{level} -> R{level}\n  match x:R{level - 1}\n  set a = x, b = x\n\n");
        }

        Assert.Equal(Truncation.MaxSteps, Found.Limit("a", source.ToString()));
    }

    [Fact]
    public void More_warnings_than_are_listed_refuse_no_rules()
    {
        var entries = string.Concat(Enumerable.Repeat("  \"a\"\n", 150));
        var emitted = Compile.Emit(("a.rules", $"lexicon L\n{entries}\nrecord A\n  x: text\n\nrule r -> A\n  match x:L\n"));
        Assert.NotNull(emitted.Program);
        Assert.Equal("DP3004", emitted.Diagnostics[^1].Id);
        Assert.All(emitted.Diagnostics, diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
    }

    [Fact]
    public void Hundred_thousand_nested_groups_give_one_message() =>
        Assert.Equal(["DP3003"], Ids(Rule(Times("(", 100_000) + "\"a\"" + Times(")", 100_000))));

    [Fact]
    public void Hundred_thousand_nested_conditions_give_one_message() =>
        Assert.Equal(["DP3003"], Ids(Where(Times("(", 100_000) + "x exists" + Times(")", 100_000))));

    [Theory]
    [InlineData("f(")]
    [InlineData("x if ")]
    [InlineData("x in (word[")]
    public void Other_nestings_give_one_message(string opening) => Assert.Equal(["DP3003"], Ids(Where(Times(opening, 1_000))));

    [Fact]
    public void Small_stack_is_no_danger() =>
        Assert.Single(Ids(Where(Times("f(", 64)), SmallStack));

    [Fact]
    public void Depth_64_fits_in_a_usual_stack() => Assert.Empty(Ids(Rule(Times("(", 63) + "\"a\"" + Times(")", 63))));

    [Fact]
    public void Depth_64_of_conditions_fits_in_a_usual_stack() => Assert.Empty(Ids(Where(Times("(", 63) + "x exists" + Times(")", 63))));

    [Fact]
    public void Depth_64_of_calls_fits_in_a_usual_stack() => Assert.Equal(["DP2018"], Ids(Where(Times("f(", 63) + "x" + Times(")", 63))));

    [Fact]
    public void Thousand_nested_rows_give_one_message() => Assert.Equal(["DP3003"], Ids("lexicon L\n  \"a\" => " + Times("{a:", 1_000)));

    [Theory]
    [InlineData(" and ")]
    [InlineData(" or ")]
    public void Long_chains_of_conditions_are_fine(string word) => Assert.Empty(Ids(Where(Times("x is \"b\"", 20_000, word))));

    [Fact]
    public void Chain_of_hundred_thousand_conditions_gives_one_message() => Assert.Equal(["DP3002"], Ids(Where(Times("x is \"b\"", 100_000, " and "))));

    [Fact]
    public void Chain_of_hundred_thousand_summands_gives_one_message() => Assert.Equal(["DP3002"], Ids(Where(Times("1", 100_000, " + ") + " > 2")));

    [Fact]
    public void Chain_of_ten_thousand_summands_gives_one_message() => Assert.Equal(["DP3008"], Ids(Where(Times("1", 10_000, " + ") + " > 2")));

    [Fact]
    public void Choice_of_hundred_thousand_gives_one_message() => Assert.Equal(["DP3002"], Ids(Rule(Times("\"b\"", 100_000, "|"))));

    [Fact]
    public void Choice_of_twenty_thousand_gives_one_message() => Assert.Equal(["DP3006"], Ids(Rule(Times("\"b\"", 20_000, "|"))));

    [Fact]
    public void Megabyte_line_gives_one_message() => Assert.Equal(["DP3013"], Ids(new string('x', 1 << 20)));

    [Fact]
    public void Megabyte_of_quotes_is_read() => Assert.Equal(["DP1003"], Ids("a " + Times("'“", 1 << 19)));

    [Fact]
    public void Exponential_expansion_is_counted_not_done()
    {
        var source = new StringBuilder("record A\n  x: text\n\npattern P0(p) = p p\n");
        for (var i = 1; i < 200; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"pattern P{i}(p) = P{i - 1}(P{i - 1}(p))\n");
        }

        source.Append("rule r -> A\n  match x:P199(\"a\")\n");
        Assert.Equal(["DP3006"], Ids(source.ToString()));
    }

    [Fact]
    public void Long_chain_of_patterns_is_refused_by_its_depth()
    {
        var source = new StringBuilder("record A\n  x: text\n\npattern P0 = \"a\"\n");
        for (var i = 1; i < 5_000; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"pattern P{i} = P{i - 1}\n");
        }

        source.Append("rule r -> A\n  match x:P4999\n");
        Assert.Equal(["DP3007"], Ids(source.ToString()));
    }

    [Fact]
    public void Long_chain_of_entities_is_fine()
    {
        var source = new StringBuilder("record A\n  x: text\n\nentity P0\n  match \"a\"\n");
        for (var i = 1; i < 5_000; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"entity P{i}\n  match P{i - 1} \"b\"\n");
        }

        source.Append("rule r -> A\n  match x:P4999\n");
        Assert.Empty(Ids(source.ToString()));
    }

    [Fact]
    public void Diagnostics_of_a_file_are_cut_and_counted()
    {
        var source = "lexicon L\n  \"a\"\n" + Times("  b\n", 250);
        var result = Compile.Emit(("a.rules", source));
        Assert.Equal(101, result.Diagnostics.Length);
        Assert.Equal("DP3004", result.Diagnostics[^1].Id);
        Assert.Equal("and 150 more in this file; the first 100 are listed", result.Diagnostics[^1].Message);
        Assert.Contains("compilation.max_file_diagnostics", DiagnosticRenderer.Render(result.Diagnostics[^1]), StringComparison.Ordinal);
    }
}
