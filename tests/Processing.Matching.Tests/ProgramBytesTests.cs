using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;
using static Processing.Matching.Tests.Make;

namespace Processing.Matching.Tests;

public sealed class ProgramBytesTests
{
    [Fact]
    public void TheSampleHoldsEveryKindOfNode()
    {
        var seen = new HashSet<Type>();
        Visit(Sample(), node => seen.Add(node.GetType()), (_, _) => { });
        var expected = new[] { typeof(PatternNode), typeof(ExpressionNode), typeof(Value), typeof(ZoneClause), typeof(RuleBody), typeof(Producer), typeof(ReferenceClue) }
            .SelectMany(kind => kind.GetNestedTypes()).Where(type => !type.IsEnum);
        Assert.Empty(expected.Except(seen));
    }

    [Fact]
    public void ProgramsComeBackFromTheirBytes()
    {
        var program = Sample();
        var bytes = Write(program);
        var back = ProgramReader.Read(bytes);
        Assert.Equal(bytes, Write(back));
        Assert.Equal(program.Revision, back.Revision);
        Assert.Equal(64, back.Revision.Length);
    }

    [Fact]
    public void TheSameProgramHasTheSameRevision() => Assert.Equal(Sample().Revision, Sample().Revision);

    [Fact]
    public void AnyChangeOfAnyMemberChangesTheRevision()
    {
        var program = Sample();
        var revision = program.Revision;
        var changes = 0;
        Visit(program, _ => { }, (node, property) =>
        {
            if (node is RuleProgram || Change(property.GetValue(node)) is not { } changed)
            {
                return;
            }

            var before = property.GetValue(node);
            property.SetValue(node, changed);
            var after = RevisionHash.Compute(program.Producers, program.Zones, program.Policies, CancellationToken.None);
            property.SetValue(node, before);
            Assert.True(after != revision, $"{node.GetType().Name}.{property.Name}");
            changes++;
        });
        Assert.Equal(revision, RevisionHash.Compute(program.Producers, program.Zones, program.Policies, CancellationToken.None));
        Assert.True(changes > 100, $"{changes} changes");
    }

