using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Records are told of as they are found, and what was found stays when a run is stopped.</summary>
public sealed class FoundTests
{
    // Two types that do not use each other, and one that uses the first; the second stands before the first in the text.
    private static readonly RuleProgram Types = Program(
        Record(Shape("B", Field("f")), Rule("b", Cap(0, Lit("b")), 1, Label(0))),
        Record(Shape("A", Field("f")), Rule("a", Cap(0, Lit("a")), 1, Label(0))),
        Record(Shape("C", Field("f")), Rule("c", Seq(Lit("c"), Cap(0, Ann(0))), 1, Label(0))));

    private static readonly TokenizedText Text = Tokens("a b a c b\na c b");

    public static TheoryData<string> Executors => ["plain", "fast"];

    [Theory]
    [MemberData(nameof(Executors))]
    public void EachRecordIsToldOnceTypeByTypeInTextOrder(string executor)
    {
        var told = new List<MatchedRecord>();
        var result = Executor(executor).Execute(Types, Text, MatchLimits.Default, new RunControl { Found = told.Add });

        Assert.Equal("B B B A A A C C", string.Join(' ', told.Select(record => record.Record)));
        Assert.Equal(result.Records.ToHashSet(ReferenceEqualityComparer.Instance), told.ToHashSet(ReferenceEqualityComparer.Instance));
        Assert.Equal(ToJson(Run(Types, Text)), ToJson(result));
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void ATypeIsToldBeforeTheNextIsLookedFor(string executor)
    {
        var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
        var steps = new List<long>();
        Execute(executor, Types, Text, budget, _ => steps.Add(budget.Steps));

        Assert.True(steps[0] < steps[3] && steps[3] < steps[6], string.Join(' ', steps));
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void ATypeOfOtherRecordsIsNotTold(string executor)
    {
        var hidden = Program(Record(Shape("B") with { IsEmitted = false }, Rule("b", Lit("b"), 0)), Record(Shape("A"), Rule("a", Seq(Lit("a"), Ann(0)), 0)));
        var told = new List<MatchedRecord>();
        Executor(executor).Execute(hidden, Text, MatchLimits.Default, new RunControl { Found = told.Add });

        Assert.Equal("A", Assert.Single(told).Record);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void AtATimeLimitWhatWasFoundIsTheResult(string executor)
    {
        using var time = new CancellationTokenSource();
        var told = new List<MatchedRecord>();
        var control = new RunControl
        {
            TimeLimit = time.Token,
            Found = record =>
            {
                told.Add(record);
                time.Cancel();
            },
        };
        var result = Executor(executor).Execute(Types, Text, MatchLimits.Default, control);

        Assert.Equal(Truncation.TimeLimit, result.Truncation);
        Assert.Equal("B B B", string.Join(' ', result.Records.Select(record => record.Record)));
        Assert.Equal(result.Records, told);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void ATimeLimitEndsALongSearchWithTheRecordsBeforeIt(string executor)
    {
        using var time = new CancellationTokenSource();
        var text = Tokens(string.Join(' ', Enumerable.Repeat("a", 20_000)));
        var looks = 0;
        var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None, time.Token)
        {
            BeforeLook = () =>
            {
                if (++looks == 60)
                {
                    time.Cancel();
                }
            },
        };
        var result = Execute(executor, Program(Record(Shape("A"), Rule("a", Seq(Lit("a"), Ahead(Repeat(Lit("a"), 10, 10))), 0))), text, budget, null);

        Assert.Equal(Truncation.TimeLimit, result.Truncation);
        Assert.InRange(result.Records.Length, 1, 15_000);
        Assert.InRange(budget.Steps, 1, 61 * MatchBudget.WorkBetweenLooks);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void ATimeLimitThatPassedBeforeGivesNothing(string executor)
    {
        var result = Executor(executor).Execute(Types, Text, MatchLimits.Default, new RunControl { TimeLimit = new CancellationToken(true) });

        Assert.Equal(Truncation.TimeLimit, result.Truncation);
        Assert.Empty(result.Records);
    }

    private static IRuleExecutor Executor(string name) => name == "plain" ? new PlainExecutor() : new FastExecutor();

    private static MatchResult Execute(string name, RuleProgram program, TokenizedText text, MatchBudget budget, Action<MatchedRecord>? found) =>
        name == "plain" ? PlainExecutor.Execute(program, text, budget, found) : FastExecutor.Execute(program, text, budget, found);
}
