using System.Text;

namespace Processing.Text.Tests;

/// <summary>Lexicons that let one letter differ.</summary>
public sealed class SimilarWordsTests
{
    private static string Find(string text, params string[] forms) => FindWithin(1, text, forms);

    private static string FindWithin(int distance, string text, params string[] forms)
    {
        var builder = new LexiconBuilder(new LexiconOptions { Similar = distance });
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
    [InlineData("رمینبایف", "رامینبایف", "رمینبایف=0")]
    [InlineData("the blacck horse ran", "black horse", "blacck horse=0")]
    [InlineData("the blakc hrose ran", "black horse", "blakc hrose=0")]
    public void Short_words_are_exact_and_each_long_word_of_a_phrase_may_differ(string text, string form, string expected) => Assert.Equal(expected, Find(text, form));

    [Theory]
    [InlineData("Samarqant", "Samarqant=0")]
    [InlineData("Samrakadn", "Samrakadn=0")]
    [InlineData("amarkan", "amarkan=0")]
    [InlineData("Sammarkandd", "Sammarkandd=0")]
    [InlineData("amarka", "")]
    [InlineData("hoarses", "")]
    [InlineData("hoarse", "hoarse=1")]
    [InlineData("samarkond", "samarkond=0")]
    public void Two_letters_may_differ_in_words_of_eight(string text, string expected) => Assert.Equal(expected, FindWithin(2, text, "Samarkand", "horse"));

    [Fact]
    public void The_nearest_words_win() => Assert.Equal("samarkond=1", FindWithin(2, "samarkond", "Samarqant", "Samarkand"));

    [Fact]
    public void What_matches_as_written_wins() => Assert.Equal("horse=1", Find("horse", "house", "horse"));

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Words_that_are_near_nothing_allocate_nothing(int distance, bool stem)
    {
        var builder = new LexiconBuilder(new LexiconOptions { Similar = distance, Stem = stem });
        foreach (var form in (string[])["Samarkand", "trade agreement", "الیاس رامینبایف"])
        {
            builder.Add(form, 0);
        }

        var bytes = Encoding.UTF8.GetBytes("Several delegations discussed the construction of roads. نمایندگان پارلمان درباره ساختن جاده گفتگو کردند");
        var tokens = Tokenizer.Tokenize(bytes, [new TextBlock(BlockKind.Paragraph, new TextSpan(0, bytes.Length), "", TextLanguage.Persian | TextLanguage.English)]);
        var lexicon = builder.Build();
        var matches = new List<LexiconMatch>(16);
        var least = long.MaxValue;
        for (var round = 0; round < 20 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var token = 0; token < tokens.Count; token++)
            {
                lexicon.FindAt(tokens, token, matches);
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Empty(matches);
        Assert.Equal(0, least);
    }

    [Fact]
    public void Random_words_are_near_exactly_when_one_edit_apart()
    {
        var random = new Random(11);
        var words = Enumerable.Range(0, 300).Select(_ => string.Concat(Enumerable.Range(0, random.Next(4, 8)).Select(_ => (char)('a' + random.Next(2))))).Distinct().ToArray();
        var index = new SimilarWords(1);
        for (var id = 0; id < words.Length; id++)
        {
            index.Add(Encoding.UTF8.GetBytes(words[id]), id);
        }

        foreach (var word in words)
        {
            List<int>? found = [];
            index.Find(Encoding.UTF8.GetBytes(word), ref found);
            var expected = Enumerable.Range(0, words.Length).Where(id => word.Length >= 5 && words[id].Length >= 5 && Edits(word).Contains(words[id]) && words[id] != word);
            Assert.Equal(expected, found!.Order());
        }
    }

    [Fact]
    public void Random_words_are_near_exactly_when_two_edits_apart_and_none_is_nearer()
    {
        var random = new Random(12);
        var words = Enumerable.Range(0, 200).Select(_ => string.Concat(Enumerable.Range(0, random.Next(5, 11)).Select(_ => (char)('a' + random.Next(2))))).Distinct().ToArray();
        var index = new SimilarWords(2);
        for (var id = 0; id < words.Length; id++)
        {
            index.Add(Encoding.UTF8.GetBytes(words[id]), id);
        }

        foreach (var word in words)
        {
            var one = Edits(word);
            int Distance(string other) => one.Contains(other) ? 1 : one.Any(near => Edits(near).Contains(other)) && OptimalAlignment(word, other) == 2 ? 2 : 3;
            var near = Enumerable.Range(0, words.Length).Where(id => words[id] != word)
                .Select(id => (Id: id, Distance: Distance(words[id]))).Where(found => found.Distance <= (words[found.Id].Length >= 8 ? 2 : 1)).ToArray();
            var expected = near.Where(found => found.Distance == near.Min(other => other.Distance)).Select(found => found.Id);
            List<int>? found = [];
            index.Find(Encoding.UTF8.GetBytes(word), ref found);
            Assert.Equal(expected, found!.Order());
        }
    }

    // The table of edits between prefixes, as the textbook has it.
    private static int OptimalAlignment(string left, string right)
    {
        var table = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[left.Length, right.Length];
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
