using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class SequenceRuleTests
{
    private static readonly PatternNode A = Lit("a");
    private static readonly PatternNode B = Lit("b");
    private static readonly PatternNode Any = new PatternNode.TokenClass(TokenClassKind.Any, null);

    public static TheoryData<string, PatternNode, string, string> Table => new()
    {
        { "literal", Lit("a b"), "x a b a b", "a b|a b" },
        { "literal folds", Lit("KABUL"), "Kabul kabul", "Kabul|kabul" },
        { "greedy", Repeat(A, 1, null), "a a b a", "a a|a" },
        { "lazy", Repeat(A, 1, null, true), "a a b", "a|a" },
        { "lazy goes on where it must", Seq(Repeat(Any, 0, null, true), B), "x y b b", "x y b|b" },
        { "bounded", Repeat(A, 2, 3), "a a a a a a", "a a a|a a a" },
        { "bounded needs the minimum", Repeat(A, 3, 4), "a a b a a a", "a a a" },
        { "first alternative wins", Or(A, Seq(A, B)), "a b", "a" },
        { "written order decides", Or(Seq(A, B), A), "a b", "a b" },
        { "optional", Seq(Repeat(A, 0, 1), B), "a b b", "a b|b" },
        { "regex is anchored", new PatternNode.Regex("[a-c]+"), "abc abd cab", "abc|cab" },
        { "class", Number(), "a 12 b 3", "12|3" },
        { "predicate", Word(Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Length), BinaryOperator.GreaterOrEqual, Const(3))), "ab abc abcd", "abc|abcd" },
        { "ahead", Seq(A, Ahead(B)), "a a b", "a" },
        { "not ahead", Seq(A, Ahead(B, true)), "a b a c", "a" },
        { "behind", Seq(Behind(A), B), "b a b", "b" },
        { "not behind", Seq(Behind(A, true), B), "b a b", "b" },
        { "both", new PatternNode.Both(Repeat(Any, 1, 3), Seq(Any, B)), "a b c", "a b" },
        { "gap is as short as it can be", Seq(A, new PatternNode.Gap(0, 20), B), "a x b y b", "a x b" },
        { "gap has a minimum", Seq(A, new PatternNode.Gap(2, 20), B), "a x b y b", "a x b y b" },
        { "gap has a maximum", Seq(A, new PatternNode.Gap(0, 1), B), "a x y b a x b", "a x b" },
        { "gap stays in the sentence", Seq(A, new PatternNode.Gap(0, 20), B), "Then a came. The b left. Now a and b.", "a and b" },
        { "a gap that fails does not spoil the way without it", Seq(Lit("came."), Or(new PatternNode.Gap(0, 5), new PatternNode.Empty()), Lit("the")), "A came. The b", "came. The" },
        { "any crosses sentences", Seq(A, Repeat(Any, 0, 9, true), B), "Then a came. The b left.", "a came. The b" },
        { "nothing crosses a block", Seq(A, Repeat(Any, 0, null), B), "a\nb", "" },
        { "start of sentence", Seq(At(PositionKind.StartOfSentence), Any), "One came. Two left.", "One|Two" },
        { "end of sentence", Seq(Word(), At(PositionKind.EndOfSentence)), "One came. Two left", "came|left" },
        { "end of paragraph", Seq(Any, At(PositionKind.EndOfParagraph)), "a b\nc d", "b|d" },
        { "start of document", Seq(At(PositionKind.StartOfDocument), Any), "a b\nc", "a" },
        { "end of document", Seq(Any, At(PositionKind.EndOfDocument)), "a b\nc", "c" },
        { "glued", Seq(Number(), At(PositionKind.Glued), Word()), "5 a 6b", "6b" },
        { "nested stars end", Seq(Repeat(Repeat(A, 0, null), 0, null), B), "a a a b", "a a a b" },
        { "list in English", new PatternNode.List(Lit("x")), "x, x and x x", "x, x and x|x" },
        { "list with an ampersand", new PatternNode.List(Lit("x")), "x & x; x", "x & x; x" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Matches(string name, PatternNode pattern, string text, string expected)
    {
        Assert.NotEmpty(name);
        var tokens = Tokens(text, TextLanguage.English);
        var program = Program(Record(Shape("Found"), Rule("found", pattern, 0)));
        var result = Run(program, tokens);
        Assert.Equal(expected, string.Join('|', result.Records.Select(record => tokens.GetString(record.Span))));
        Assert.Null(result.Truncation);
    }

    [Theory]
    [InlineData("ایران، قرقیزستان و ایران", TextLanguage.Persian, "[IR, KG, IR]")]
    [InlineData("وقال روسيا، أرمينيا وأوزبكستان", TextLanguage.Arabic, "[RU, AM, UZ]")]
    [InlineData("روسيا وأرمينيا وأوزبكستان", TextLanguage.Arabic, "[RU, AM, UZ]")]
    [InlineData("Iran, Russia, and Turkey", TextLanguage.English, "[IR, RU, TR]")]
    [InlineData("Iran Russia", TextLanguage.English, "[IR]")]
    public void ListsTakeTheSeparatorsOfTheirLanguage(string text, TextLanguage language, string expected)
    {
        var shape = Shape("Group", ListField("members", ValueKind.Country));
        var program = Program(Countries, Record(shape, Rule("group", Cap(0, new PatternNode.List(Ann(0))), 1, Label(0))));
        var result = Run(program, Tokens(text, language));
        Assert.Equal(expected, ValueFormatter.ToScalar(result.Records[0].Fields[0].Value));
        Assert.Equal(expected.Split(',').Length, result.Records[0].Fields[0].Spans.Length);
    }

    [Fact]
    public void LabelsGiveValuesTextsAndPlaces()
    {
        var shape = Shape("Official", Field("name"), Field("country", ValueKind.Country), Field("text"), Field("kind"));
        var rule = Rule("official", Seq(Cap(0, Repeat(Word(), 1, 2)), Lit("of"), Cap(1, Ann(0))), 2, Label(0), Label(1), TextOf(1), Const("fixed"));
        var text = Tokens("then John Smith of Iran");
        var result = Run(Program(Countries, Record(shape, rule)), text);
        Assert.Equal("Official <John Smith of Iran> name=John Smith country=IR text=Iran kind=fixed", Print(result, text));
        Assert.Equal(["John Smith", "Iran", "Iran"], result.Records[0].Fields.Take(3).Select(field => text.GetString(field.Spans[0])));
        Assert.Empty(result.Records[0].Fields[3].Spans);
    }

    [Fact]
    public void SpansLeaveCliticsOut()
    {
        var text = Tokens("وصل وأرمينيا", TextLanguage.Arabic);
        var shape = Shape("Place", Field("country", ValueKind.Country));
        var result = Run(Program(Countries, Record(shape, Rule("place", Cap(0, Ann(0)), 1, Label(0)))), text);
        Assert.Equal("Place <أرمينيا> country=AM", Print(result, text));
    }

    [Fact]
    public void ARequiredFieldThatIsAbsentGivesNoRecord()
    {
        var shape = Shape("Pair", Field("first", optional: false), Field("second", optional: false));
        var rule = Rule("pair", Seq(Cap(0, A), Repeat(Cap(1, B), 0, 1)), 2, Label(0), Label(1));
        var text = Tokens("a c a b");
        Assert.Equal("Pair <a b> first=a second=b", Print(Run(Program(Record(shape, rule)), text), text));
    }

    [Fact]
    public void WhereAndUnlessDecide()
    {
        var shape = Shape("Found", Field("word"));
        var rule = Rule("found", Cap(0, Word()), 1, Label(0)) with
        {
            Where = Compare(new ExpressionNode.LabelTokenCount(0), BinaryOperator.Equal, Const(1)),
            Unless = new ExpressionNode.Or([new ExpressionNode.Neighbour(Lit("street"), true), new ExpressionNode.Neighbour(Lit("not"), false)]),
        };
        var text = Tokens("main street not here there");
        Assert.Equal("Found <street> word=street\nFound <not> word=not\nFound <there> word=there", Print(Run(Program(Record(shape, rule)), text), text));
    }

    [Fact]
    public void AnnotationsGoLongestFirstAndGiveWayWhereTheRestNeedsIt()
    {
        var lexicon = Lexicon("L", ("new", new Value.Text("short")), ("new york", new Value.Text("long")));
        var shape = Shape("Found", Field("value"));
        var text = Tokens("new york times. new york city");
        var program = Program(lexicon, Record(shape, Rule("found", Seq(Cap(0, Ann(0)), Or(Lit("city"), Lit("york times"))), 1, Label(0))));
        Assert.Equal("Found <new york times> value=short\nFound <new york city> value=long", Print(Run(program, text), text));
    }

    [Fact]
    public void EntitiesGiveOneAnnotationPerAlternativeAndStart()
    {
        var entity = Entity(
            "Year",
            Alternative(Cap(0, Number()), Call("date", new ExpressionNode.Constant(new Value.Text("gregorian")), Label(0)), new ExpressionNode.InRange(Label(0), 1900, 2100), "year"),
            Alternative(Seq(Lit("year"), Cap(0, Number())), Label(0), null, "year"));
        var shape = Shape("Found", Field("value"));
        var text = Tokens("the year 2014 and 12");
        var program = Program(entity, Record(shape, Rule("found", Cap(0, Ann(0)), 1, Label(0))));
        Assert.Equal("Found <year 2014> value=2014", Print(Run(program, text), text));
    }

    [Fact]
    public void TheLongerOfOverlappingMatchesWinsThenScoreThenPriorityThenName()
    {
        var shape = Shape("Found", Field("by"));
        var longer = Rule("z", Lit("a b"), 0, Const("longer"));
        var shorter = Rule("a", Lit("b"), 0, Const("shorter")) with { Priority = 9 };
        var text = Tokens("a b");
        Assert.Equal("Found <a b> by=longer", Print(Run(Program(Record(shape, shorter, longer)), text), text));
        var low = Rule("a", Lit("a b"), 0, Const("low")) with { Score = Const(0.5m) };
        Assert.Equal("Found <a b> by=longer", Print(Run(Program(Record(shape, low, longer)), text), text));
        var first = Rule("y", Lit("a b"), 0, Const("first"));
        Assert.Equal("Found <a b> by=first", Print(Run(Program(Record(shape, first, longer)), text), text));
        Assert.Equal("Found <a b> by=longer", Print(Run(Program(Record(shape, first, longer with { Priority = 1 })), text), text));
    }

    [Fact]
    public void ScoresAreClampedAndConditionalPartsCount()
    {
        var shape = Shape("Found");
        var score = new ExpressionNode.Binary(
            BinaryOperator.Add,
            Const(0.8m),
            new ExpressionNode.Conditional(new ExpressionNode.LabelExists(0), Const(0.1m), null));
        var rule = Rule("found", Seq(A, Repeat(Cap(0, B), 0, 1)), 1) with { Score = score };
        var result = Run(Program(Record(shape, rule)), Tokens("a b a"));
        Assert.Equal([0.9, 0.8], result.Records.Select(record => record.Score));
        var high = Run(Program(Record(shape, rule with { Score = Const(7) })), Tokens("a"));
        Assert.Equal(1, high.Records[0].Score);
    }

    [Fact]
    public void Two_patterns_over_no_token_hold_at_the_start_of_a_block_whatever_held_at_the_end_of_the_one_before()
    {
        var empty = new PatternNode.Empty();
        var pattern = new PatternNode.Both(new PatternNode.Both(At(PositionKind.StartOfSentence), empty), empty);
        var program = Program(Record(Shape("R", Field("one")), Rule("r", pattern, 1, Const("here"))));

        Assert.Equal("R <> one=here\nR <> one=here", Print(Run(program, Tokens("a b\nc d")), Tokens("a b\nc d")));
    }
}
