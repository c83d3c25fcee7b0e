using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Processing.Matching.Programs;
using Processing.Matching.Results;
using Processing.Matching.Values;
using Processing.Text;

namespace Processing.Matching.Tests;

/// <summary>Short ways to build patterns, programs and texts by hand; the only place that touches their constructors.</summary>
internal static class Make
{
    public static PatternNode Lit(string phrase) => new PatternNode.Literal(Tokenizer.TokenizePhrase(phrase));

    public static PatternNode Seq(params ImmutableArray<PatternNode> parts) => new PatternNode.Sequence(parts);

    public static PatternNode Or(params ImmutableArray<PatternNode> alternatives) => new PatternNode.Choice(alternatives);

    public static PatternNode Repeat(PatternNode body, int minimum, int? maximum, bool lazy = false) => new PatternNode.Repeat(body, minimum, maximum, lazy);

    public static PatternNode Cap(int label, PatternNode body) => new PatternNode.Capture(label, body);

    public static PatternNode Ann(int producer, ExpressionNode? predicate = null) => new PatternNode.Annotation(producer, predicate);

    public static PatternNode Word(ExpressionNode? predicate = null) => new PatternNode.TokenClass(TokenClassKind.Word, predicate);

    public static PatternNode Number() => new PatternNode.TokenClass(TokenClassKind.Number, null);

    public static PatternNode At(PositionKind kind) => new PatternNode.Position(kind);

    public static PatternNode Ahead(PatternNode body, bool negated = false) => new PatternNode.Look(body, true, negated);

    public static PatternNode Behind(PatternNode body, bool negated = false) => new PatternNode.Look(body, false, negated);

    public static ExpressionNode Label(int label) => new ExpressionNode.LabelValue(label);

    public static ExpressionNode TextOf(int label) => new ExpressionNode.LabelText(label);

    public static ExpressionNode Const(string text) => new ExpressionNode.Constant(new Value.Text(text));

    public static ExpressionNode Const(long number) => new ExpressionNode.Constant(new Value.Integer(number));

    public static ExpressionNode Const(decimal number) => new ExpressionNode.Constant(new Value.Decimal(number));

    public static ExpressionNode Call(string function, params ImmutableArray<ExpressionNode> arguments) => new ExpressionNode.Call(function, arguments);

    public static ExpressionNode Compare(ExpressionNode left, BinaryOperator op, ExpressionNode right) => new ExpressionNode.Binary(op, left, right);

    public static Producer.Lexicon Lexicon(string name, params ImmutableArray<(string Form, Value? Value)> entries) =>
        new(name, null, new LexiconOptions(), [.. entries.Select(entry => new LexiconEntry([entry.Form], entry.Value))]);

    public static Producer.Lexicon Words(string name, params ImmutableArray<string> forms) =>
        Lexicon(name, [.. forms.Select(form => (form, (Value?)null))]);

    public static Producer.Lexicon Countries { get; } = Lexicon(
        "Country",
        ("Iran", Country("IR")),
        ("ایران", Country("IR")),
        ("Kyrgyzstan", Country("KG")),
        ("قرقیزستان", Country("KG")),
        ("أرمينيا", Country("AM")),
        ("أوزبكستان", Country("UZ")),
        ("روسيا", Country("RU")),
        ("Turkey", Country("TR")),
        ("Russia", Country("RU")));

    public static Value Country(string code) => new Value.Code(code, ValueKind.Country);

    public static Producer.Entity Entity(string name, params ImmutableArray<EntityAlternative> alternatives) => new(name, null, alternatives);

    public static EntityAlternative Alternative(PatternNode pattern, ExpressionNode? value = null, ExpressionNode? condition = null, params ImmutableArray<string> labels) =>
        new(pattern, labels, value, condition);

    public static RecordField Field(string name, ValueKind kind = ValueKind.Text, bool optional = true) => new(name, new DataType(kind), optional, "");

    public static RecordField ListField(string name, ValueKind kind = ValueKind.Text, bool optional = true) => new(name, new DataType(kind).ToList(), optional, "");

    public static RecordShape Shape(string name, params ImmutableArray<RecordField> fields) => new(name, "test", fields, [], true);

