using System.Collections.Immutable;
using System.Text;
using Processing.Matching.Programs;
using Processing.Matching.Values;
using Processing.Text;

namespace Benchmarks;

/// <summary>Makes rules and lexicons in the shapes that authors write, of words and phrases of the seen half of a text.</summary>
internal sealed class RandomRules
{
    private const int Lexicons = 16;
    private const int MostRealEntries = 20_000;
    private Random _random = new(11);
    private readonly List<string[]> _sentences = [];
    private readonly string[] _byRank;
    private readonly Dictionary<string, int> _ranks = [];

    public RandomRules(BenchmarkText text)
    {
        var counts = new Dictionary<string, int>();
        foreach (var document in text.Seen)
        {
            var tokens = Tokenizer.Tokenize(document.Text, document.Blocks);
            for (var sentence = 0; sentence < tokens.SentenceCount; sentence++)
            {
                var span = tokens.GetSentence(sentence);
                string[] words = [.. Enumerable.Range(span.Start, span.Length).Where(index => tokens[index].Kind == TokenKind.Word).Select(index => Encoding.UTF8.GetString(tokens.GetFolded(index)))];
                foreach (var word in words)
                {
                    counts[word] = counts.GetValueOrDefault(word) + 1;
                }

                if (words.Length >= 8)
                {
                    _sentences.Add(words);
                }
            }
        }

        _byRank = [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];
        for (var rank = 0; rank < _byRank.Length; rank++)
        {
            _ranks[_byRank[rank]] = rank;
        }
    }

    /// <summary>A program of some lexicons with so many entries together, and one record with so many rules.</summary>
    public RuleProgram Program(int rules, int entries, bool gapsOnly = false) =>
        Program(entries, _ => gapsOnly ? GapRule() : Rule(), rules);

    /// <summary>A program of some lexicons that reports every entry it finds.</summary>
    public RuleProgram LexiconProgram(int entries) =>
        Program(entries, lexicon => Capture(new PatternNode.Annotation(lexicon, null)), Lexicons);

    private RuleProgram Program(int entries, Func<int, PatternNode> make, int rules)
    {
        // The same rules whatever was made before.
        _random = new Random(11);
        var producers = ImmutableArray.CreateBuilder<Producer>();
        for (var lexicon = 0; lexicon < Lexicons; lexicon++)
        {
            var forms = Enumerable.Range(0, entries / Lexicons).Select(index => new LexiconEntry([Entry(index)], new Value.Integer(index)));
            producers.Add(new Producer.Lexicon($"bench.L{lexicon}", new DataType(ValueKind.Integer), new LexiconOptions(), [.. forms]));
        }

        var shape = new RecordShape("Found", "bench", [new RecordField("what", new DataType(ValueKind.Text), true, "")], [], true);
        ImmutableArray<RuleDefinition> definitions =
        [
            .. Enumerable.Range(0, rules).Select(index => new RuleDefinition(
                $"bench.r{index:D5}", new RuleBody.Sequence(make(index)), ["what"], [new FieldFill(0, new ExpressionNode.LabelText(0))], null, null, null, 0)),
        ];
        producers.Add(new Producer.Record("bench.Found", shape, definitions));
        return new RuleProgram(producers.ToImmutable(), []);
    }

    // Some are phrases of the text, the others words of the tail glued together anew: long lexicons are mostly of names that a document does not hold.
    private string Entry(int index)
    {
        var words = Sentence();
        var length = _random.Next(10) switch { < 4 => 1, < 8 => 2, _ => 3 };
        if (index < MostRealEntries / Lexicons && index % 3 == 0)
        {
            var at = _random.Next(words.Length - length);
            return string.Join(' ', words[at..(at + length)].Select(word => Content(word, length == 1 ? 1_500 : 200)));
        }

        return string.Join(' ', Enumerable.Range(0, length).Select(_ => Content("", 200) is var word && length > 1 && _random.Next(2) == 0 ? word : word[..(word.Length / 2)] + Content("", 200)));
    }

    private PatternNode GapRule()
    {
        var words = Sentence();
        var at = _random.Next(words.Length - 5);
        return Sequence(Literal(Content(words[at])), Capture(new PatternNode.Gap(0, _random.Next(1, 9))), Literal(words[at + _random.Next(2, 5)]));
    }

    private PatternNode Rule()
    {
        var words = Sentence();
        var at = _random.Next(words.Length - 5);
        var (a, b, c, d) = (words[at], words[at + 1], words[at + 2], words[at + 3]);
        var lexicon = new PatternNode.Annotation(_random.Next(Lexicons), null);
        return _random.Next(100) switch
        {
            < 25 => Sequence(Literal(a), Capture(Either(Content(b))), Literal(c)),
            < 40 => Sequence(Literal(a), Optional(Literal(b)), Capture(Either(Content(c))), Optional(Literal(d))),
            < 50 => Sequence(Capture(lexicon), Either(Content(b)), Optional(Literal(c))),
            < 60 => Sequence(Literal(a), Either(Content(b)), Capture(lexicon)),
            < 75 => GapRule(),
            < 85 => Sequence(Capture(new PatternNode.TokenClass(TokenClassKind.Number, null)), Either(Content(a)), Optional(Literal(b))),
            < 95 => Sequence(Capture(lexicon), new PatternNode.Gap(0, 2), Either(Content(c))),
            _ => Sequence(new PatternNode.Choice([Sequence(Literal(a), Literal(b)), Either(Content(a))]), Capture(new PatternNode.Repeat(lexicon, 1, 2, false))),
        };
    }

    private string[] Sentence() => _sentences[_random.Next(_sentences.Count)];

    private string Content(string word) => Content(word, 200);

    /// <summary>The word itself where it is not among the most frequent ones, else another that is not.</summary>
    private string Content(string word, int mostFrequent) =>
        _ranks.GetValueOrDefault(word, 0) >= mostFrequent ? word : _byRank[mostFrequent + _random.Next(Math.Min(12_000, _byRank.Length - mostFrequent))];

    private PatternNode Either(string word) => _random.Next(3) == 0 ? Literal(word) : new PatternNode.Choice([Literal(word), Literal(Content(""))]);

    private static PatternNode Literal(string word) => new PatternNode.Literal([word]);

    private static PatternNode Capture(PatternNode body) => new PatternNode.Capture(0, body);

    private static PatternNode Optional(PatternNode body) => new PatternNode.Repeat(body, 0, 1, false);

    private static PatternNode Sequence(params ImmutableArray<PatternNode> parts) => new PatternNode.Sequence(parts);
}
