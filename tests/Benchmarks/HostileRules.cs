using System.Collections.Immutable;
using System.Text;

namespace Benchmarks;

/// <summary>Rules that would hang, kill or drown a careless compiler, each with the id of what is said of it: once, or as often as mistakes are listed for one file.</summary>
internal static class HostileRules
{
    private const int Hundred = 100_000;

    public static ImmutableArray<(string Name, string Source, string Id)> All() =>
    [
        ("100,000 open parentheses", Rule(Times("(", Hundred)), "DP3003"),
        ("100,000 nested groups", Rule(Times("(", Hundred) + "\"a\"" + Times(")", Hundred)), "DP3003"),
        ("100,000 nested lists", Rule(Times("list(", Hundred) + "\"a\"" + Times(")", Hundred)), "DP3003"),
        ("100,000 nested looks", Rule(Times("not ahead(", Hundred) + "\"a\"" + Times(")", Hundred)), "DP3003"),
        ("100,000 nested arguments", Rule(Times("P(", Hundred) + "\"a\"" + Times(")", Hundred)), "DP3003"),
        ("100,000 nested labels", Rule(Times("a:", Hundred) + "\"a\""), "DP3002"),
        ("100,000 nested conditions", Where(Times("(", Hundred) + "x exists" + Times(")", Hundred)), "DP3003"),
        ("100,000 nested calls", Where(Times("count(", Hundred) + "x" + Times(")", Hundred)), "DP3003"),
        ("100,000 nots", Where(Times("not ", Hundred) + "x exists"), "DP3002"),
        ("100,000 minus signs", Where("x is " + Times("- ", Hundred) + "1"), "DP3002"),
        ("100,000 nested predicates", Where(Times("x in (word[", Hundred) + "length is 1" + Times("])", Hundred)), "DP3003"),
        ("100,000 ifs", Where(Times("1 if ", Hundred) + "x exists"), "DP3002"),
        ("100,000 elses", Where(Times("1 else ", Hundred) + "1 > 0"), "DP3002"),
        ("100,000 nested list literals", Where("x in " + Times("[", Hundred) + "1" + Times("]", Hundred)), "DP3003"),
        ("100,000 nested rows", "lexicon L\n  \"a\" => " + Times("{a:", Hundred), "DP3003"),
        ("100,000 lists of", "record A\n  x: " + Times("list of ", Hundred) + "text\n", "DP3002"),
        ("100,000 members", Where("x" + Times(".value", Hundred) + " is 1"), "DP3002"),
        ("100,000 question marks", Rule("\"a\"" + Times("?", Hundred)), "DP3002"),
        ("100,000 ands", Where(Times("x is \"b\"", Hundred, " and ")), "DP3002"),
        ("100,000 comparisons", Where(Times("1", Hundred, " < ")), "DP3002"),
        ("100,000 summands", Where(Times("1", Hundred, " + ") + " > 2"), "DP3002"),
        ("100,000 alternatives", Rule(Times("\"b\"", Hundred, "|")), "DP3002"),
        ("100,000 in a sequence", Rule(Times("\"b\"", Hundred, " ")), "DP3002"),
        ("100,000 bodies of both", Rule(Times("\"b\"", Hundred, "&")), "DP3002"),
        ("100,000 arguments", Rule("P(" + Times("\"b\"", Hundred, ",") + ")"), "DP3002"),
        ("100,000 forms of an entry", "lexicon L\n  " + Times("\"a\"", Hundred, ", ") + "\n", "DP3002"),
        ("100,000 entries", "lexicon L\n" + Times("  \"a\"\n", Hundred), "DP2052"),
        ("a line of 1 MB: a name", new string('x', 1 << 20), "DP3013"),
        ("a line of 1 MB: a text", Rule("\"" + new string('x', 1 << 20) + "\""), "DP3013"),
        ("a line of 1 MB: an open text", Rule("\"" + new string('x', 1 << 20)), "DP1007"),
        ("a line of 1 MB: a regex", Rule("/" + new string('x', 1 << 20) + "/"), "DP3060"),
        ("a line of 1 MB: quotes", "a " + Times("'“", 1 << 19), "DP1003"),
        ("a line of 1 MB: a comment", "lexicon L\n  \"a\" // " + new string('x', 1 << 20), "DP3013"),
        ("a line of 1 MB: a comment at the end", "lexicon L\n  \"a\"\n// " + new string('x', 1 << 20), "DP3013"),
        ("a line of 1 MB: a word of a pattern", Rule(new string('x', 1 << 20)), "DP3013"),
        ("a line of 1 MB: an entry", "lexicon L\n  \"" + new string('x', 1 << 20) + "\"\n", "DP3013"),
        ("a line of 1 MB: a number", Where("x is " + new string('1', 1 << 20)), "DP1026"),
        ("a line of 1 MB: white space", Rule("\"a\"" + new string(' ', 1 << 20)), "DP3013"),
        ("a line of 1 MB: bad characters", Rule(new string('@', 1 << 20)), "DP3002"),
        ("a line of 1 MB: a line text", Rule("\"a\"") + "\ntest \"t\"\n  given\n    > " + new string('x', 1 << 20) + "\n  expect no A\n", "DP3013"),
        ("exponential expansion", Expansion(), "DP3006"),
        ("regex of repeated repetitions", Rule("/(a{1000}){1000}/"), "DP2027"),
        ("regex of alternatives", Rule("/" + Times("(a|b)?", 2_000) + "/"), "DP3060"),
        ("regex of nested repetitions", Rule("/" + Times("(", 60) + "a" + Times("{9}){9}", 60) + "/"), "DP2027"),
        ("regex nested deep", Rule("/" + Times("(", 50_000) + "a" + Times(")", 50_000) + "/"), "DP3060"),
        ("regex classes", Rule("/" + Times("[\\w\\d-z]{50}", 200) + "/"), "DP3060"),
        ("1,000,000 rules", Times("rule r -> A\n  match word\n", 1_000_000), "DP3001"),
        ("400,000 lines in column 0", Times("rule r\n", 400_000), "DP1002"),
        ("600,000 lines in column 0", Times("rule r\n", 600_000), "DP3001"),
        ("100,000 mistakes", Times("  b\n", Hundred), "DP1022"),
        ("100,000 mistakes in a lexicon", "lexicon L\n  \"a\"\n" + Times("  b\n", Hundred), "DP1001"),
        ("100,000 unknown names", Rule("\"a\"") + Times("rule r -> B\n  match A\n", 40_000), "DP2004"),
        ("100,000 conflicts", Times("<<<<<<< a\n=======\n>>>>>>> b\n", Hundred), "DP1016"),
    ];

    private static string Rule(string pattern) => $"record A\n  x: text\n\npattern P(p) = p\n\nrule r -> A\n  match x:({pattern})\n";

    private static string Where(string condition) => $"record A\n  x: text\n\nrule r -> A\n  match x:word\n  where {condition}\n";

    private static string Expansion()
    {
        var source = new StringBuilder("record A\n  x: text\n\npattern P0(p) = p p\n");
        for (var i = 1; i < 200; i++)
        {
            source.Append(System.Globalization.CultureInfo.InvariantCulture, $"pattern P{i}(p) = P{i - 1}(P{i - 1}(p))\n");
        }

        return source.Append("rule r -> A\n  match x:P199(\"a\")\n").ToString();
    }

    private static string Times(string part, int count, string separator = "") => new StringBuilder().Insert(0, part + separator, count).ToString()[..^separator.Length];
}
