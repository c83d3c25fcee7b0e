using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Matches that overlap are decided in runs that share tokens; the outcome is that of deciding all of them together.</summary>
public sealed class OverlapTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RunsAreDecidedAsTheWholeIs(int seed)
    {
        const int Tokens = 400;
        var random = new Random(seed);
        var program = PreparedProgram.Of(Program(Record(Shape("R"), Rule("b", Lit("x"), 0), Rule("a", Lit("x"), 0), Rule("c", Lit("x"), 0) with { Priority = 1 })));
        OverlapPolicy?[] policies = [null, new OverlapPolicy([0], [OverlapCriterion.Score, OverlapCriterion.Longest])];
        var lost = 0;
        for (var round = 0; round < 300; round++)
        {
            var candidates = new List<RecordCandidate>();
            for (var count = random.Next(1, round % 2 == 0 ? 12 : 150); count > 0; count--)
            {
                var start = random.Next(Tokens - 10);
                var tokens = new TokenSpan(start, start + 1 + random.Next(random.Next(1, 6)));
                candidates.Add(Candidate(program.Rules[0][random.Next(3)], tokens, null, new TextSpan(tokens.Start * 2, tokens.End * 2), random.Next(3) / 2.0));
            }

            // A frame far off competes with none of them, and makes them be decided all together.
            var frame = Candidate(program.Rules[0][0], new TokenSpan(Tokens - 1, Tokens), new TokenSpan(Tokens - 1, Tokens), new TextSpan(Tokens * 2, (Tokens * 2) + 1), 1);
            var policy = policies[round % 3 == 0 ? 1 : 0];
            var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
            var together = OverlapResolver.Resolve([.. candidates, frame], Tokens, policy, new ListPool<RecordCandidate>(), budget);
            var inRuns = OverlapResolver.Resolve([.. candidates], Tokens, policy, new ListPool<RecordCandidate>(), budget);
            Assert.Equal(together.Where(winner => winner != frame), inRuns, ReferenceEqualityComparer.Instance as IEqualityComparer<RecordCandidate>);
            lost += candidates.Count - inRuns.Count;
        }

        Assert.True(lost > 1_000, $"{lost} matches lost");
    }

    private static RecordCandidate Candidate(PreparedRule rule, TokenSpan tokens, TokenSpan? trigger, TextSpan span, double score) =>
        new RecordCandidate(rule).Set(rule, tokens, trigger, span, score, 0, 0);
}
