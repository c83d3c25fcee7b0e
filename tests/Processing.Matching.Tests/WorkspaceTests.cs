using Processing.Matching.Execution;
using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Buffers go from one document to the next. Whatever became of the one before, whole, cut off or cancelled in the middle, the next gives the bytes that it gives alone.</summary>
public sealed class WorkspaceTests
{
    private const int Documents = 4;
    private const int Runs = 24;

    public static TheoryData<int> Some => Seeds.First(3);

    [Theory]
    [MemberData(nameof(Some))]
    public void Nothing_is_left_of_the_document_before(int seed)
    {
        var random = new Random(seed);
        var (whole, truncated, cancelled) = (0, 0, 0);
        for (var round = 0; round < 20; round++)
        {
            var programs = new RandomProgram(random);
            var program = programs.Next();
            TokenizedText[] texts = [.. Enumerable.Range(0, Documents).Select(index => programs.NextText(index == 0 ? 600 : 120))];
            for (var run = 0; run < Runs; run++)
            {
                var text = texts[random.Next(texts.Length)];
                var way = NextWay(random);
                var alone = Execute(new RuleProgram(program.Producers, program.Zones, program.Policies), text, way);
                var here = Execute(program, text, way);
                Assert.True(alone == here, $"seed {seed} round {round} run {run} {way} text <{System.Text.Encoding.UTF8.GetString(text.Text)}>\nalone {alone}\nhere {here}\n{Describe.Program(program)}");
                (whole, truncated, cancelled) = (whole + (way.Kind == Ending.Whole ? 1 : 0), truncated + (here.EndsWith(' ') ? 0 : 1), cancelled + (here == Cancelled ? 1 : 0));
            }
        }

        Assert.True(whole > 20 && truncated > 50 && cancelled > 30, $"{whole} whole, {truncated} truncated, {cancelled} cancelled");
    }

    private const string Cancelled = "cancelled";

    private static Way NextWay(Random random) => random.Next(8) switch
    {
        0 => new Way(Ending.MaxSteps, (int)Math.Pow(2, random.NextDouble() * 15)),
        1 => new Way(Ending.MaxMatches, random.Next(60)),
        2 => new Way(Ending.RuleSteps, (int)Math.Pow(2, random.NextDouble() * 12)),
        3 => new Way(Ending.TimeLimit, (int)Math.Pow(2, random.NextDouble() * 6)),
        4 or 5 => new Way(Ending.Cancelled, (int)Math.Pow(2, random.NextDouble() * 6)),
        6 => new Way(Ending.Explained, 0),
        _ => new Way(Ending.Whole, 0),
    };

    private static string Execute(RuleProgram program, TokenizedText text, Way way)
    {
        using var stop = new CancellationTokenSource();
        var limits = way.Kind switch
        {
            Ending.MaxSteps => MatchLimits.Default with { MaxSteps = way.At },
            Ending.MaxMatches => MatchLimits.Default with { MaxMatches = way.At },
            Ending.RuleSteps => MatchLimits.Default with { MaxRuleSteps = way.At },
            _ => MatchLimits.Default,
        };
        if (way.Kind == Ending.Explained)
        {
            return ToJson(RuleExplainer.Explain(program, text, new ExplainRequest(null, null, AttemptScope.Asked), ExplainLimits.Default, limits, RunControl.None).Result);
        }

        var looks = 0;
        var budget = new MatchBudget(limits, limits.StepsFor(text.Count), way.Kind == Ending.Cancelled ? stop.Token : default, way.Kind == Ending.TimeLimit ? stop.Token : default)
        {
            BeforeLook = () =>
            {
                if (++looks == way.At)
                {
                    stop.Cancel();
                }
            },
        };
        try
        {
            return ToJson(FastExecutor.Execute(program, text, budget, null));
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
    }

    private enum Ending
    {
        Whole,
        MaxSteps,
        MaxMatches,
        RuleSteps,
        TimeLimit,
        Cancelled,
        Explained,
    }

    private readonly record struct Way(Ending Kind, int At);
}
