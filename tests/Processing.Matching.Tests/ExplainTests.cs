using Processing.Matching.Explaining;
using Processing.Matching.Programs;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class ExplainTests
{
    private static readonly ExplainRequest Everything = new(null, null, AttemptScope.Asked);

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void RecordsAreThoseOfTheExecutors(int seed)
    {
        var random = new Random(seed);
        var (explained, attempts) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var programs = new RandomProgram(random);
            var program = programs.Next();
            var text = programs.NextText();
            var found = Explain(program, text, Everything);
            Assert.Equal(ToJson(Run(program, text)), ToJson(found.Result));
            Assert.Equal(found.Result.Records.Length, found.Records.Length + found.RecordsLeftOut);
            Assert.All(found.Records, record => Assert.Equal(record.Record.Rule, record.Rule.Name));
            explained += found.Records.Length;
            attempts += found.Rules.Sum(rule => rule.Attempts.Length);
        }

        Assert.True(explained > 100 && attempts > 100, $"{explained} records, {attempts} attempts");
    }

    [Fact]
    public void ARecordNamesWhatItTookAndWhatItBeat()
    {
        var cities = Words("City", "new york");
        var longer = Rule("longer", Seq(Or(Lit("to"), Lit("in")), Cap(0, Ann(0))), 1, TextOf(0)) with
        {
            Score = new ExpressionNode.Binary(BinaryOperator.Add, Const(0.5m), Const(0.25m)),
        };
        var shorter = Rule("shorter", Ann(0), 0);
        var record = Assert.Single(Explain(Program(cities, Record(Shape("Place", Field("name")), longer, shorter)), Tokens("went in New York"), Everything).Records);
        Assert.Equal("test.longer", record.Rule.Name);
        Assert.Equal(2, Assert.Single(record.Alternatives));
        Assert.Equal(["in", "new york"], record.Elements.Select(element => element.ReadAs));
        Assert.Equal(("City", "new york"), (record.Elements[1].Producer, record.Elements[1].Entry));
        Assert.Equal([0.5m, 0.25m], record.Score.Select(part => part.Amount));
        Assert.Equal(("test.shorter", BeatenBy.Overlap), (Assert.Single(record.Beaten).Rule, record.Beaten[0].By));
        Assert.Equal("l0", Assert.Single(record.Captures).Label);
    }

    [Theory]
    [InlineData("in Big Apple", "big apple")]
    [InlineData("in New York", "New York")]
    [InlineData("in NEW YORK", "new york")]
    public void AnEntryIsShownInTheFormThatStandsThere(string text, string form)
    {
        var cities = new Producer.Lexicon("City", null, new LexiconOptions(), [new LexiconEntry(["new york", "New York", "big apple"], null)]);
        var rule = Rule("city", Seq(Lit("in"), Cap(0, Ann(0))), 1, TextOf(0));
        var record = Assert.Single(Explain(Program(cities, Record(Shape("Place", Field("name")), rule)), Tokens(text), Everything).Records);
        Assert.Equal(form, record.Elements[1].Entry);
    }

    [Fact]
    public void APatternThatStopsSaysWhereAndWhatItWanted()
    {
        var wanted = Lit("c");
        var attempt = Assert.Single(OfRule(Seq(Lit("a"), Word(), wanted), "x a b d").Attempts);
        Assert.Equal(AttemptEnd.Pattern, attempt.End);
        Assert.Equal((new TextSpan(2, 5), new TextSpan(6, 7)), (attempt.Reached, attempt.StoppedAt));
        Assert.Same(wanted, Assert.Single(attempt.Wanted).Element);
        Assert.Equal(WantedReason.SomethingElse, attempt.Wanted[0].Why);
    }

    [Theory]
    [InlineData("a b", WantedReason.EndOfBlock)]
    [InlineData("a word. Then more", WantedReason.EndOfSentence)]
    public void AGapSaysWhatItMustNotLeave(string text, WantedReason why)
    {
        var attempt = OfRule(Seq(Lit("a"), new PatternNode.Gap(0, 9), Lit("z")), text).Attempts[0];
        Assert.Contains(attempt.Wanted, wanted => wanted.Why == why);
    }

    [Fact]
    public void APredicateIsToldFromAnotherKind()
    {
        var lower = Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Length), BinaryOperator.Greater, Const(3));
        Assert.Equal(WantedReason.Predicate, Assert.Single(Assert.Single(OfRule(Seq(Lit("a"), Word(lower)), "a bc").Attempts).Wanted).Why);
        Assert.Equal(WantedReason.SomethingElse, Assert.Single(Assert.Single(OfRule(Seq(Lit("a"), Word(lower)), "a 12").Attempts).Wanted).Why);
    }

    [Fact]
    public void AnElementThatTheDocumentLacksIsNamed()
    {
        var rare = Lit("kerfuffle");
        var found = OfRule(Seq(Word(), rare), "a b c");
        Assert.Same(rare, Assert.Single(found.Missing));
        Assert.All(found.Attempts, attempt => Assert.Same(rare, Assert.Single(attempt.Wanted).Element));
    }

    [Fact]
    public void ConditionsThatDecidedAreNamed()
    {
        var isB = Compare(TextOf(0), BinaryOperator.Equal, Const("b"));
        var pattern = Seq(Lit("a"), Cap(0, Word()));
        var where = Assert.Single(OfRule(Rule("r", pattern, 1, TextOf(0)) with { Where = new ExpressionNode.And([isB, new ExpressionNode.LabelExists(0)]) }, "a c").Attempts);
        Assert.Equal((AttemptEnd.Where, isB), (where.End, Assert.Single(where.Conditions)));
        var unless = Assert.Single(OfRule(Rule("r", pattern, 1, TextOf(0)) with { Unless = isB }, "a b").Attempts);
        Assert.Equal((AttemptEnd.Unless, isB), (unless.End, Assert.Single(unless.Conditions)));
        Assert.Equal(AttemptEnd.Record, Assert.Single(OfRule(Rule("r", pattern, 1, TextOf(0)), "a b").Attempts).End);
    }

    [Theory]
    [InlineData("met here", EmptySlotReason.Nothing)]
    [InlineData("Anna came. They met here", EmptySlotReason.OutOfReach)]
    [InlineData("met and Anna", EmptySlotReason.Neighbour)]
    public void ASlotSaysWhyItFoundNothing(string text, EmptySlotReason why)
    {
        var slot = Slot(1, Lit("anna")) with { IsRequired = true, Before = why == EmptySlotReason.Neighbour ? Lit("x") : null };
        var frame = Frame("r", Lit("met"), 2, [slot], TextOf(1));
        var attempt = Assert.Single(OfRule(frame, text).Attempts);
        Assert.Equal((AttemptEnd.Slot, "l1"), (attempt.End, attempt.Name));
        Assert.Equal(why, Assert.Single(attempt.Slots).Why);
    }

    [Fact]
    public void APlaceAsksForTheAttemptsThatCameToIt()
    {
        var program = Program(Record(Shape("R", Field("f")), Rule("r", Seq(Lit("a"), Lit("b"), Lit("c")), 0)));
        var text = Tokens("a b x a b y");
        var found = Explain(program, text, new ExplainRequest("test.r", new TextSpan(10, 11), AttemptScope.Asked));
        var attempt = Assert.Single(Assert.Single(found.Rules).Attempts);
        Assert.Equal((new TextSpan(6, 9), new TextSpan(10, 11)), (attempt.Reached, attempt.StoppedAt));
    }

    [Theory]
    [InlineData(10, 14, false)]
    [InlineData(25, 29, true)]
    public void AFrameIsToldOfWhereItsSlotsAreLookedFor(int start, int end, bool isTold)
    {
        var frame = Frame("r", Lit("met"), 2, [Slot(1, Lit("anna")) with { IsRequired = true }], TextOf(1));
        var program = Program(Record(Shape("R", Field("f")), frame));
        var found = Explain(program, Tokens("Bert came late. Carl met Dora."), new ExplainRequest("test.r", new TextSpan(start, end), AttemptScope.Asked));
        var attempts = Assert.Single(found.Rules).Attempts.Where(attempt => attempt.End > AttemptEnd.Pattern).Select(attempt => attempt.Reached);
        Assert.Equal(isTold ? [new TextSpan(21, 24)] : [], attempts);
    }

    [Fact]
    public void WhatIsLeftOutIsCounted()
    {
        var program = Program(Record(Shape("R", Field("f")), Rule("r", Seq(Lit("a"), Lit("b")), 0)));
        var few = new ExplainLimits { MaxRecords = 1, MaxAttempts = 2, MaxStarts = 7 };
        var found = RuleExplainer.Explain(program, Tokens("a b a b a b a c a c a c"), new ExplainRequest("test.r", null, AttemptScope.Asked), few, MatchLimits.Default, RunControl.None);
        Assert.Equal((1, 2), (found.Records.Length, found.RecordsLeftOut));
        var rule = Assert.Single(found.Rules);
        Assert.Equal((2, 2, 5), (rule.Attempts.Length, rule.AttemptsLeftOut, rule.StartsLeftOut));
    }

    [Fact]
    public void ALimitOfTheRunIsSaid()
    {
        var program = Program(Record(Shape("R", Field("f")), Rule("r", Lit("a"), 0)));
        var found = RuleExplainer.Explain(program, Tokens("a a a a"), Everything, ExplainLimits.Default, new MatchLimits { MaxMatches = 2 }, RunControl.None);
        Assert.Equal((Processing.Matching.Results.Truncation.MaxMatches, found.Result.Truncation), (found.Truncation, found.Truncation));
    }

    private static RuleAttempts OfRule(PatternNode pattern, string text) => OfRule(Rule("r", pattern, 0), text);

    private static RuleAttempts OfRule(RuleDefinition rule, string text) =>
        Assert.Single(Explain(Program(Record(Shape("R", Field("f")), rule)), Tokens(text), new ExplainRequest("test.r", null, AttemptScope.Asked)).Rules);

    private static Explanation Explain(RuleProgram program, TokenizedText text, ExplainRequest request) =>
        RuleExplainer.Explain(program, text, request, ExplainLimits.Default, MatchLimits.Default, RunControl.None);
}
