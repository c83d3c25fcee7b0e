using System.Text;

namespace Processing.Text.Tests;

public class LexiconPropertyTests
{
    // Whatever forms and text: matches lie in their tokens, on character boundaries, and cover what folds to a form, borders aside.
    [Fact]
    public void Matches_in_random_text_keep_every_promise()
    {
        var random = new Random(12);
        string[] pieces = ["ا", "ل", "ال", "و", "ب", "ك", "ه", "ها", "های", "ی", "مان", "\u200C", "\u200C", " ", "\u064E", "\u0640", "a", "A", "'s", "-", "1", ".", "\u200F", "\uFEFB"];
        var found = 0;
        for (var round = 0; round < 400; round++)
        {
            var forms = Enumerable.Range(0, 30).Select(_ => Draw(pieces, random, 5)).ToArray();
            var builder = new LexiconBuilder();
            for (var i = 0; i < forms.Length; i++)
            {
                builder.Add(forms[i], i);
            }

            var lexicon = builder.Build();
            var language = (TextLanguage)random.Next(8);
            var text = TextCheck.Tokenize(Draw(pieces, random, 60), language);
            for (var i = 0; i < text.Count; i++)
            {
                var matches = new List<LexiconMatch>();
                lexicon.FindAt(text, i, matches);
                Assert.Equal(matches.Count, matches.DistinctBy(match => (match.Tokens, match.Entry)).Count());
                Assert.Equal(matches.OrderByDescending(match => match.Tokens.End), matches);
                foreach (var match in matches)
                {
                    found++;
                    Assert.Equal(i, match.Tokens.Start);
                    Assert.True(text.GetSpan(match.Tokens).Contains(match.Span) && !match.Span.IsEmpty);
                    Assert.True(language != TextLanguage.None || match.Clitics == LexiconClitics.None);
                    var covered = Joined(text.GetString(match.Span));
                    var form = Joined(forms[match.Entry]);

                    // The article may have lost its alef, and a ligature of proclitic and stem is covered whole.
                    var isRestored = match.Clitics != LexiconClitics.None && form == "ا" + covered;
                    var hasLigature = text.GetString(match.Span).Contains('\uFEFB', StringComparison.Ordinal) && covered.Contains(form, StringComparison.Ordinal);
                    Assert.True(covered == form || isRestored || hasLigature, $"{form} in {covered}");
                }
            }
        }

        Assert.True(found > 1000, $"{found} matches");
    }

    [Fact]
    public void A_form_is_found_in_its_own_text()
    {
        var random = new Random(13);
        for (var round = 0; round < 3000; round++)
        {
            var form = RandomText.Next(random, random.Next(1, 8));
            var builder = new LexiconBuilder();
            if (builder.Add(form, 5))
            {
                var text = TextCheck.Tokenize(form);
                var matches = new List<LexiconMatch>();
                builder.Build().FindAt(text, 0, matches);
                Assert.Contains(new LexiconMatch(new TokenSpan(0, text.Count), text.GetSpan(new TokenSpan(0, text.Count)), 5, LexiconClitics.None), matches);
            }
        }
    }

    [Fact]
    public void Many_joiners_and_long_words_are_survived()
    {
        var lexicon = LexiconCheck.Build(new LexiconOptions(), "ا", "اا", "ااا", "ا ا", "ا ا ا", "اا ا", string.Join(' ', Enumerable.Repeat("ا", LexiconBuilder.MaxTokens)));
        var text = TextCheck.Tokenize(string.Concat(Enumerable.Repeat("ا\u200C", 2000)) + " " + new string('ا', 5000), TextLanguage.Persian | TextLanguage.Arabic);
        Assert.Empty(LexiconCheck.FindAll(lexicon, text));
    }

    // A token at which something is found is never passed over by the look at its first letters; the builder is used again for each lexicon.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Starts_by_first_letters_miss_nothing(int similar)
    {
        var random = new Random(14 + similar);
        string[] pieces = ["ا", "ل", "ال", "و", "ب", "ك", "ر", "ضا", "ها", "ی", "\u200C", " ", " ", "\u064E", "a", "b", "the", "'s", "1", "."];
        var options = new LexiconOptions { Similar = similar };
        var (again, openings) = (new LexiconBuilder(options), new TokenOpenings());
        var (found, passed) = (0, 0);
        for (var round = 0; round < 3_000; round++)
        {
            again.Clear();
            openings.Clear();
            var anew = new LexiconBuilder(options);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var form = Draw(pieces, random, round % 2 == 0 ? 3 : 6);
                Assert.Equal(anew.Add(form, i), again.Add(form, i));
            }

            var (lexicon, same) = (anew.Build(), again.Build());
            var text = TextCheck.Tokenize(Draw(pieces, random, 60), (TextLanguage)random.Next(8));
            var starts = new List<int>();
            var middle = random.Next(text.Count + 1);
            same.AddStarts(text, new TokenSpan(0, middle), openings, starts);
            same.AddStarts(text, new TokenSpan(middle, text.Count), openings, starts);
            for (var token = 0; token < text.Count; token++)
            {
                var (matches, others) = (new List<LexiconMatch>(), new List<LexiconMatch>());
                lexicon.FindAt(text, token, matches);
                same.FindAt(text, token, others);
                Assert.Equal(matches, others);
                Assert.True(matches.Count == 0 || starts.Contains(token), text.GetString(text[token].Span));
                found += matches.Count;
            }

            passed += text.Count - starts.Count;
        }

        Assert.True(found > 400 && passed > 1_000, $"{found} found, {passed} tokens passed over");
    }

    private static string Draw(string[] pieces, Random random, int most)
    {
        var text = new StringBuilder();
        for (var i = random.Next(1, most + 1); i > 0; i--)
        {
            text.Append(pieces[random.Next(pieces.Length)]);
        }

        return text.ToString();
    }

    private static string Joined(string text) => string.Concat(Tokenizer.TokenizePhrase(text));
}