    public static RuleDefinition Rule(string name, PatternNode pattern, int labels, params ImmutableArray<ExpressionNode> fields) =>
        new($"test.{name}", new RuleBody.Sequence(pattern), Labels(labels), Fills(fields), null, null, null, 0);

    public static RuleDefinition Frame(string name, PatternNode trigger, int labels, ImmutableArray<FrameSlot> slots, params ImmutableArray<ExpressionNode> fields) =>
        new($"test.{name}", new RuleBody.Frame(trigger, slots), Labels(labels), Fills(fields), null, null, null, 0);

    public static FrameSlot Slot(int label, PatternNode pattern) =>
        new(label, pattern, false, false, SlotScope.Sentence, 0, SlotSide.Either, SlotChoice.Nearest, null, null);

    public static Producer.Record Record(RecordShape shape, params ImmutableArray<RuleDefinition> rules) => new($"test.{shape.Name}", shape, rules);

    public static RuleProgram Program(params ImmutableArray<Producer> producers) => new(producers, []);

    /// <summary>A text of one paragraph block per line; its language is told by content unless it is given.</summary>
    public static TokenizedText Tokens(string text, TextLanguage? language = null) => Blocks([.. text.Split('\n').Select(line => (line, BlockKind.Paragraph, ""))], language);

    public static TokenizedText Blocks(ImmutableArray<(string Text, BlockKind Kind, string Path)> blocks, TextLanguage? language = null, ImmutableArray<TextCell?> cells = default)
    {
        var bytes = new List<byte>();
        var made = ImmutableArray.CreateBuilder<TextBlock>();
        foreach (var (text, kind, path) in blocks)
        {
            var content = Encoding.UTF8.GetBytes(text);
            made.Add(new TextBlock(kind, new TextSpan(bytes.Count, bytes.Count + content.Length), path, language ?? LanguageDetector.Detect(content)));
            bytes.AddRange(content);
            bytes.Add((byte)'\n');
        }

        var facts = cells.IsDefaultOrEmpty ? TextFacts.None : new TextFacts { Cells = cells };
        return Tokenizer.Tokenize(bytes.ToArray(), made.DrainToImmutable(), facts, CancellationToken.None);
    }

    /// <summary>What the plain executor finds; every other one must find the same.</summary>
    public static MatchResult Run(RuleProgram program, TokenizedText text)
    {
        var expected = Run(new PlainExecutor(), program, text);
        Assert.Null(expected.Truncation);
        Assert.Equal(ToJson(expected), ToJson(Run(new FastExecutor(), program, text)));
        return expected;
    }

    public static MatchResult Run(IRuleExecutor executor, RuleProgram program, TokenizedText text, MatchLimits? limits = null) =>
        executor.Execute(program, text, limits ?? MatchLimits.Default, CancellationToken.None);

    /// <summary>All of a result, places included, byte for byte.</summary>
    public static string ToJson(MatchResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (var record in result.Records)
            {
                writer.WriteStringValue($"{record.Record} {record.Rule} {record.Score} {record.Span} {string.Join(' ', record.Mentions)}");
                foreach (var field in record.Fields)
                {
                    writer.WriteStringValue($"{field.Name} {field.Value.Kind} {string.Join(' ', field.Spans)}");
                    ValueFormatter.WriteJson(writer, field.Value);
                }
            }

            foreach (var zone in result.Zones)
            {
                writer.WriteStringValue($"{zone.Zone} {zone.Span}");
            }

            writer.WriteEndArray();
        }

        return $"{Encoding.UTF8.GetString(stream.ToArray())} {result.Truncation}";
    }

    /// <summary>A result as lines: record, span text, fields with their texts.</summary>
    public static string Print(MatchResult result, TokenizedText text)
    {
        var lines = result.Records.Select(record =>
            $"{record.Record} <{text.GetString(record.Span)}>{string.Concat(record.Fields.Select(field => $" {field.Name}={ValueFormatter.ToScalar(field.Value)}"))}");
        return string.Join('\n', lines);
    }

    private static ImmutableArray<string> Labels(int count) => [.. Enumerable.Range(0, count).Select(index => $"l{index}")];

    private static ImmutableArray<FieldFill> Fills(ImmutableArray<ExpressionNode> fields) => [.. fields.Select((value, index) => new FieldFill(index, value))];
}
