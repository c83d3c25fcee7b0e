using System.Text;
using System.Text.RegularExpressions;
using Processing.Matching.Execution;

namespace Processing.Matching.Tests;

/// <summary>The ends of a regular expression allow every word that it matches.</summary>
public sealed class RegexEndsTests
{
    [Theory]
    [InlineData("(ab|c).+", "abx cx", "xab b abc")]
    [InlineData("..+(ها|ترین)", "کتابها xxترین", "ها کتاب")]
    [InlineData("ن?می.*", "می نمی نمیرود", "امی نه")]
    [InlineData("a+b", "ab aab", "b ba")]
    [InlineData("a|bc?", "a b bc", "c ac")]
    [InlineData(@"x\.y", "x.y", "xzy x")]
    [InlineData("[ab]c(?:d|e)", "acd bce", "acf cd")]
    [InlineData("(a|b)?c", "c ac bc", "a ca")]
    public void Words_that_match_are_allowed_and_others_mostly_not(string pattern, string matching, string others)
    {
        var ends = RegexEnds.Of(pattern);

        Assert.NotNull(ends);
        Assert.All(matching.Split(' '), word => Assert.True(ends.Allow(Encoding.UTF8.GetBytes(word)), word));
        Assert.Contains(others.Split(' '), word => !ends.Allow(Encoding.UTF8.GetBytes(word)));
    }

    [Theory]
    [InlineData(".*")]
    [InlineData("a*")]
    [InlineData("a{2}")]
    [InlineData("(?i)a")]
    [InlineData(@"\d+")]
    [InlineData("(?=a).b")]
    [InlineData("[a-z-[b]]c")]
    [InlineData("a|.b?")]
    public void Of_others_nothing_is_known(string pattern) => Assert.Null(RegexEnds.Of(pattern));

    [Fact]
    public void Random_expressions_allow_what_they_match()
    {
        var random = new Random(11);
        var (known, matched, refused) = (0, 0, 0);
        for (var round = 0; round < 400; round++)
        {
            var pattern = Expression(random, 3);
            if (RegexEnds.Of(pattern) is not { } ends)
            {
                continue;
            }

            known++;
            var regex = new Regex($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            for (var word = 0; word < 60; word++)
            {
                var text = string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => "abم"[random.Next(3)]));
                var isAllowed = ends.Allow(Encoding.UTF8.GetBytes(text));
                Assert.True(isAllowed || !regex.IsMatch(text), $"{pattern} and {text}");
                matched += regex.IsMatch(text) ? 1 : 0;
                refused += isAllowed ? 0 : 1;
            }
        }

        Assert.True(known > 100 && matched > 500 && refused > 5_000, $"{known} known, {matched} matched, {refused} refused");
    }

    private static string Expression(Random random, int depth) => random.Next(depth > 0 ? 8 : 4) switch
    {
        0 => "a",
        1 => "b",
        2 => "م",
        3 => ".",
        4 => $"({Expression(random, depth - 1)}|{Expression(random, depth - 1)})",
        5 => $"({Expression(random, depth - 1)}){"?*+"[random.Next(3)]}",
        _ => Expression(random, depth - 1) + Expression(random, depth - 1),
    };
}
