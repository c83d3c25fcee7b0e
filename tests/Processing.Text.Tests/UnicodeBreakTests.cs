using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Processing.Text.Tests;

/// <summary>Words and sentences against the break tests of Unicode (UAX #29), where they lie beside the checkout. docs/language/orthography.md lists the differences that are meant.</summary>
public sealed class UnicodeBreakTests(ITestOutputHelper output)
{
    // Shares of the cases of Unicode 15.0.0. A change that lowers them changes what a word or a sentence is.
    private const double FewestWordCases = 0.86;
    private const double FewestSentenceCases = 0.94;

    [Fact]
    public void Words_are_those_of_Unicode_but_for_the_differences_that_are_meant()
    {
        Check("WordBreakTest.txt", FewestWordCases, static (text, segments) =>
        {
            var words = TextCheck.Tokenize(text);
            var own = Enumerable.Range(0, words.Count).Select(token => words[token])
                .Where(token => token.Kind is TokenKind.Word or TokenKind.Number)
                .Select(token => Visible(text, token.Span));
            return own.SequenceEqual(segments.Where(IsWord).Select(segment => Visible(text, segment)));

            bool IsWord(TextSpan segment) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)[segment.Start..segment.End]).EnumerateRunes().Any(Rune.IsLetterOrDigit);
        });
    }

    [Fact]
    public void Sentences_are_those_of_Unicode_but_for_the_differences_that_are_meant()
    {
        Check("SentenceBreakTest.txt", FewestSentenceCases, static (text, segments) =>
        {
            var words = TextCheck.Tokenize(text);
            var own = Enumerable.Range(0, words.SentenceCount).Select(sentence => words[words.GetSentence(sentence).Start].Span.Start);
            var tokens = Enumerable.Range(0, words.Count).Select(token => words[token].Span.Start).ToList();

            // A segment without a token is no sentence here.
            return own.SequenceEqual(segments.Select(segment => tokens.FindIndex(start => start >= segment.Start && start < segment.End)).Where(token => token >= 0).Select(token => tokens[token]));
        });
    }

    private void Check(string file, double fewest, Func<string, List<TextSpan>, bool> agrees)
    {
        if (PathOf(file) is not { } path)
        {
            output.WriteLine($"Skipped: ../shared/eval/unicode/{file} is not there.");
            return;
        }

        int cases = 0, same = 0;
        foreach (var line in File.ReadLines(path).Select(line => line.Split('#')[0].Trim()).Where(line => line.Length > 0))
        {
            cases++;
            var (text, segments) = Read(line);
            if (agrees(text, segments))
            {
                same++;
            }
            else
            {
                output.WriteLine($"{line}   {Show(text)}");
            }
        }

        var share = (double)same / cases;
        output.WriteLine($"{file}: {same} of {cases} cases, {share:P1}");
        Assert.InRange(share, fewest, 1);
    }

    // "÷ 0061 × 0308 ÷ 0020 ÷": ÷ where a segment ends.
    private static (string Text, List<TextSpan> Segments) Read(string line)
    {
        var text = new StringBuilder();
        var segments = new List<TextSpan>();
        int start = 0, end = 0;
        foreach (var part in line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            if (part == "÷")
            {
                segments.Add(new TextSpan(start, end));
                start = end;
            }
            else if (part != "×")
            {
                var rune = new Rune(int.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                text.Append(rune);
                end += rune.Utf8SequenceLength;
            }
        }

        return (text.ToString(), segments);
    }

    // Marks and zero-width characters at the ends belong to a segment of Unicode, and not to a token.
    private static TextSpan Visible(string text, TextSpan span)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        var end = span.Start;
        var start = span.End;
        for (var at = span.Start; at < span.End;)
        {
            Rune.DecodeFromUtf8(utf8.AsSpan(at), out var rune, out var length);
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark))
            {
                start = Math.Min(start, at);
                end = at + length;
            }

            at += length;
        }

        return new TextSpan(Math.Min(start, end), end);
    }

    private static string Show(string text) => string.Concat(text.EnumerateRunes().Select(rune => Rune.IsControl(rune) ? "." : rune.ToString()));

    private static string? PathOf(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "eval", "unicode", file);
            if (File.Exists(path))
            {
                return path;
            }
        }

        return null;
    }
}
