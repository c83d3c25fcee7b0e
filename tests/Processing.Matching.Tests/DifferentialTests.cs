using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

/// <summary>Random programs over random texts: all executors give the same records and zones, byte for byte.</summary>
public sealed class DifferentialTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void ExecutorsAgree(int seed)
    {
        var random = new Random(seed);
        var (records, zones) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var programs = new RandomProgram(random);
            var program = programs.Next();
            for (var document = 0; document < 3; document++)
            {
                var text = programs.NextText();
                var plain = Run(new PlainExecutor(), program, text);
                var fast = Run(new FastExecutor(), program, text);
                Assert.Null(plain.Truncation);
                if (ToJson(plain) != ToJson(fast))
                {
                    Assert.Fail($"seed {seed} round {round} text <{System.Text.Encoding.UTF8.GetString(text.Text)}>\nplain {ToJson(plain)}\nfast {ToJson(fast)}\n{string.Join('\n', program.Producers)}\n{string.Join('\n', program.Zones)}");
                }

                records += plain.Records.Length;
                zones += plain.Zones.Length;
            }
        }

        Assert.True(records > 1_000 && zones > 100, $"{records} records, {zones} zones");
    }

    [Fact]
    public void WhatFollowsAnEntityIsNotAskedWhereItIsOnlyLookedAhead()
    {
        var count = Entity("Count", Alternative(Cap(0, Number()), Label(0), null, "n"));
        var any = new PatternNode.TokenClass(TokenClassKind.Any, null);
        var pattern = Or(Seq(Cap(0, Ann(0)), Lit("boats")), Seq(Ahead(Ann(0)), Cap(0, any), any));
        var program = Program(count, Record(Shape("R", Field("one")), Rule("r", pattern, 1, TextOf(0))));
        var text = Tokens("5 boats and 7 nets");

        var records = Run(new FastExecutor(), program, text).Records;

        Assert.Equal(2, records.Length);
        Assert.Equal(ToJson(Run(new PlainExecutor(), program, text)), ToJson(Run(new FastExecutor(), program, text)));
    }
}

/// <summary>Makes programs that use everything, in no sensible way, and texts in which they find something.</summary>
internal sealed class RandomProgram(Random random)
{
    private const int Labels = 3;

    private static readonly string[] Words =
    [
        "a", "b", "c", "new", "york", "iran's", "ایران", "تهران", "کتاب", "کتابها", "کتاب ها", "وایران", "می\u200Cرود", "رئیس", "جمهور", "الرئيس", "بالمدينة", "مدينة", "للمدينة", "واللغة", "لغة",
        "1", "12", "۱۳۹۵", "1,234", ",", "،", "و", "and", ":", ".", "? Then", "!", "\n", "«a»", "x1", "A", "New", "تهران‌ها", "خانه‌ای",
    ];

    private readonly List<Producer> _producers = [];
    private int _zones;

