using System.Text;
using Processing.Matching;
using Processing.Text;

namespace Processing.Rules.Tests;

/// <summary>What is counted of each rule.</summary>
public sealed class RuleCountTests
{
    private const string Rules = """
        record Note
          text: text

        record Pair
          left: text
          right: text

        rule a -> Note
          match "note" text:("x" | "z")

        rule b -> Note
          match "absent" text:word

        rule c -> Pair
          trigger "pair"
          left: "ab"
          right: "cde"

        """;

    public static TheoryData<string> Executors => ["plain", "fast"];

    [Theory]
    [MemberData(nameof(Executors))]
    public void Documents_candidates_and_matches_add_up(string executor)
    {
        var program = Compile.Program(Rules);
        IRuleExecutor run = executor == "plain" ? new PlainExecutor() : new FastExecutor();
        var clock = new Clock();
        var before = RuleCount.Of(program);
        Assert.All(before, count => Assert.Equal((0L, 0L, 0L), (count.Documents, count.Candidates, count.Matches)));
        foreach (var text in (string[])["note x and note yy and note z.", "pair ab cde. A pair alone.", "nothing"])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            run.Execute(program, Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.English)]), MatchLimits.Default, new RunControl { Clock = clock });
        }

        var (a, b, c) = (Count("a"), Count("b"), Count("c"));
        Assert.Equal(2L, a.Matches);
        Assert.InRange(a.Candidates, 2, executor == "plain" ? 3 : 2);
        Assert.Equal((0L, 0L), (b.Candidates, b.Matches));
        Assert.Equal((2L, 1L), (c.Candidates, c.Matches));
        Assert.InRange(a.Documents, 1, 3);
        Assert.Equal((1, TimeSpan.FromSeconds(1)), (a.TimedDocuments, a.TimedTime));
        Assert.Equal(TimeSpan.FromSeconds(a.Documents), a.Time);
        Assert.Equal((0L, 0L, 0L, TimeSpan.Zero), Since(a, a));

        RuleCount Count(string rule) => Assert.Single(RuleCount.Of(program), count => count.Rule == rule);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void Each_document_is_timed_where_that_is_asked_for(string executor)
    {
        var program = Compile.Program(Rules);
        IRuleExecutor run = executor == "plain" ? new PlainExecutor() : new FastExecutor();
        var control = new RunControl { Clock = new Clock(), TimesRules = true };
        foreach (var text in (string[])["note x", "note z", "note x and more"])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            run.Execute(program, Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.English)]), MatchLimits.Default, control);
        }

        var a = Assert.Single(RuleCount.Of(program), count => count.Rule == "a");
        Assert.Equal((3L, 3L, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3)), (a.Documents, a.TimedDocuments, a.TimedTime, a.Time));
    }

    private static (long Documents, long Candidates, long Matches, TimeSpan Time) Since(RuleCount later, RuleCount earlier)
    {
        var difference = later.Since(earlier);
        return (difference.Documents, difference.Candidates, difference.Matches, difference.Time);
    }

    // A second goes by between any two looks.
    private sealed class Clock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => ++_seconds;
    }
}
