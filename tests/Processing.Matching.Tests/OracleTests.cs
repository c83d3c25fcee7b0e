using System.Collections.Immutable;
using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Random patterns over random texts give the same matches and captures as the naive matcher, at every start.</summary>
public sealed class OracleTests
{
    private const int Labels = 3;

    public static TheoryData<int> Some => Seeds.First(3);

    [Theory]
    [MemberData(nameof(Some))]
    public void MatchesAreThoseOfTheNaiveMatcher(int seed)
    {
        var random = new Random(seed);
        var lexicon = Words("L", "a", "a b", "b c a", "c");
        var compared = 0;
        for (var round = 0; round < 1_500; round++)
        {
            var pattern = Pattern(random, 4);
            var text = Tokens(RandomText(random), TextLanguage.English);
            var program = Program(lexicon, Record(Shape("R"), Rule("r", pattern, Labels)));
            var prepared = PreparedProgram.Of(program);
            var lattice = new DocumentLattice(prepared, text, new MatchBudget(MatchLimits.Default, CancellationToken.None));
            var naive = new NaiveMatcher(text, [[.. lattice.Annotations(0).All.ToArray().Select(annotation => annotation.Tokens)]]);
            var block = new TokenSpan(0, text.Count);
            for (var start = 0; start <= text.Count; start++)
            {
                var expected = naive.Find(pattern, start);
                if (naive.GaveUp)
                {
                    continue;
                }

                var automaton = prepared.Rules[1][0].Main;
                var found = lattice.Matcher.FindAt(automaton, block, start);
                var context = $"seed {seed} round {round} start {start} text <{text.GetString(block.Length > 0 ? text.GetSpan(block) : default)}> pattern {Describe.Pattern(pattern)}";
                Assert.True(expected?.End == found?.Tokens.End, $"{context}: expected {expected?.End}, found {found?.Tokens.End}");
                if (found is not null)
                {
                    Assert.True(lattice.Matcher.CanStart(automaton, start, block.End), context);
                    var (wanted, got) = (Print(expected!.Value.Captures), Print(found));
                    Assert.True(wanted == got, $"{context}: expected {wanted}, found {got}");
                    compared++;
                }
            }
        }

        Assert.True(compared > 2_000, $"{compared} matches compared");
    }

    /// <summary>On long texts, where searches that failed are remembered, the same is found as by a matcher that remembers nothing.</summary>
    [Theory]
    [MemberData(nameof(Some))]
    public void WhatIsRememberedChangesNothing(int seed)
    {
        var random = new Random(seed);
        var lexicon = Words("L", "a", "a b", "b c a", "c");
        var (found, missed) = (0, 0);
        for (var round = 0; round < 30; round++)
        {
            // Mostly in vain, and only after a long way.
            PatternNode pattern = Seq(Repeat(Pattern(random, 2), 1, null), Pattern(random, 2), Lit(random.Next(2) == 0 ? "c" : "d"));
            if (round % 2 == 1)
            {
                // Or by another way in the end.
                pattern = Or(Repeat(pattern, 0, null), pattern, Pattern(random, 1), Ann(0));
            }

            var text = Tokens(string.Join(' ', Enumerable.Range(0, 250).Select(_ => "aaaabbbb.dc"[random.Next(round % 3 == 0 ? 11 : 9)])), TextLanguage.English);
            var prepared = PreparedProgram.Of(Program(lexicon, Record(Shape("R"), Rule("r", pattern, Labels))));
            var automaton = prepared.Rules[1][0].Main;
            var lattice = new DocumentLattice(prepared, text, new MatchBudget(MatchLimits.Default, CancellationToken.None));
            var block = new TokenSpan(0, text.Count);
            foreach (var start in Enumerable.Range(0, text.Count + 1).OrderBy(start => round % 2 == 0 ? start : random.Next()))
            {
                var fresh = new DocumentLattice(prepared, text, new MatchBudget(MatchLimits.Default, CancellationToken.None));
                var expected = fresh.Matcher.FindAt(automaton, block, start);
                var actual = lattice.Matcher.FindAt(automaton, block, start);
                Assert.True(expected?.Tokens == actual?.Tokens, $"seed {seed} round {round} start {start}: expected {expected?.Tokens}, found {actual?.Tokens} of {Describe.Pattern(pattern)}");
                Assert.Equal(expected?.Path, actual?.Path);
                (found, missed) = expected is null ? (found, missed + 1) : (found + 1, missed);
            }
        }

        Assert.True(found > 50 && missed > 500, $"{found} found, {missed} missed");
    }

    private static string Print(ImmutableList<(int Label, int Start, int End)> captures) =>
        string.Join(' ', captures.Select(capture => $"{capture.Label}:{capture.Start}..{capture.End}").Order(StringComparer.Ordinal));

    private static string Print(PatternMatch match)
    {
        var captures = CaptureReader.Read(match.Path, Labels, match.Tokens);
        return string.Join(' ', Enumerable.Range(0, Labels)
            .SelectMany(label => captures[label].Select(captured => $"{label}:{captured.Tokens.Start}..{captured.Tokens.End}")).Order(StringComparer.Ordinal));
    }

    private static string RandomText(Random random)
    {
        string[] words = ["a", "b", "c", "a", "b", "c", "End. Then"];
        return string.Join(' ', Enumerable.Range(0, random.Next(0, 9)).Select(_ => words[random.Next(words.Length)]));
    }

    private static PatternNode Pattern(Random random, int depth)
    {
        if (depth == 0)
        {
            return Leaf(random);
        }

        PatternNode Inner() => Pattern(random, depth - 1);
        var minimum = random.Next(0, 3);
        return random.Next(13) switch
        {
            0 or 1 or 2 => Seq(Inner(), Inner()),
            3 => Seq(Inner(), Inner(), Inner()),
            4 or 5 => Or(Inner(), Inner()),
            6 => Repeat(Inner(), minimum, random.Next(2) == 0 ? null : minimum + random.Next(3), random.Next(2) == 0),
            7 or 8 => Cap(random.Next(Labels), Inner()),
            9 => new PatternNode.Both(Inner(), Inner()),
            10 => new PatternNode.Look(Inner(), random.Next(2) == 0, random.Next(2) == 0),
            _ => Leaf(random),
        };
    }

    private static PatternNode Leaf(Random random) => random.Next(10) switch
    {
        0 => Lit("a"),
        1 => Lit("b"),
        2 => Lit("c"),
        3 => Lit("a b"),
        4 => new PatternNode.TokenClass(TokenClassKind.Any, null),
        5 or 6 => Ann(0),
        7 => new PatternNode.Gap(random.Next(0, 2), 2),
        8 => At(PositionKind.StartOfParagraph),
        _ => new PatternNode.Empty(),
    };
}
