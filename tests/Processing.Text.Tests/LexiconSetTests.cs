using System.Text;

namespace Processing.Text.Tests;

/// <summary>A set finds for each lexicon what a lexicon of its own finds.</summary>
public class LexiconSetTests
{
    private static readonly string[] Pieces =
        ["ا", "ل", "ال", "و", "ب", "ك", "ه", "ها", "های", "ی", "مان", "ای", "تر", "\u200C", "\u200C", " ", " ", "\u064E", "\u0640", "a", "A", "'s", "-", "1", ".", "\u200F", "\uFEFB", "کتاب"];

    [Fact]
    public void Random_sets_agree_with_their_lexicons()
    {
        var random = new Random(31);
        var (found, passedOver, passedOverByNext) = (0, 0, 0);
        for (var round = 0; round < 500; round++)
        {
            var vocabulary = new TokenVocabulary();
            vocabulary.GetOrAdd("a");
            var set = new LexiconSetBuilder(vocabulary);
            var lexicons = new List<Lexicon>();
            for (var number = random.Next(1, 5); number > 0; number--)
            {
                var options = new LexiconOptions
                {
                    Languages = (TextLanguage)random.Next(8),
                    Clitics = random.Next(5) > 0,
                    Exact = random.Next(6) == 0,
                    CaseSensitive = random.Next(6) == 0,
                };
                var builder = new LexiconBuilder(options);
                var lexicon = set.AddLexicon(options, 1UL << lexicons.Count);
                Assert.Equal(lexicons.Count, lexicon);
                for (var entry = 0; entry < 20; entry++)
                {
                    var form = Draw(random, 5);
                    Assert.Equal(builder.Add(form, entry), set.Add(lexicon, form, entry));
                }

                lexicons.Add(builder.Build());
            }

            var together = set.Build();
            var text = TextCheck.Tokenize(Draw(random, 60), (TextLanguage)random.Next(8));
            var symbols = new int[text.Count];
            vocabulary.Read(text, symbols);
            var marks = new ulong[text.Count];
            together.ReadMarks(symbols, marks);
            var starts = new ulong[text.Count];
            together.ReadStarts(text, 0, symbols, 0, starts);
            Assert.Equal(together.ReadAhead(symbols), together.ReadAhead([.. symbols, TokenVocabulary.None, -1, int.MaxValue]));
            for (var token = 0; token < text.Count; token++)
            {
                var expected = new List<LexiconSetMatch>();
                for (var lexicon = 0; lexicon < lexicons.Count; lexicon++)
                {
                    var matches = new List<LexiconMatch>();
                    lexicons[lexicon].FindAt(text, token, matches);
                    expected.AddRange(matches.Select(match => new LexiconSetMatch(lexicon, match)));
                    Assert.All(matches, match => Assert.True(match.Tokens.Length <= set.LongestOf(lexicon)));
                }

                var actual = new List<LexiconSetMatch>();
                together.FindAt(text, symbols, token, actual);
                Assert.Equal(expected, actual);
                found += actual.Count;

                // What the marks and the letters rule out is not there.
                var mayStart = marks[token] | together.ReadShortened(text, token);
                Assert.Equal(mayStart, starts[token]);
                Assert.All(actual, match => Assert.NotEqual(0UL, mayStart & (1UL << match.Lexicon)));
                var mayStartByNext = together.MarksAt(text, symbols, token);
                Assert.Equal(0UL, mayStartByNext & ~mayStart);
                Assert.All(actual, match => Assert.NotEqual(0UL, mayStartByNext & (1UL << match.Lexicon)));
                passedOver += mayStart == 0 ? 1 : 0;
                passedOverByNext += mayStart != mayStartByNext ? 1 : 0;
            }
        }

        Assert.True(found > 1000, $"{found} matches");
        Assert.True(passedOver > 1000, $"{passedOver} tokens ruled out");
        Assert.True(passedOverByNext > 100, $"{passedOverByNext} tokens ruled out for some lexicons by the next word");
    }

    // Far fewer nodes than words, several phrases at most nodes, and many rows of each length.
    [Fact]
    public void A_large_set_of_phrases_that_begin_alike_agrees_with_its_lexicon()
    {
        string[] words = ["one", "two", "three", "a-four", "longer-than-sixteen-bytes", "six"];
        var random = new Random(7);
        var builder = new LexiconBuilder();
        var vocabulary = new TokenVocabulary();
        var set = new LexiconSetBuilder(vocabulary);
        set.Reserve(10);
        set.AddLexicon(new LexiconOptions());
        for (var entry = 0; entry < 3_000; entry++)
        {
            var form = string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => words[random.Next(words.Length)]));
            Assert.True(builder.Add(form, entry));
            Assert.True(set.Add(0, form, entry));
        }

        var lexicon = builder.Build();
        var together = set.Build();
        var text = TextCheck.Tokenize(string.Join(' ', Enumerable.Range(0, 200).Select(_ => words[random.Next(words.Length)])), TextLanguage.English);
        var symbols = new int[text.Count];
        vocabulary.Read(text, symbols);
        var found = 0;
        for (var token = 0; token < text.Count; token++)
        {
            var expected = new List<LexiconMatch>();
            lexicon.FindAt(text, token, expected);
            var actual = new List<LexiconSetMatch>();
            together.FindAt(text, symbols, token, actual);
            Assert.Equal(expected, actual.Select(match => match.Match));
            found += actual.Count;
        }

        Assert.True(found > 10 * text.Count, $"{found} matches");
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(50, 50)]
    [InlineData(30_000, 30)]
    [InlineData(30_000, 10_000)]
    [InlineData(30_000, 30_000)]
    public void The_number_of_different_words_is_guessed_closely(int count, int distinct)
    {
        var phrases = new PhraseList();
        for (var word = 0; word < count; word++)
        {
            phrases.AddWord(Encoding.UTF8.GetBytes($"word {word % distinct}"), PhraseBorder.Space);
        }

        Assert.InRange(DistinctWords.Estimate(phrases.Words), (int)(distinct * 0.95), (int)Math.Ceiling(distinct * 1.05));
    }

    [Fact]
    public void A_vocabulary_finds_what_was_added_and_nothing_else()
    {
        var vocabulary = new TokenVocabulary();
        string[] words = [.. Enumerable.Range(0, 20_000).Select(number => new string((char)('a' + (number % 26)), 1 + (number % 12)) + number)];
        int[] symbols = [.. words.Select(vocabulary.GetOrAdd)];
        Assert.Equal(words.Length + 1, vocabulary.Count);
        Assert.Equal(symbols, words.Select(vocabulary.GetOrAdd));
        Assert.Equal(symbols, words.Select(word => vocabulary.Find(Encoding.UTF8.GetBytes(word))));
        Assert.All(words, word => Assert.Equal(TokenVocabulary.None, vocabulary.Find(Encoding.UTF8.GetBytes(word + "x"))));
    }

    private static string Draw(Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, most + 1); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
