using System.Collections.Immutable;
using Processing.Rules.Diagnostics;
using Processing.Rules.Sources;
using Processing.Rules.Syntax;

namespace Processing.Rules.Tests;

/// <summary>The whole messages of all ids, each beside the source it speaks of.</summary>
public sealed class MessageBaselineTests
{
    // Of all ways to leave out, double or swap one token of the examples in the documentation, how many may give more than one message.
    private const double MostWithFollowers = 0.08;

    public static TheoryData<string> Ids => DiagnosticPageTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Message_is_as_reviewed(string id)
    {
        var (files, limits) = DiagnosticPageTests.ExampleOf(id);
        var sources = files.Select(file => $"== {file.Path}\n{SourceText.From(file).Content.TrimEnd('\n')}\n");
        var messages = RuleCompilation.Create([.. files], [], limits).Emit().Diagnostics.Select(DiagnosticRenderer.Render);
        Baseline.AssertSame($"messages/{id}.txt", string.Concat(sources) + "\n" + string.Concat(messages));
    }

    [Fact]
    public void Messages_are_kept_for_all_ids_and_for_none_that_is_gone()
    {
        var kept = Directory.GetFiles(Repository.PathOf("tests/baselines/messages"), "*.txt").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        var pages = Directory.GetFiles(Repository.PathOf("docs/diagnostics"), "DP*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        Assert.Equal(pages, kept);
    }

    [Fact]
    public void What_every_slip_of_one_token_gives_is_as_reviewed() =>
        Baseline.AssertSame("slips.txt", string.Concat(Slips(Sample).Select(slip => $"== {slip.Name}\n{string.Concat(Diagnose(slip.Source).Select(DiagnosticRenderer.Render).DefaultIfEmpty("nothing is wrong\n"))}\n")));

    [Fact]
    public void Slips_have_few_followers()
    {
        var slips = LanguagePageTests.SelfContainedExamples().SelectMany(Slips).ToArray();
        var withFollowers = slips.Count(slip => Diagnose(slip.Source).Length > 1);
        Assert.True(slips.Length > 1_000, $"only {slips.Length} slips");
        Assert.True(withFollowers <= MostWithFollowers * slips.Length, $"{withFollowers} of {slips.Length} give more than one message");
    }

    private const string Sample =
        """
        lexicon Road
          "road", "street" => { rank: 1 }

        pattern Quoted(inner) = "«" inner "»" | /q.+/

        entity Year: integer
          match y:number[digits is 4] where y.tokens is 1 => integer(y)

        record Note
          text: text
          year: integer?
          key text like 0.9

        rule note -> Note
          match text:Quoted(word{1,3}) year:Year?
          unless next in ("of" | "in") or text is "a"
          score 0.5 + 0.1 if year exists

        rule frame -> Note
          trigger "a" | "b"
          text: Road nearest within 5 tokens
          set year = 5

        test "t"
          given
            > «road»
          expect Note text: "road"

        """;

    private static ImmutableArray<Diagnostic> Diagnose(string source) => Compile.Emit(("a.rules", source)).Diagnostics;

    internal static IEnumerable<(string Name, string Source)> Slips(string source)
    {
        var tree = SyntaxTree.Parse(SourceText.From(source));
        SyntaxToken[] tokens = [.. tree.Tokens()];
        for (var i = 0; i < tokens.Length - 1; i++)
        {
            var (token, span) = (tokens[i], tree.GetSpan(tokens[i]));
            var place = tree.Text.GetPosition(span.Start);
            string Edited(SourceSpan at, string text) => tree.Text.WithChange(new TextChange(at, text)).Content;
            var blank = token.TrailingTrivia == " " ? 1 : 0;
            yield return ($"{place.Line}:{place.Column} without {token.Text}", Edited(span with { Length = span.Length + blank }, ""));
            yield return ($"{place.Line}:{place.Column} twice {token.Text}", Edited(new SourceSpan(span.End, 0), " " + token.Text));

            // Only within a line: what two lines have mixed up is two mistakes.
            if (tokens[i + 1] is { Text.Length: > 0 } next && !token.TrailingTrivia.Contains('\n', StringComparison.Ordinal) && next.Text != token.Text)
            {
                yield return ($"{place.Line}:{place.Column} swapped {token.Text} and {next.Text}", Edited(span.Cover(tree.GetSpan(next)), next.Text + token.TrailingTrivia + token.Text));
            }
        }
    }
}
