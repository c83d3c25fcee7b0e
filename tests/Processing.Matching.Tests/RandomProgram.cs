using System.Collections.Immutable;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

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
            ImmutableArray<EntityAlternative> alternatives = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextAlternative())];
            _producers.Add(Entity($"E{entity}", alternatives));
        }

        var first = _producers.Count;
        for (var record = random.Next(1, 4); record > 0; record--)
        {
            var shape = Shape($"R{record}", Field("one"), ListField("two"), Field("three", ValueKind.Text, random.Next(4) > 0)) with { Key = NextKey() };
            ImmutableArray<RuleDefinition> rules = random.Next(4) == 0 ? [NextName($"r{record}")] : [.. Enumerable.Range(0, random.Next(1, 6)).Select(index => NextRule($"r{record}{index}"))];
            _producers.Add(Record(shape, rules) with { References = NextReferences() });
        }

        var policies = NextPolicies(first);
        if (random.Next(3) == 0)
        {
            // What uses records, and is used by one more.
            _producers.Add(Entity("Of", Alternative(Pattern(2, true), NextValue(), NextCondition(), "x", "y", "z"), Alternative(Ann(_producers.Count - 1), null, null)));
            _producers.Add(Record(Shape("Last", Field("one"), ListField("two"), Field("three")), NextRule("last"), NextRule("last2")));
        }

        return new RuleProgram([.. _producers], zones, policies);
    }

    // Some only pass on what another entity or a number is.
    private EntityAlternative NextAlternative() => random.Next(6) switch
    {
        0 => Alternative(Ann(random.Next(_producers.Count))),
        1 => Alternative(Cap(0, Ann(random.Next(_producers.Count))), Label(0), null, "x"),
        2 => Alternative(Cap(0, Number()), Label(0), null, "x"),
        _ => Alternative(Pattern(2, true), NextValue(), NextCondition(), "x", "y", "z"),
    };

    // Short, so that words which stand for it may be longer.
    private RuleDefinition NextName(string name) => Rule(name, Cap(0, Leaf(true)), Labels, TextOf(0), Label(0), TextOf(0));

    // Of all records from the first on, of some of them one after the other, or of one.
    private ImmutableArray<OverlapPolicy> NextPolicies(int first)
    {
        ImmutableArray<OverlapCriterion> criteria = random.Next(5) switch
        {
            0 => [],
            1 => [OverlapCriterion.Priority, OverlapCriterion.Longest],
            2 => [OverlapCriterion.Score],
            _ => [OverlapCriterion.Longest, OverlapCriterion.Score, OverlapCriterion.Priority],
        };
        var count = random.Next(_producers.Count - first + 1);
        return count == 0 ? [] : [new OverlapPolicy([.. Enumerable.Range(first + random.Next(_producers.Count - first - count + 1), count)], criteria)];
    }

    private ImmutableArray<RecordReference> NextReferences() => random.Next(3) > 0
        ? []
        : [new RecordReference([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => NextClue())], random.Next(3) == 0 ? new ExpressionNode.Neighbour(Pattern(1, true), random.Next(2) == 0) : null)];

    private ReferenceClue NextClue()
    {
        var reach = new ReferenceReach((ReachUnit)random.Next(3), random.Next(3));
        var languages = (TextLanguage)random.Next(8);
        return random.Next(4) switch
        {
            0 => new ReferenceClue.Surname(random.Next(3), random.Next(2) == 0 ? 1 : 0.7, languages, reach),
            1 => new ReferenceClue.Words([NextWord(), NextWord()], languages, reach),
            2 => new ReferenceClue.Phrase(new PatternNode.Choice([Lit(NextWord()), Bare()]), reach),
            _ => new ReferenceClue.Same([random.Next(3)], languages, reach),
        };
    }

    private string NextWord() => Words[random.Next(Words.Length)] is var word && word.Trim().Length > 0 ? word.Trim() : "a";

    // Without captures.
    private PatternNode Bare() => random.Next(4) switch
    {
        3 => Seq(Lit(NextWord()), Leaf(true), Lit(NextWord())),
        0 => Seq(Leaf(true), Leaf(true)),
        1 => Repeat(Leaf(true), 1, 2),
        _ => Seq(Behind(Leaf(true), random.Next(2) == 0), Leaf(true)),
    };

    /// <summary>A text of up to so many words, in a few blocks, some of them cells of a table.</summary>
    public TokenizedText NextText(int words = 40)
    {
        var some = Enumerable.Range(0, random.Next(1, words)).Select(_ => Words[random.Next(Words.Length)] + (random.Next(8) == 0 ? "" : " "));
        var lines = string.Concat(some).Split('\n');
        TextLanguage[] languages = [TextLanguage.None, TextLanguage.Persian, TextLanguage.Arabic, TextLanguage.English, TextLanguage.Persian | TextLanguage.Arabic];
        var columns = random.Next(3) == 0 ? random.Next(1, 4) : 0;
        ImmutableArray<TextCell?> cells = columns == 0 ? [] : [.. lines.Select((_, index) => random.Next(5) == 0 ? (TextCell?)null : new TextCell(0, index / columns, index % columns, index < columns))];
        return Blocks([.. lines.Select((line, index) => (line, (BlockKind)random.Next(4), $"$.p[{index}]"))], languages[random.Next(languages.Length)], cells);
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
        Scope = (SlotScope)random.Next(6),
        ScopeTokens = random.Next(6),
        Side = (SlotSide)random.Next(3),
        Choice = (SlotChoice)random.Next(3),
        After = random.Next(4) == 0 ? Pattern(1, true) : null,
        Before = random.Next(4) == 0 ? Pattern(1, true) : null,
    };

    private ImmutableArray<KeyPart> NextKey() => random.Next(3) switch { 0 => [new KeyPart(0, 1)], 1 => [new KeyPart(0, 0.6)], _ => [] };

    private ZoneClause NextClause() => random.Next(11) switch
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
        9 => new ZoneClause.InRow(Pattern(2, false)),
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
        4 or 5 or 6 => Ann(random.Next(_producers.Count), NextTest()),
        7 => new PatternNode.Gap(random.Next(0, 2), random.Next(2, 6)),
        8 => At((PositionKind)random.Next(7)),
        9 => Word(NextPredicate()),
        10 => Number(),
        11 when mayUseZones && _zones > 0 => new PatternNode.ZoneRegion(random.Next(_zones)),
        12 when mayUseZones && _zones > 0 => new PatternNode.InZone(random.Next(_zones), random.Next(2) == 0),
        13 => new PatternNode.Regex("[a-z]+|[0-9]+"),
        _ => new PatternNode.TokenClass((TokenClassKind)random.Next(5), NextPredicate()),
    };

    private ExpressionNode? NextTest() => random.Next(12) switch
    {
        0 or 1 => Compare(new ExpressionNode.AnnotationText(), BinaryOperator.NotEqual, Const("a")),
        2 => Compare(new ExpressionNode.AnnotationValue(), (BinaryOperator)random.Next(6), Const(random.Next(3) * 12L)),
        3 => new ExpressionNode.Exists(new ExpressionNode.AnnotationValue()),
        _ => null,
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
