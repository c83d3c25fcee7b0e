using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Processing.Text.Tests;

/// <summary>Runs every example of docs/language/orthography.md.</summary>
public partial class OrthographyPageTests
{
    [Fact]
    public void Every_fold_example_is_equal_and_every_counterexample_is_not()
    {
        int equal = 0, different = 0;
        foreach (var cell in Rows().SelectMany(row => row))
        {
            if (Equation().Match(cell) is { Success: true } match)
            {
                var left = Compared(match.Groups[1].Value);
                var right = Compared(match.Groups[3].Value);
                Assert.True((left == right) == (match.Groups[2].Value == "="), cell);
                _ = left == right ? equal++ : different++;
            }
        }

        Assert.True(equal >= 17 && different >= 23, $"{equal} equal, {different} different");
    }

    [Fact]
    public void Every_fold_has_an_example_of_what_it_joins_and_of_what_it_keeps_apart()
    {
        var folds = Rows().SkipWhile(row => row[0] != "characters").Skip(2).TakeWhile(row => row.Length == 5).ToList();
        Assert.True(folds.Count >= 17, $"{folds.Count} folds");
        Assert.All(folds, row =>
        {
            Assert.Equal("=", Equation().Match(row[3]).Groups[2].Value);
            Assert.Equal("≠", Equation().Match(row[4]).Groups[2].Value);
        });
    }

    [Fact]
    public void Every_lexicon_example_matches_where_it_says()
    {
        var count = 0;
        foreach (var row in Rows())
        {
            if (row is ["fa" or "ar" or "en", var entry, var text])
            {
                LexiconCheck.Finds(Code(entry), Code(text), LexiconCheck.Language(row[0]));
                count++;
            }
        }

        Assert.True(count >= 50, $"{count} rows");
    }

    [Fact]
    public void Every_token_example_is_cut_as_it_says()
    {
        var inTable = false;
        var count = 0;
        foreach (var row in Rows())
        {
            inTable = row is ["text", "tokens"] || (inTable && row.Length == 2);
            if (inTable && row[0].StartsWith('`'))
            {
                var tokens = TextCheck.Tokenize(LexiconCheck.Unescape(Code(row[0])));
                var expected = row[1].Split(' ').Select(cell => LexiconCheck.Unescape(Code(cell)));
                Assert.Equal(expected, Enumerable.Range(0, tokens.Count).Select(i => tokens.GetString(tokens[i].Span)));
                count++;
            }

            inTable &= row is not ["in the entry", ..];
        }

        Assert.True(count >= 7, $"{count} rows");
    }

    // White space is compared as what it does: it cuts.
    private static string Compared(string text) => string.Join(' ', Tokenizer.TokenizePhrase(LexiconCheck.Unescape(text)));

    private static string Code(string cell) => cell.Trim('`');

    private static IEnumerable<string[]> Rows([CallerFilePath] string here = "")
    {
        var page = Path.Combine(Path.GetDirectoryName(here) ?? "", "..", "..", "docs", "language", "orthography.md");
        return File.ReadLines(page).Where(line => line.StartsWith('|')).Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries));
    }

    [GeneratedRegex("^`([^`]+)` (=|≠) `([^`]+)`$", RegexOptions.NonBacktracking)]
    private static partial Regex Equation();
}
