using System.Text;

namespace Processing.Text.Tests;

/// <summary>Lexicons that let one letter differ.</summary>
public sealed class SimilarWordsTests
{
    private static string Find(string text, params string[] forms)
    {
        var builder = new LexiconBuilder(new LexiconOptions { Similar = true });
        for (var entry = 0; entry < forms.Length; entry++)
        {
            builder.Add(forms[entry], entry);
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var tokens = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", LanguageDetector.Detect(bytes))]);
        var lexicon = builder.Build();
        var matches = new List<LexiconMatch>();
        for (var token = 0; token < tokens.Count; token++)
        {
            lexicon.FindAt(tokens, token, matches);
        }

        return string.Join(" | ", matches.Select(match => $"{tokens.GetString(match.Span)}={match.Entry}"));
    }

    [Theory]
    [InlineData("Samarkand", "Samarkand=0")]
    [InlineData("Samarqand", "Samarqand=0")]
    [InlineData("Samarkandt", "Samarkandt=0")]
    [InlineData("amarkand", "amarkand=0")]
    [InlineData("Samrakand", "Samrakand=0")]
    [InlineData("Samarqant", "")]
    [InlineData("Sam4rkand", "")]
    [InlineData("Samarqand's", "Samarqand=0")]
    public void One_letter_may_differ(string text, string expected) => Assert.Equal(expected, Find(text, "Samarkand"));

    [Theory]
    [InlineData("Osch", "Osh", "")]
    [InlineData("house", "horse", "house=0")]
    [InlineData("سگینبایف", "ساگینبایف", "سگینبایف=0")]
    [InlineData("the blacck horse ran", "black horse", "blacck horse=0")]
    [InlineData("the blakc hrose ran", "black horse", "blakc hrose=0")]
    public void Short_words_are_exact_and_each_long_word_of_a_phrase_may_differ(string text, string form, string expected) => Assert.Equal(expected, Find(text, form));

    [Fact]
    public void What_matches_as_written_wins() => Assert.Equal("horse=1", Find("horse", "house", "horse"));

    [Fact]
    public void Random_words_are_near_exactly_when_one_edit_apart()
    {
        var random = new Random(11);
        var words = Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4, 8)).Select(_ => (char)('a' + random.Next(2))))).Distinct().ToArray();
        var index = new SimilarWords();
        for (var id = 0; id < words.Length; id++)
        {
            index.Add(Encoding.UTF8.GetBytes(words[id]), id);
        }

        foreach (var word in words)
        {
            var found = new List<int>();
            index.Find(Encoding.UTF8.GetBytes(word), found);
            var expected = Enumerable.Range(0, words.Length).Where(id => word.Length >= 5 && words[id].Length >= 5 && Edits(word).Contains(words[id]) && words[id] != word);
            Assert.Equal(expected, found.Order());
        }
    }

    private static HashSet<string> Edits(string word)
    {
        var edits = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i <= word.Length; i++)
        {
            foreach (var letter in "ab")
            {
                edits.Add(word.Insert(i, letter.ToString()));
                if (i < word.Length)
                {
                    edits.Add(word.Remove(i, 1).Insert(i, letter.ToString()));
                }
            }

            if (i < word.Length)
            {
                edits.Add(word.Remove(i, 1));
            }

            if (i + 1 < word.Length)
            {
                edits.Add(word[..i] + word[i + 1] + word[i] + word[(i + 2)..]);
            }
        }

        return edits;
    }
}