    [Fact]
    public void BytesThatAreNoProgramAreRefused()
    {
        var bytes = Write(Sample());
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<InvalidDataException>(() => ProgramReader.Read(bytes.AsSpan(0, length)));
        }

        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var broken = (byte[])bytes.Clone();
            broken[random.Next(broken.Length)] ^= (byte)(1 << random.Next(8));
            try
            {
                // A program has one form in bytes, so what is read is written as it was, and named by those bytes.
                var program = ProgramReader.Read(broken);
                Assert.Equal(broken, Write(program));
                Assert.Equal(broken, Write(WithEntriesAsObjects(program)));
                Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(broken)), program.Revision);
            }
            catch (InvalidDataException)
            {
                // Refused, which is one of the two allowed outcomes; the other is a different program.
            }
        }
    }

    [Fact]
    public void EntriesThatAreReadAreThoseThatWereWritten()
    {
        string[][] forms = [["a"], [], ["کتاب‌خانه", new string('x', 300), ""], ["b", "b"]];
        LexiconEntry[] entries = [.. Enumerable.Range(0, 5_000).Select(index => new LexiconEntry([.. forms[index % forms.Length]], index % 3 == 0 ? null : new Value.Integer(index)))];
        var lexicon = new Producer.Lexicon("p.L", new DataType(ValueKind.Integer), new LexiconOptions(), [.. entries]);
        var bytes = Write(new RuleProgram([lexicon, lexicon with { Entries = [] }], []));
        var program = ProgramReader.Read(bytes);
        Assert.Equal(bytes, Write(program));
        Assert.Equal(bytes, Write(WithEntriesAsObjects(program)));
        var read = Assert.IsType<Producer.Lexicon>(program.Producers[0]).Entries;
        Assert.Equal(entries.Select(entry => entry.Forms.AsEnumerable()), read.Select(entry => entry.Forms.AsEnumerable()));
        Assert.Equal(entries.Select(entry => entry.Value), read.Select(entry => entry.Value));
        Assert.Empty(Assert.IsType<Producer.Lexicon>(program.Producers[1]).Entries);
    }

    [Fact]
    public void ALexiconThatWasReadIsTheSameAsItsCopy()
    {
        var lexicon = Assert.IsType<Producer.Lexicon>(ProgramReader.Read(Write(new RuleProgram([new Producer.Lexicon("p.L", null, new LexiconOptions(), [new LexiconEntry(["a"], null)])], []))).Producers[0]);
        var copy = lexicon with { };
        Assert.Equal(lexicon, copy);
        Assert.Single(copy.Entries);
        Assert.Equal(lexicon, copy);
        Assert.Equal(lexicon.GetHashCode(), copy.GetHashCode());
        Assert.NotEqual(lexicon, lexicon with { Entries = [.. lexicon.Entries] });
    }

    private static RuleProgram WithEntriesAsObjects(RuleProgram program) =>
        new([.. program.Producers.Select(producer => producer is Producer.Lexicon lexicon ? lexicon with { Entries = lexicon.Entries } : producer)], program.Zones, program.Policies);

    private static byte[] Write(RuleProgram program)
    {
        using var stream = new MemoryStream();
        ProgramWriter.Write(program, stream);
        return stream.ToArray();
    }

    private static object? Change(object? value) => value switch
    {
        string text => text + "x",
        bool flag => !flag,
        int number => number + 1,
        long number => number + 1,
        double number => number + 0.001,
        decimal number => number + 1,
        Enum constant => Enum.ToObject(constant.GetType(), (int)Convert.ToInt64(constant, System.Globalization.CultureInfo.InvariantCulture) + 1),
        ImmutableArray<string> texts => texts.Add("x"),
        ImmutableArray<int> numbers => numbers.Add(7),
        ImmutableArray<OverlapCriterion> criteria => criteria.Add(OverlapCriterion.Priority),
        ImmutableArray<KeyPart> parts => parts.Add(new KeyPart(0, 1)),
        ImmutableArray<Value> values => values.Add(new Value.Integer(1)),
        ImmutableArray<PatternNode> patterns => patterns.Add(new PatternNode.Empty()),
        ImmutableArray<ExpressionNode> expressions => expressions.Add(Const(5)),
        ImmutableArray<KeyValuePair<string, Value?>> cells => cells.Add(new("x", null)),
        TextSpan span => span with { End = span.End + 1 },
        ReferenceReach reach => reach with { Count = reach.Count + 1 },
        DateParts parts => parts with { Day = parts.Day + 1 },
        _ => null,
    };

    /// <summary>Visits every object of a program, and every property that can be set.</summary>
    private static void Visit(object node, Action<object> atNode, Action<object, PropertyInfo> atProperty)
    {
        atNode(node);
        foreach (var property in node.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            // A producer of records has a type that its shape gives.
            if (property.GetIndexParameters().Length > 0 || property.GetValue(node) is not { } value || (node is Producer.Record && property.Name == "Type"))
            {
                continue;
            }

            if (property.CanWrite && !node.GetType().IsValueType)
            {
                atProperty(node, property);
            }

            if (value is IEnumerable items and not string)
            {
                foreach (var item in items)
                {
                    VisitItem(item, atNode, atProperty);
                }
            }
            else
            {
                VisitItem(value, atNode, atProperty);
            }
        }
    }

    private static void VisitItem(object? item, Action<object> atNode, Action<object, PropertyInfo> atProperty)
    {
        if (item is not null && item.GetType().Assembly is var assembly && (assembly == typeof(RuleProgram).Assembly || assembly == typeof(LexiconOptions).Assembly || item is KeyValuePair<string, Value?>) && !item.GetType().IsEnum)
        {
            Visit(item, atNode, atProperty);
        }
    }

    private static RuleProgram Sample()
    {
        var text = new Value.Text("text", ValueKind.Url);
        var date = new DateValue(CalendarKind.Gregorian, DatePrecision.Day, new DateParts(2014, 5, 3), new DateParts(2014, 5, 4))
        {
            AlsoGiven = new DateValue(CalendarKind.SolarHijri, DatePrecision.Year, new DateParts(1393, 0, 0)) { Unresolved = "year" },
        };
        var record = new MatchedRecord("R", "p.r", 0.5, new TextSpan(1, 2), [new MatchedField("f", text, [new TextSpan(1, 2)])], [new TextSpan(1, 2)]);
        ImmutableArray<Value> values =
        [
            text, new Value.Integer(-5), new Value.Decimal(1.50m), new Value.Boolean(true), new Value.Date(date), new Value.Duration(2, "day"),
            new Value.Quantity(1, 2, 3, "km", true), new Value.Code("KG", ValueKind.Country), new Value.Row([new("a", text), new("b", null)]),
            new Value.Record(record), new Value.List([text]),
        ];
        var type = new DataType(ValueKind.Row) { Columns = [new ValueColumn("a", new DataType(ValueKind.Text))], Element = new DataType(ValueKind.Text), RecordName = "R" };
        var lexicon = new Producer.Lexicon("p.L", type, new LexiconOptions { Exact = true }, [.. values.Select(value => new LexiconEntry(["a", "b c"], value))]);
        var expression = AllExpressions(values);
        var pattern = AllPatterns(expression);
        var entity = new Producer.Entity("p.E", new DataType(ValueKind.Text), [new EntityAlternative(pattern, ["l"], expression, Label(0))]);
        var slot = new FrameSlot(1, Lit("slot"), true, false, SlotScope.Tokens, 12, SlotSide.Left, SlotChoice.Last, Lit("after"), Lit("before"));
        var shape = new RecordShape("R", "p", [new RecordField("f", new DataType(ValueKind.Text), true, "doc")], [new KeyPart(0, 0.85)], true);
        var rules = new RuleDefinition("p.r", new RuleBody.Frame(Lit("trigger"), [slot]), ["trigger", "f"], [new FieldFill(0, Label(1))], Label(0), Label(1), Const(1), 3);
        var found = new Producer.Record("p.R", shape, [rules, rules with { Body = new RuleBody.Sequence(Lit("x")) }])
        {
            References =
            [
                new RecordReference(
                    [
                        new ReferenceClue.Surname(0, 0.85, TextLanguage.English, new ReferenceReach(ReachUnit.Document, 0)),
                        new ReferenceClue.Words(["he"], TextLanguage.English, new ReferenceReach(ReachUnit.Sentence, 3)),
                        new ReferenceClue.Phrase(Lit("the official"), new ReferenceReach(ReachUnit.Paragraph, 1)),
                        new ReferenceClue.Same([0], TextLanguage.Persian, new ReferenceReach(ReachUnit.Document, 0)),
                    ],
                    Label(0)),
            ],
        };
        return new RuleProgram([lexicon, entity, found], [new ZoneDefinition(
            "z",
            "p",
            true,
            [
                new ZoneClause.JsonPath("$.a"), new ZoneClause.Css("p > b"), new ZoneClause.OfKind(BlockKind.Title), new ZoneClause.Numbered(1, 2), new ZoneClause.WholeParagraph(Lit("a")),
                new ZoneClause.ParagraphWith(Lit("b")), new ZoneClause.FromParagraph(Lit("c")), new ZoneClause.Matching(Lit("d")),
                new ZoneClause.InColumn(Lit("e")), new ZoneClause.InRow(Lit("f")), new ZoneClause.Labelled(Lit("g")),
            ])], [new OverlapPolicy([2], [OverlapCriterion.Score, OverlapCriterion.Longest])]);
    }

    private static PatternNode AllPatterns(ExpressionNode expression) => Seq(
        new PatternNode.Empty(),
        Lit("a b"),
        new PatternNode.Regex("a+"),
        Word(expression),
        Ann(0, new ExpressionNode.AnnotationValue()),
        new PatternNode.ZoneRegion(0),
        Or(Lit("a"), Lit("b")),
        Repeat(Lit("a"), 1, 3, true),
        Repeat(Lit("a"), 1, null),
        Cap(0, Lit("c")),
        new PatternNode.List(Lit("d")),
        new PatternNode.Gap(0, 20),
        Ahead(Lit("e"), true),
        At(PositionKind.Glued),
        new PatternNode.InZone(0, true),
        new PatternNode.Both(Lit("f"), Lit("g")));

    private static ExpressionNode.And AllExpressions(ImmutableArray<Value> values) => new ExpressionNode.And(
    [
        new ExpressionNode.Constant(values[0]), Label(0), TextOf(0), new ExpressionNode.LabelTokenCount(0), new ExpressionNode.LabelExists(0),
        new ExpressionNode.LabelMatches(0, Lit("a")), new ExpressionNode.LabelContains(0, Lit("a")), new ExpressionNode.Neighbour(Lit("a"), true),
        new ExpressionNode.Member(Label(0), "iso"), Call("count", Label(0)), new ExpressionNode.Exists(Label(0)), new ExpressionNode.Not(Label(0)),
        new ExpressionNode.Or([Label(0), Label(0)]), Compare(Label(0), BinaryOperator.Less, Const(2)), new ExpressionNode.InRange(Label(0), 1, 2.5m),
        new ExpressionNode.InList(Label(0), values), new ExpressionNode.Conditional(Label(0), Label(0), Label(0)), new ExpressionNode.Coalesce(Label(0), Label(0)),
        new ExpressionNode.TokenAttribute(TokenAttributeKind.Case), new ExpressionNode.AnnotationValue(), new ExpressionNode.AnnotationText(),
        new ExpressionNode.TokenInAnnotation(0), new ExpressionNode.DocumentProperty(DocumentPropertyName.Published, DocumentPart.Source),
    ]);
}
