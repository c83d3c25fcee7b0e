using Processing.Matching.Execution;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class LimitTests
{
    private static readonly PatternNode A = Lit("a");

    public static TheoryData<string, PatternNode> Adversaries => new()
    {
        { "star of stars", Seq(Repeat(Repeat(A, 0, null), 0, null), Lit("b")) },
        { "five stars", Seq(Repeat(A, 0, null), Repeat(A, 0, null), Repeat(A, 0, null), Repeat(A, 0, null), Repeat(A, 0, null), Lit("b")) },
        { "the same alternative again and again", Seq(Repeat(new PatternNode.Choice([.. Enumerable.Repeat(A, 50)]), 0, null), Lit("b")) },
        { "doubled", Seq(Repeat(Or(A, Seq(A, A)), 1, null), Lit("b")) },
        { "optionals", Seq(Repeat(A, 0, 60), Repeat(A, 60, 60), Lit("b")) },
        { "gaps", Seq(A, new PatternNode.Gap(0, 50), A, new PatternNode.Gap(0, 50), A, new PatternNode.Gap(0, 50), Lit("b")) },
        { "looks", Repeat(Seq(Ahead(Repeat(A, 0, null)), Behind(Repeat(A, 0, null)), A, Ahead(Lit("b"), true)), 5, 8) },
        { "both", Seq(new PatternNode.Both(Repeat(A, 1, null), Repeat(Or(A, Seq(A, A)), 1, null)), Lit("b")) },
    };

    [Theory]
    [MemberData(nameof(Adversaries))]
    public void OneSearchTakesStatesTimesTokens(string name, PatternNode pattern)
    {
        const int Tokens = 200;
        Assert.NotEmpty(name);
        var text = Make.Tokens(string.Join(' ', Enumerable.Repeat("a", Tokens)));
        var program = Program(Record(Shape("R"), Rule("r", pattern, 0)));
        var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
        var lattice = new DocumentLattice(PreparedProgram.Of(program), text, budget);
        lattice.Matcher.FindAt(lattice.Program.Rules[0][0].Main, new TokenSpan(0, text.Count), 0);

        // Each assertion and second reading may be asked at every place once.
        var states = PatternSize.CountStates(pattern) + 4;
        var places = name is "looks" or "both" ? text.Count * 34L : 1;
        Assert.InRange(budget.Steps, 1, states * (text.Count + 1) * 4 * places);
    }

    public static TheoryData<string> Executors => ["plain", "fast"];

    [Theory]
    [MemberData(nameof(Executors))]
    public void TooManyStepsTruncate(string executor)
    {
        // A document without any "b" would not be searched at all.
        var text = Tokens("b " + string.Join(' ', Enumerable.Repeat("a", 1_000)));
        var program = Program(Record(Shape("R"), Rule("r", Seq(Repeat(A, 1, null), Ahead(Lit("b"))), 0)));
        var result = Run(Executor(executor), program, text, new MatchLimits { MaxSteps = 1_000 });
        Assert.Equal(Truncation.MaxSteps, result.Truncation);
        Assert.Empty(result.Records);
    }

    /// <summary>Beyond a look at each place of its anchor.</summary>
    [Fact]
    public void WhatADocumentLacksIsNotSearchedFor()
    {
        var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
        var program = Program(Record(Shape("R"), Rule("r", Seq(Repeat(A, 1, null), Ahead(Lit("b"))), 0)));
        Assert.Empty(FastExecutor.Execute(program, Tokens(string.Join(' ', Enumerable.Repeat("a", 1_000))), budget, null).Records);
        Assert.InRange(budget.Steps, 0, 1_000);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void StepsAreBoundedByTheLengthOfTheDocument(string executor)
    {
        // Each search succeeds after it has looked as far as the end, and a pattern of so many loops is not remembered.
        var pattern = Or(Seq([.. Enumerable.Repeat(Repeat(A, 0, null), JoinMap.MostJoins + 1), Lit("b")]), A);
        var text = Tokens("b " + string.Join(' ', Enumerable.Repeat("a", 9_999)));
        var result = Run(Executor(executor), Program(Record(Shape("R"), Rule("r", pattern, 0))), text, new MatchLimits { MaxStepsPerToken = 10 });
        Assert.Equal(Truncation.MaxSteps, result.Truncation);
        Assert.InRange(result.Records.Length, 1, 9_998);
        Assert.Equal(20_100_000, new MatchLimits { MaxStepsPerToken = 10 }.StepsFor(text.Count));
        Assert.Equal(5, new MatchLimits { MaxSteps = 5 }.StepsFor(text.Count));
    }

    /// <summary>Searches that fail from every place of a long block cost together what one costs.</summary>
    [Theory]
    [MemberData(nameof(Executors))]
    public void SearchesThatFailEverywhereAreLinear(string executor)
    {
        var steps = new List<long>();
        foreach (var count in new[] { 2_000, 20_000 })
        {
            var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
            var text = Tokens("b " + string.Join(' ', Enumerable.Repeat("a", count)));
            var program = Program(Record(Shape("R"), Rule("r", Seq(Repeat(Or(A, Word()), 1, null), Ahead(Seq(Repeat(Word(), 0, null), Lit("b")))), 0)));
            var result = executor == "plain" ? PlainExecutor.Execute(program, text, budget, null) : FastExecutor.Execute(program, text, budget, null);
            Assert.Empty(result.Records);
            steps.Add(budget.Steps);
        }

        Assert.InRange(steps[1], steps[0] * 9, steps[0] * 11);
    }

    /// <summary>So do searches that go to the end of the block in vain before they arrive by another way.</summary>
    [Theory]
    [MemberData(nameof(Executors))]
    public void SearchesThatArriveByTheLastWayAreLinear(string executor)
    {
        var steps = new List<long>();
        foreach (var count in new[] { 2_000, 20_000 })
        {
            var budget = new MatchBudget(MatchLimits.Default, CancellationToken.None);
            var text = Tokens("b " + string.Join(' ', Enumerable.Repeat("a", count)));
            var program = Program(Record(Shape("R"), Rule("r", Or(Seq(Repeat(Or(A, Word()), 1, null), Lit("b")), A), 0)));
            var result = executor == "plain" ? PlainExecutor.Execute(program, text, budget, null) : FastExecutor.Execute(program, text, budget, null);
            Assert.Equal(count, result.Records.Length);
            steps.Add(budget.Steps);
        }

        Assert.InRange(steps[1], steps[0] * 9, steps[0] * 11);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void TooManyMatchesTruncateAndWhatWasFoundStays(string executor)
    {
        var text = Tokens(string.Join(' ', Enumerable.Repeat("a", 100)));
        var result = Run(Executor(executor), Program(Record(Shape("R"), Rule("r", A, 0))), text, new MatchLimits { MaxMatches = 10 });
        Assert.Equal(Truncation.MaxMatches, result.Truncation);
        Assert.Equal(10, result.Records.Length);
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void NothingUntrueIsFoundWhenTheBudgetIsSpent(string executor)
    {
        // Whatever the budget, a record that comes out also comes out of the whole run.
        var text = Tokens("a b a c a b a c a a b");
        var rule = Rule("r", Seq(Cap(0, A), Repeat(Word(), 0, 1)), 1, Label(0)) with { Unless = new ExpressionNode.Neighbour(Lit("a"), true) };
        var program = Program(Record(Shape("R", Field("f")), rule));
        var whole = Run(program, text).Records.Select(record => record.Span).ToHashSet();
        for (var steps = 1; steps < 300; steps++)
        {
            Assert.Subset(whole, Run(Executor(executor), program, text, new MatchLimits { MaxSteps = steps }).Records.Select(record => record.Span).ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Executors))]
    public void TheCallerMayGiveUp(string executor)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var program = Program(Record(Shape("R"), Rule("r", A, 0)));
        Assert.Throws<OperationCanceledException>(() => Executor(executor).Execute(program, Tokens("a"), MatchLimits.Default, source.Token));
    }

    [Fact]
    public void ALongSearchLooksAtTheCancellation()
    {
        using var source = new CancellationTokenSource();
        var budget = new MatchBudget(MatchLimits.Default, source.Token);
        Assert.True(budget.TryStep());
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() =>
        {
            for (var step = 0; step < 1_024; step++)
            {
                budget.TryStep();
            }
        });
    }

    [Fact]
    public void PatternsThatAreTooLargeAreRefused()
    {
        var huge = Repeat(Repeat(Repeat(A, 1_000, 1_000), 1_000, 1_000), 1_000, 1_000);
        Assert.True(PatternSize.CountStates(huge) > PatternSize.MaxStates);
        Assert.Throws<ArgumentException>(() => Run(Program(Record(Shape("R"), Rule("r", huge, 0))), Tokens("a")));
    }

    [Fact]
    public void TheSameRunGivesTheSameResultOnManyThreads()
    {
        var text = Tokens("Iran, Russia and Turkey met. Kyrgyzstan and Iran did not.\nTurkey again");
        var shape = Shape("Group", ListField("members", Processing.Matching.Values.ValueKind.Country)) with { Key = [new KeyPart(0, 1)] };
        var program = Program(Countries, Record(shape, Rule("group", Cap(0, new PatternNode.List(Ann(0))), 1, Label(0)), Rule("single", Cap(0, Ann(0)), 1, Label(0))));
        var expected = Print(Run(program, text), text);
        Assert.NotEmpty(expected);
        Parallel.For(0, 200, _ => Assert.Equal(expected, Print(Run(program, text), text)));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("fast")]
    public void ARuleAboveItsBudgetIsStoppedAndTheOthersGoOn(string executor)
    {
        var text = Tokens(string.Concat(Enumerable.Repeat("a ", 500)) + "z");
        var program = Program(Record(Shape("Heavy"), Rule("heavy", A, 0)), Record(Shape("Light"), Rule("light", Lit("z"), 0)));
        var whole = Run(Executor(executor), program, text);
        var cut = Run(Executor(executor), program, text, new MatchLimits { MaxRuleSteps = 100 });
        Assert.Equal((null, null), (whole.Truncation, whole.StoppedRule));
        Assert.Equal((Truncation.RuleSteps, "test.heavy"), (cut.Truncation, cut.StoppedRule));
        Assert.Single(cut.Records, record => record.Record == "Light");
        var heavy = cut.Records.Where(record => record.Record == "Heavy").ToList();
        Assert.InRange(heavy.Count, 1, 100);
        Assert.Equal(whole.Records.Take(heavy.Count).Select(record => record.Span), heavy.Select(record => record.Span));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("fast")]
    public void AFrameAboveItsBudgetGivesNoRecordWithHalfOfItsSlots(string executor)
    {
        var text = Tokens(string.Concat(Enumerable.Repeat("a ", 500)) + "met z");
        var frame = Frame("frame", Lit("met"), 2, [Slot(1, Or(A, Lit("z")))], TextOf(1));
        var program = Program(Record(Shape("F", Field("f")), frame));
        Assert.Single(Run(Executor(executor), program, text).Records);
        var cut = Run(Executor(executor), program, text, new MatchLimits { MaxRuleSteps = 100 });
        Assert.Equal((Truncation.RuleSteps, "test.frame", 0), (cut.Truncation, cut.StoppedRule, cut.Records.Length));
    }

    private static IRuleExecutor Executor(string name) => name == "plain" ? new PlainExecutor() : new FastExecutor();
}
