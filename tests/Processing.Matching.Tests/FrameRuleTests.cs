using Processing.Matching.Programs;
using Processing.Matching.Values;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class FrameRuleTests
{
    private static readonly RecordShape Shape = Make.Shape("Meeting", ListField("participants", ValueKind.Country), Field("place"), Field("kind"));
    private static readonly PatternNode Trigger = Or(Lit("summit"), Lit("meeting"));

    private static FrameSlot Participants => Slot(1, Ann(0)) with { IsList = true };

    private static FrameSlot Place => Slot(2, Seq(Word(Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Case), BinaryOperator.Equal, Const("title")))));

    [Theory]
    [InlineData("Iran met Turkey at the summit.", "Meeting <Iran met Turkey at the summit> participants=[IR, TR] kind=summit")]
    [InlineData("Iran met Turkey. Then the summit with Russia.", "Meeting <summit with Russia> participants=[RU] kind=summit")]
    [InlineData("the summit of Iran, Iran and Turkey", "Meeting <summit of Iran, Iran and Turkey> participants=[IR, TR] kind=summit")]
    [InlineData("Iran alone", "")]
    [InlineData("the summit", "Meeting <summit> kind=summit")]
    public void ListsTakeEveryDifferentArgumentInTheSentence(string text, string expected) => Check(expected, text, [Participants]);

    [Fact]
    public void ARequiredSlotThatIsMissingGivesNothing() => Check("", "the summit", [Participants with { IsRequired = true }]);

    [Theory]
    [InlineData(SlotChoice.Nearest, SlotSide.Either, "Berlin met Paris at the summit near Rome then Oslo", "Rome")]
    [InlineData(SlotChoice.Nearest, SlotSide.Left, "Berlin met Paris at the summit near Rome then Oslo", "Paris")]
    [InlineData(SlotChoice.First, SlotSide.Either, "Berlin met Paris at the summit near Rome then Oslo", "Berlin")]
    [InlineData(SlotChoice.Last, SlotSide.Either, "Berlin met Paris at the summit near Rome then Oslo", "Oslo")]
    [InlineData(SlotChoice.Last, SlotSide.Left, "Berlin met Paris at the summit near Rome then Oslo", "Paris")]
    [InlineData(SlotChoice.First, SlotSide.Right, "Berlin met Paris at the summit near Rome then Oslo", "Rome")]
    [InlineData(SlotChoice.Nearest, SlotSide.Either, "in Paris summit in Rome", "Paris")]
    [InlineData(SlotChoice.Nearest, SlotSide.Either, "Paris a summit a Rome", "Rome")]
    public void OneArgumentIsChosen(SlotChoice choice, SlotSide side, string text, string expected)
    {
        var result = Run(Program(Countries, Record(Shape, Rule([Place with { Choice = choice, Side = side }]))), Tokens(text));
        Assert.Equal(expected, ValueFormatter.ToScalar(result.Records[0].Find("place")!));
    }

    [Theory]
    [InlineData(SlotScope.Sentence, 0, "summit here. Near Rome", "")]
    [InlineData(SlotScope.Paragraph, 0, "summit here. near Rome", "Rome")]
    [InlineData(SlotScope.Paragraph, 0, "summit here.\nnear Rome", "")]
    [InlineData(SlotScope.Document, 0, "summit here.\nnear Rome", "Rome")]
    [InlineData(SlotScope.Tokens, 2, "summit a b Rome", "Rome")]
    [InlineData(SlotScope.Tokens, 1, "summit a b Rome", "")]
    [InlineData(SlotScope.Tokens, 1, "Rome a summit", "Rome")]
    [InlineData(SlotScope.Tokens, 0, "Rome a summit", "")]
    [InlineData(SlotScope.Trigger, 0, "Rome summit", "")]
    public void AnArgumentStandsInItsScope(SlotScope scope, int tokens, string text, string expected)
    {
        var frame = Rule([Place with { Scope = scope, ScopeTokens = tokens }]);
        var result = Run(Program(Countries, Record(Shape, frame)), Tokens(text));
        Assert.Equal(expected, result.Records[0].Find("place") is { } place ? ValueFormatter.ToScalar(place) : "");
    }

    [Fact]
    public void AnArgumentMayStandInsideItsTrigger()
    {
        var frame = Frame("meeting", Seq(Word(), Lit("summit")), 3, [Place with { Scope = SlotScope.Trigger }], Label(1), Label(2), TextOf(0));
        var text = Tokens("the Rome summit");
        Assert.Equal("Meeting <Rome summit> place=Rome kind=Rome summit", Print(Run(Program(Countries, Record(Shape, frame)), text), text));
    }

    [Theory]
    [InlineData("the Oslo summit in Rome", "Rome")]
    [InlineData("the Oslo summit", "")]
    public void ACueStandsDirectlyBefore(string text, string expected)
    {
        var result = Run(Program(Countries, Record(Shape, Rule([Place with { After = Lit("in") }]))), Tokens(text));
        Assert.Equal(expected, result.Records[0].Find("place") is { } place ? ValueFormatter.ToScalar(place) : "");
    }

    [Fact]
    public void ACueStandsDirectlyBehind()
    {
        var result = Run(Program(Countries, Record(Shape, Rule([Place with { Before = Lit("hosted") }]))), Tokens("Oslo said Rome hosted the summit"));
        Assert.Equal("Rome", ValueFormatter.ToScalar(result.Records[0].Find("place")!));
    }

    [Fact]
    public void ACandidateInsideAnotherDoesNotCount()
    {
        var slot = Slot(2, Repeat(Word(Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Case), BinaryOperator.Equal, Const("title"))), 1, 3));
        Check("Meeting <summit near New York City> place=New York City kind=summit", "the summit near New York City", [slot]);
    }

    [Fact]
    public void TheTriggerMayTakeNoToken()
    {
        var frame = Frame("meeting", At(PositionKind.StartOfDocument), 3, [Participants with { Scope = SlotScope.Document, IsRequired = true }], Label(1));
        var text = Tokens("news of Iran\nand Turkey");
        Assert.Equal("Meeting <Iran\nand Turkey> participants=[IR, TR]", Print(Run(Program(Countries, Record(Shape, frame)), text), text));
    }

    [Fact]
    public void OfFramesWithTheSameTriggerTheFullerWins()
    {
        var bare = Frame("a", Trigger, 3, [], new ExpressionNode.LabelValue(1), Label(2), TextOf(0));
        var full = Rule([Participants]);
        var text = Tokens("the summit of Iran");
        Assert.Equal("Meeting <summit of Iran> participants=[IR] kind=summit", Print(Run(Program(Countries, Record(Shape, bare, full)), text), text));
    }

    [Fact]
    public void ConditionsLookAtTheArguments()
    {
        var frame = Rule([Participants]) with { Where = Compare(Call("count", Label(1)), BinaryOperator.GreaterOrEqual, Const(2)) };
        var text = Tokens("A summit of Iran.\nA summit of Iran and Turkey.");
        Assert.Equal("Meeting <summit of Iran and Turkey> participants=[IR, TR] kind=summit", Print(Run(Program(Countries, Record(Shape, frame)), text), text));
    }

    private static RuleDefinition Rule(FrameSlot[] slots) => Frame("meeting", Trigger, 3, [.. slots], Label(1), Label(2), TextOf(0));

    private static void Check(string expected, string text, FrameSlot[] slots)
    {
        var tokens = Tokens(text);
        Assert.Equal(expected, Print(Run(Program(Countries, Record(Shape, Rule(slots))), tokens), tokens));
    }
}