    public RuleProgram Next()
    {
        _producers.Clear();
        _zones = random.Next(3);
        for (var lexicon = random.Next(1, 4); lexicon > 0; lexicon--)
        {
            _producers.Add(NextLexicon(lexicon));
        }

        // Zones use lexicons alone, so that nothing goes in a circle.
        ImmutableArray<ZoneDefinition> zones = [.. Enumerable.Range(0, _zones).Select(index => new ZoneDefinition($"z{index}", "test", random.Next(3) == 0, [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => NextClause())]))];
        for (var entity = random.Next(3); entity > 0; entity--)
        {
            ImmutableArray<EntityAlternative> alternatives = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Alternative(Pattern(2, true), NextValue(), NextCondition(), "x", "y", "z"))];
            _producers.Add(Entity($"E{entity}", alternatives));
        }

        for (var record = random.Next(1, 4); record > 0; record--)
        {
            var shape = Shape($"R{record}", Field("one"), ListField("two"), Field("three", ValueKind.Text, random.Next(4) > 0)) with { Key = NextKey() };
            ImmutableArray<RuleDefinition> rules = [.. Enumerable.Range(0, random.Next(1, 6)).Select(index => NextRule($"r{record}{index}"))];
            _producers.Add(Record(shape, rules));
        }

        return new RuleProgram([.. _producers], zones);
    }

    public TokenizedText NextText()
    {
        var words = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Words[random.Next(Words.Length)] + (random.Next(8) == 0 ? "" : " "));
        var lines = string.Concat(words).Split('\n');
        TextLanguage[] languages = [TextLanguage.None, TextLanguage.Persian, TextLanguage.Arabic, TextLanguage.English, TextLanguage.Persian | TextLanguage.Arabic];
        return Blocks([.. lines.Select((line, index) => (line, (BlockKind)random.Next(4), $"$.p[{index}]"))], languages[random.Next(languages.Length)]);
    }

    private Producer.Lexicon NextLexicon(int number)
    {
        var isWritten = random.Next(4) > 0;
        var options = new LexiconOptions
        {
            Languages = random.Next(3) == 0 ? TextLanguage.Persian : TextLanguage.Persian | TextLanguage.Arabic | TextLanguage.English,
            Clitics = random.Next(4) > 0,
            Exact = isWritten && random.Next(8) == 0,
            CaseSensitive = isWritten && random.Next(8) == 0,
            Similar = isWritten ? 0 : random.Next(3),
            Stem = !isWritten && random.Next(2) == 0,
        };
        string Form() => string.Join(random.Next(4) == 0 ? "\u200C" : " ", Enumerable.Range(0, random.Next(1, 3)).Select(_ => Words[random.Next(Words.Length)].Trim()));
        var entries = Enumerable.Range(0, random.Next(1, 8)).Select(index => new LexiconEntry([Form(), Form()], random.Next(2) == 0 ? null : new Value.Text($"v{index}")));
        return new Producer.Lexicon($"L{number}", null, options, [.. entries]);
    }

    private RuleDefinition NextRule(string name)
    {
        ExpressionNode[] fields = [Label(random.Next(Labels)), Label(random.Next(Labels)), random.Next(2) == 0 ? TextOf(random.Next(Labels)) : Const("fixed")];
        var rule = random.Next(3) == 0
            ? Frame(name, Pattern(2, true), Labels, [.. Enumerable.Range(0, random.Next(3)).Select(index => NextSlot(index))], [.. fields])
            : Rule(name, Pattern(3, true), Labels, [.. fields]);
        return rule with
        {
            Where = NextCondition(),
            Unless = random.Next(4) == 0 ? new ExpressionNode.Neighbour(Pattern(1, true), random.Next(2) == 0) : null,
            Score = random.Next(3) == 0 ? new ExpressionNode.Conditional(new ExpressionNode.LabelExists(0), Const(0.5m), Const(0.75m)) : null,
            Priority = random.Next(3),
        };
    }

    private FrameSlot NextSlot(int index) => Slot(1 + (index % (Labels - 1)), Pattern(2, true)) with
    {
        IsRequired = random.Next(3) == 0,
        IsList = random.Next(2) == 0,
        Scope = (SlotScope)random.Next(5),
        ScopeTokens = random.Next(6),
        Side = (SlotSide)random.Next(3),
        Choice = (SlotChoice)random.Next(3),
        After = random.Next(4) == 0 ? Pattern(1, true) : null,
        Before = random.Next(4) == 0 ? Pattern(1, true) : null,
    };

    private ImmutableArray<KeyPart> NextKey() => random.Next(3) switch { 0 => [new KeyPart(0, 1)], 1 => [new KeyPart(0, 0.6)], _ => [] };

    private ZoneClause NextClause() => random.Next(10) switch
    {
        0 => new ZoneClause.JsonPath($"$.p[{random.Next(3)}]"),
        1 => new ZoneClause.OfKind((BlockKind)random.Next(4)),
        2 => new ZoneClause.Numbered(random.Next(1, 3), random.Next(2, 4)),
        3 => new ZoneClause.WholeParagraph(Pattern(2, false)),
        4 => new ZoneClause.FromParagraph(Pattern(2, false)),
        5 => new ZoneClause.ParagraphWith(Pattern(2, false)),
        6 => new ZoneClause.Css("p > b"),
        7 => new ZoneClause.Labelled(Pattern(2, false)),
        8 => new ZoneClause.InColumn(Pattern(2, false)),
        _ => new ZoneClause.Matching(Pattern(2, false)),
    };

    private ExpressionNode? NextCondition() => random.Next(6) switch
    {
        0 => Compare(new ExpressionNode.LabelTokenCount(random.Next(Labels)), BinaryOperator.LessOrEqual, Const(2)),
        1 => new ExpressionNode.Not(new ExpressionNode.LabelContains(random.Next(Labels), Pattern(1, true))),
        2 => new ExpressionNode.Or([new ExpressionNode.LabelExists(0), new ExpressionNode.LabelMatches(1, Pattern(1, true))]),
        _ => null,
    };

    private ExpressionNode? NextValue() => random.Next(3) == 0 ? Label(random.Next(Labels)) : null;

    private PatternNode Pattern(int depth, bool mayUseZones)
    {
        if (depth == 0)
        {
            return Leaf(mayUseZones);
        }

        PatternNode Inner() => Pattern(depth - 1, mayUseZones);
        var minimum = random.Next(0, 3);
        return random.Next(16) switch
        {
            0 or 1 or 2 or 3 => Seq(Inner(), Inner()),
            4 or 5 => Seq(Inner(), Inner(), Inner()),
            6 => Or(Inner(), Inner()),
            7 => Repeat(Inner(), minimum, random.Next(2) == 0 ? null : minimum + random.Next(3), random.Next(2) == 0),
            8 or 9 or 10 => Cap(random.Next(Labels), Inner()),
            11 => new PatternNode.Both(Inner(), Inner()),
            12 => new PatternNode.Look(Inner(), random.Next(2) == 0, random.Next(2) == 0),
            13 => new PatternNode.List(Inner()),
            _ => Leaf(mayUseZones),
        };
    }

    private PatternNode Leaf(bool mayUseZones) => random.Next(14) switch
    {
        0 or 1 or 2 or 3 => Lit(Words[random.Next(Words.Length)] is var word && word.Trim().Length > 0 ? word : "a"),
        4 or 5 or 6 => Ann(random.Next(_producers.Count), random.Next(6) == 0 ? Compare(new ExpressionNode.AnnotationText(), BinaryOperator.NotEqual, Const("a")) : null),
        7 => new PatternNode.Gap(random.Next(0, 2), random.Next(2, 6)),
        8 => At((PositionKind)random.Next(7)),
        9 => Word(NextPredicate()),
        10 => Number(),
        11 when mayUseZones && _zones > 0 => new PatternNode.ZoneRegion(random.Next(_zones)),
        12 when mayUseZones && _zones > 0 => new PatternNode.InZone(random.Next(_zones), random.Next(2) == 0),
        13 => new PatternNode.Regex("[a-z]+|[0-9]+"),
        _ => new PatternNode.TokenClass((TokenClassKind)random.Next(5), NextPredicate()),
    };

    private ExpressionNode? NextPredicate() => random.Next(9) switch
    {
        0 => Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Length), (BinaryOperator)random.Next(6), Const(random.Next(1, 5))),
        1 => Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Script), BinaryOperator.Equal, Const("arabic")),
        2 => Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Case), BinaryOperator.NotEqual, Const("title")),
        3 => new ExpressionNode.Not(new ExpressionNode.TokenInAnnotation(random.Next(_producers.Count))),
        4 => new ExpressionNode.And([new ExpressionNode.TokenAttribute(TokenAttributeKind.Glued), new ExpressionNode.InRange(new ExpressionNode.TokenAttribute(TokenAttributeKind.Value), 1, 2000)]),
        5 => Compare(new ExpressionNode.TokenAttribute(TokenAttributeKind.Digits), BinaryOperator.Equal, Const(random.Next(1, 5))),
        6 => new ExpressionNode.InList(new ExpressionNode.TokenAttribute(TokenAttributeKind.Text), [new Value.Text("a"), new Value.Text("ایران")]),
        _ => null,
    };
}
